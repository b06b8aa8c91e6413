import type { Evidence } from './evidence.ts'

/** Lines that may belong together; fiscal and project are positions in the lists being matched. */
export interface Proposal {
  fiscal: number[]
  project: number[]
  /** The weakest of what ties them. */
  evidence: Evidence
  score: number
  /** More than one choice of lines would add up as well. */
  isOneOfSeveral: boolean
}

/** How many lines of money one project may have got, and how many are looked at. */
export const MOST_LINES = 6
export const LOOKED_AT = 14

export const bar = {
  /** One line, the very amount. */
  single: 3.5,
  /** Several lines that add up: each must be likely by itself, or chance sums creep in. */
  part: 5,
  /** The amounts differ: everything else must agree. */
  differing: 6,
} as const
/** An amount that agrees to the yuan is the strongest sign; each further line makes chance a little likelier. */
export const EXACT = 5
export const PER_LINE = 0.3

export const mean = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0) / numbers.length
export const weakest = (list: readonly Evidence[]): Evidence =>
  list.reduce((low, one) => (one.score < low.score ? one : low))
