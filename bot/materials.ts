import type { Material } from '../entities/rulebook/document/materials.ts'
import { materialTexts } from '../entities/texts/rulebook/materials.ts'
import type { KnownTurn } from './turn.ts'

/** Memory: the material named under the last answer, by the number of its document; 模板 sends it. */
const OFFERED = 'material'
const LISTED = 8

/** 附送材料 - the line that names what goes with an answer, once in a row; '' when there is nothing, or it was just named. */
export function offerLine({ talk }: KnownTurn, material: Material | null): string {
  if (material === null) {
    talk.forget(OFFERED)
    return ''
  }
  if (talk.recall<number>(OFFERED) === material.documentId) return ''
  talk.remember(OFFERED, material.documentId)
  return materialTexts.offer(material)
}

/** 有没有合同范本 - sends what was asked for, or says what there is of it; false when it was no such question. */
export async function sendWanted(turn: KnownTurn): Promise<boolean> {
  const wanted = await turn.rulebook.materials(turn.tx)
  const found = wanted.wanted(turn.text)
  if (found.length === 0) return false
  await sendOrList(turn, found)
  return true
}

/** 模板, 模板 名称 - the one named under the last answer, or by its name; else what there is. */
export async function sendCalled(turn: KnownTurn, name: string): Promise<void> {
  const materials = await turn.rulebook.materials(turn.tx)
  const { all } = materials
  if (all.length === 0) return turn.reply(materialTexts.none())
  const offered = all.filter(({ documentId }) => documentId === turn.talk.recall<number>(OFFERED))
  const found = name === '' ? offered : materials.called(name)
  if (found.length === 0 && name !== '') await turn.reply(materialTexts.notFound())
  // a list of one is sent only when it was asked for
  if (found.length === 0) await list(turn, all)
  else await sendOrList(turn, found)
}

async function sendOrList(turn: KnownTurn, found: readonly Material[]): Promise<void> {
  const [only, ...others] = found
  if (only && others.length === 0) return turn.reply(materialTexts.sent(only), { files: [only.file] })
  await list(turn, found)
}

const list = (turn: KnownTurn, found: readonly Material[]): Promise<void> =>
  turn.reply(materialTexts.list(found.slice(0, LISTED), Math.max(0, found.length - LISTED)))
