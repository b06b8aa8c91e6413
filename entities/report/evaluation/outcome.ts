import { claimOf, draftOf, type KnownAssets, mustConfirm, nextGap, receivableFromContract } from '../draft.ts'
import type { LedgerEntry, Reading } from '../read/index.ts'
import type { Claim } from '../submit.ts'

/** What a village person would see happen to his message. */
export type Outcome =
  /** Filed at once, with a receipt. */
  | { what: 'filed'; claims: (Claim & { assetId: string })[] }
  /** Something is asked, or read back, before anything is filed. */
  | { what: 'asked' }
  /** Not taken for a report: a question, a nod, a refusal, pictures without words. */
  | { what: 'other' }

/**
 * What the product does with a reading, by its own rules of a draft. Not known here, so left out: doubts that need the store (last
 * year's figure, the county's bound) and quarters still owed; both only make it ask more.
 */
export function outcomeOf(reading: Reading, ledger: readonly LedgerEntry[], words: string): Outcome {
  if (['ask', 'ack', 'refuse', 'photo'].includes(reading.intent)) return { what: 'other' }
  const items = reading.items.filter((item) => item.match !== 'out_of_scope')
  if (items.length === 0) return { what: reading.items.length > 0 ? 'other' : 'asked' }
  const ids = ledger.map(({ id }) => id)
  // a draft knows assets by the store's numbers
  const numbered = (id: string) => String(ids.indexOf(id) + 1)
  const draft = draftOf(
    {
      ...reading,
      items: items.map((item) => ({
        ...item,
        asset_id: item.asset_id === null ? null : numbered(item.asset_id),
        candidates: (item.candidates ?? []).map(numbered),
      })),
    },
    { id: 0, words, photos: [], at: new Date(0) },
  )
  const assets: KnownAssets = new Map(
    ledger.map((entry, i) => [
      i + 1,
      {
        assetClass: entry.class ?? 'operating',
        rentYearFen: entry.rent_year === undefined ? null : Math.round(entry.rent_year * 100),
      },
    ]),
  )
  if (nextGap(draft, assets, true) !== null) return { what: 'asked' }
  const fromContract = receivableFromContract(draft, assets)
  if (mustConfirm(draft, reading.confirm && !fromContract, false)) return { what: 'asked' }
  return {
    what: 'filed',
    claims: draft.items.map((item, i) => ({ ...claimOf(draft, i), assetId: ids[item.assetId! - 1]! })),
  }
}
