/** Pseudo-random numbers from a fixed seed (mulberry32): the demo county is the same on every machine. */
export interface Random {
  /** 0 <= x < 1 */
  next(): number
  /** Whole number, both ends included. */
  int(from: number, to: number): number
  between(from: number, to: number): number
  pick<T>(of: readonly T[]): T
  chance(probability: number): boolean
  shuffle<T>(of: readonly T[]): T[]
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    int,
    between: (from, to) => from + next() * (to - from),
    // callers never pass an empty list
    pick: <T>(of: readonly T[]) => of[int(0, of.length - 1)] as T,
    chance: (probability) => next() < probability,
    shuffle: (of) =>
      of
        .map((value) => ({ value, at: next() }))
        .sort((a, b) => a.at - b.at)
        .map(({ value }) => value),
  }
}
