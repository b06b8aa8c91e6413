import type { Asset } from '../../entities/asset/asset.ts'
import { buttons } from '../../entities/texts/buttons.ts'
import { fileTexts } from '../../entities/texts/assetFile.ts'
import { assetsMeant } from '../assetMeant.ts'
import type { KnownTurn } from '../turn.ts'

export const FILE = 'file'
/** What is to be done with the asset once it is known which. */
export type Intent = { show: true } | { contracts: true } | { change: { key: string; value: unknown } }
export interface FileTalk {
  /** The ones to choose from; empty when `assetId` is the one being looked at. */
  ids: number[]
  assetId: number | null
  intent: Intent
}
const MOST = 9

/** The one asset meant; otherwise answers (which one, too many, none) and returns null. */
export async function chosenAsset(turn: KnownTurn, said: string, intent: Intent): Promise<Asset | null> {
  const meant = await assetsMeant(turn, said)
  if (meant.length === 1) return meant[0]!
  if (meant.length === 0) await turn.reply(fileTexts.notFound({ said: said.slice(0, 30) }))
  else if (meant.length > MOST) await turn.reply(fileTexts.tooMany({ count: meant.length }))
  else {
    const names = meant.map(({ name }) => name)
    turn.talk.begin(FILE, { ids: meant.map(({ id }) => id), assetId: null, intent } satisfies FileTalk)
    await turn.reply(fileTexts.which({ names }), { choices: buttons.numbered(names) })
  }
  return null
}
