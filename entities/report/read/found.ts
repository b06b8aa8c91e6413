import type { PeriodMention } from '../../language/period.ts'
import type { Flag, Missing, ReadIncome, ReadItem } from './reading.ts'

/** What one stretch of words gives: items, and what they leave open. */
export interface Found {
  items: ReadItem[]
  missing: Missing[]
  flags: Flag[]
  confirm: boolean
  groups: { asset_ids: string[]; income: ReadIncome }[]
  expected: { asset_id: string | null; period: string | null; yuan: number | null }[]
  /** Earning assets whose money was not spoken of; asked for unless another part of the message names it. */
  lacking: (string | null)[]
  /** Anything that can be filed was said. */
  facts: boolean
  period: PeriodMention | null
}

export function merge(founds: Found[]): Found {
  return {
    items: founds.flatMap((found) => found.items),
    missing: founds.flatMap((found) => found.missing),
    flags: founds.flatMap((found) => found.flags),
    confirm: founds.some((found) => found.confirm),
    groups: founds.flatMap((found) => found.groups),
    expected: founds.flatMap((found) => found.expected),
    lacking: founds.flatMap((found) => found.lacking),
    facts: founds.some((found) => found.facts),
    period: founds.find((found) => found.period)?.period ?? null,
  }
}
