import type { Kind } from './lexicon.ts'
import type { Match } from './reading.ts'
import type { Known } from './vocabulary.ts'

/** A place in the text where an asset, several, or one nobody knows is spoken of. */
export interface Mention {
  start: number
  end: number
  match: Match
  /** Meant together (1号2号棚, 两个大棚), or the candidates when ambiguous. */
  known: Known[]
  voice: boolean
  kind: Kind | null
  /** A name that is still being learned. */
  called?: string
}
