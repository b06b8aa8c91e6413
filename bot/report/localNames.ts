import type { Asset } from '../../entities/asset/asset.ts'
import { learnName, localNames, unlearnNames, waysToSay } from '../../entities/asset/localNames.ts'
import type { Draft, DraftItem } from '../../entities/report/draft.ts'
import { matchAssets } from '../../entities/report/read/index.ts'
import type { Report } from '../../entities/report/report.ts'
import type { KnownTurn } from '../turn.ts'
import { known } from './context.ts'

/** 习惯叫法 - the sender was asked which he meant by his words, has said it, and it is filed: the words are learned for his village. */
export async function learnCalled(turn: KnownTurn, item: DraftItem, asset: Asset): Promise<void> {
  if (!item.called) return
  const { context } = await known(turn)
  // what names another asset, or this one already, is nothing to learn
  const names = matchAssets(item.called, context.ledger ?? []).some(
    ({ entries, match }) => entries.length > 0 && match !== 'fuzzy',
  )
  if (names) return
  await learnName(turn.tx, {
    villageCode: asset.villageCode,
    words: item.called,
    assetId: asset.id,
    by: turn.person.id,
    messageId: turn.message.id,
  })
}

/** A read-back that rested on a name still being learned was refused. */
export async function unlearnCalled(turn: KnownTurn, { items }: Draft): Promise<void> {
  for (const { called, assetId, match } of items)
    if (called && assetId !== null && match === 'fuzzy')
      await unlearnNames(turn.tx, { assetId, words: [called], by: turn.person.id, messageId: turn.message.id })
}

/** A report is taken from one asset to another: the names it was filed by did not mean the first. */
export async function unlearnMoved(turn: KnownTurn, old: Report): Promise<void> {
  const names = await localNames(turn.tx, old.villageCode)
  const words = names
    .filter((name) => name.assetId === old.assetId && waysToSay(name.words).some((way) => old.words.includes(way)))
    .map((name) => name.words)
  await unlearnNames(turn.tx, { assetId: old.assetId, words, by: turn.person.id, messageId: turn.message.id })
}
