/** One part of a sum: what it is worth and how far the written figure may be off. */
export interface Part {
  fen: number
  slackFen: number
}

export interface SumSearch {
  least?: number
  most: number
  /** Stop after so many ways; more than one means that the sums alone do not decide. */
  ways?: number
}

/** So many steps of the search at most: with fourteen parts every subset is seen. */
const STEPS = 40_000

/**
 * Every choice of parts that adds up to `target`, as lists of indexes: exact search with bounds, not greedy. Parts may be below zero (money taken
 * back). Sums are equal when they differ by no more than the slack of all that is added, `target`'s included.
 */
export function subsetsWithSum(
  parts: readonly Part[],
  target: Part,
  { least = 1, most, ways = 3 }: SumSearch,
): number[][] {
  const order = parts.map((_, i) => i).sort((a, b) => parts[b]!.fen - parts[a]!.fen || a - b) // indexes of parts
  const sorted = order.map((i) => parts[i]!)
  // what the rest can still add or take away
  const above = suffix(sorted, (part) => Math.max(0, part.fen))
  const below = suffix(sorted, (part) => Math.min(0, part.fen))
  const slackLeft = suffix(sorted, (part) => part.slackFen)
  const found: number[][] = []
  const chosen: number[] = []
  let steps = 0

  const search = (at: number, missing: number, slack: number, isNew: boolean): void => {
    if (++steps > STEPS || found.length >= ways) return
    if (isNew && chosen.length >= least && Math.abs(missing) <= slack)
      found.push(chosen.map((i) => order[i]!).sort((a, b) => a - b))
    if (at >= sorted.length || chosen.length >= most) return
    const room = slack + slackLeft[at]!
    if (missing > above[at]! + room || missing < below[at]! - room) return
    const part = sorted[at]!
    chosen.push(at)
    search(at + 1, missing - part.fen, slack + part.slackFen, true)
    chosen.pop()
    search(at + 1, missing, slack, false)
  }
  search(0, target.fen, target.slackFen, false)
  return found
}

function suffix(parts: readonly Part[], worth: (part: Part) => number): number[] {
  const sums = Array.from({ length: parts.length + 1 }, () => 0)
  for (let i = parts.length - 1; i >= 0; i--) sums[i] = sums[i + 1]! + worth(parts[i]!)
  return sums
}

export const sum = (parts: readonly Part[]): Part => ({
  fen: parts.reduce((total, { fen }) => total + fen, 0),
  slackFen: parts.reduce((total, { slackFen }) => total + slackFen, 0),
})
