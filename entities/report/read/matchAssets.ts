import { findMentions } from './mentions.ts'
import { matchable } from './matchable.ts'
import { prepare } from './prepare.ts'
import type { LedgerEntry, Match } from './reading.ts'
import { indexLedger } from './vocabulary.ts'

/** One asset, or several that may be meant, spoken of in a text. */
export interface AssetMatch {
  /** One entry when certain; several when meant together; none when unknown. */
  entries: LedgerEntry[]
  match: Match
  /** The possible ones when `match` is `ambiguous`. */
  candidates: LedgerEntry[]
}

/** Assets named in a text: for questions about an asset, and for the answer to "which one". */
export function matchAssets(text: string, ledger: LedgerEntry[]): AssetMatch[] {
  const seen = matchable(prepare(text).words)
  return findMentions(seen, indexLedger(ledger)).map((mention) => {
    const known = mention.known.map(({ entry }) => entry)
    return mention.match === 'ambiguous'
      ? { entries: [], match: mention.match, candidates: known }
      : { entries: known, match: mention.match, candidates: [] }
  })
}
