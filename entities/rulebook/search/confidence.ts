import { FEATURES, WIDTH } from './features.ts'
import { ranking } from './rank/lambdas.ts'
import type { Sheet } from './ranker.ts'

/** Chances are given for the first three: as many as are shown to choose from. */
export const SHOWN = 3

/** Features of the candidate itself that tell whether it may be trusted. */
const OF_CANDIDATE = [
  'fusedOfBest',
  'lexicalOfBest',
  'lexical',
  'words',
  'wordingMean',
  'nearestOf',
  'saidNearestOf',
  'asTarget',
  'near',
  'headingShare',
  'likeRights',
  'documentShare',
  'self',
  'unknown',
  'nearest',
] as const satisfies readonly (typeof FEATURES)[number][]
const COLUMNS = OF_CANDIDATE.map((name) => FEATURES.indexOf(name))

/** Scores to this place make up "the rest". */
const DEPTH = 10

/** For each of the first three by score: which candidate, and the figures its chance is foretold from. Fewer where fewer were found. */
export function chanceFeatures(
  { rows }: Sheet,
  scores: ArrayLike<number>,
): { candidate: number; features: number[] }[] {
  const order = ranking(scores).subarray(0, DEPTH)
  const best = scores[order[0] ?? 0] ?? 0
  const shares = Array.from(order, (candidate) => Math.exp((scores[candidate] ?? 0) - best))
  const all = shares.reduce((sum, share) => sum + share, 0)
  const entropy = -shares.reduce((sum, share) => sum + (share / all) * Math.log(share / all + 1e-9), 0)
  return Array.from(order.subarray(0, SHOWN), (candidate, place) => {
    const own = scores[candidate] ?? 0
    const next = scores[order[place + 1] ?? candidate] ?? own
    const third = scores[order[place + 2] ?? candidate] ?? own
    return {
      candidate,
      features: [
        own,
        best - own,
        own - next,
        own - third,
        (shares[place] ?? 0) / all,
        entropy,
        ...COLUMNS.map((column) => rows[candidate * WIDTH + column] ?? 0),
      ],
    }
  })
}
