import { must } from '../../entities/base/errors.ts'
import { isTable } from '../../entities/message/fileKinds.ts'
import { checkForm, figuresOf, type FormCheck } from '../../entities/report/form/check.ts'
import { mayFillIn } from '../../entities/report/form/form.ts'
import { buttons } from '../../entities/texts/buttons.ts'
import { formTexts } from '../../entities/texts/form.ts'
import type { KnownTurn } from '../turn.ts'

export const FORM = 'form'
/** A checked sheet that waits for a yes. The file is read and checked again then: what was shown is filed, or shown anew. */
export interface FormTalk {
  sha256: string
  digest: string
  messageId: number
}

/** A table that came in; true when there was one. */
export async function takeTable(turn: KnownTurn): Promise<boolean> {
  const { table, message, person } = turn
  if (table === null) return false
  must(mayFillIn(person), 'person/forbidden')
  if (message.files.filter(isTable).length > 1) await turn.reply(formTexts.onlyOne())
  if ('refused' in table) throw table.refused
  const { form, file } = table
  if (form === 'ledger' || form === 'foreign') await turn.reply(formTexts[form]())
  else await show(turn, await checkForm(turn.tx, person, form), { sha256: file.sha256, messageId: message.id })
  return true
}

/** Row by row what will be recorded and what not; asks once when there is something to record. */
export async function show(turn: KnownTurn, check: FormCheck, from: Omit<FormTalk, 'digest'>): Promise<void> {
  const { village, period, fillable, known, unclear, meanwhile } = check
  if (fillable.length > 0) {
    turn.talk.begin(FORM, { ...from, digest: check.digest } satisfies FormTalk)
    return turn.reply(formTexts.check(figuresOf(check)), { choices: buttons.right })
  }
  if (unclear.length + meanwhile.length > 0) return turn.reply(formTexts.check(figuresOf(check)))
  if (known.length > 0) return turn.reply(formTexts.allKnown({ village, period, count: known.length }))
  return turn.reply(formTexts.nothingFilled({ village, period }))
}
