import { isTable } from '../../entities/message/fileKinds.ts'
import { formTexts } from '../../entities/texts/form.ts'
import type { KnownTurn } from '../turn.ts'

/** A table that came in; true when there was one. */
export async function takeTable(turn: KnownTurn): Promise<boolean> {
  if (!turn.message.files.some(isTable)) return false
  await turn.reply(formTexts.foreign())
  return true
}
