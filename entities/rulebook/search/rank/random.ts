/** Numbers 0 <= x < 1 from a fixed seed (mulberry32): the same seed trains the same ranker on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The whole numbers below `count` in random order (Fisher-Yates). */
export function shuffled(count: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const kept = order[i] ?? 0
    order[i] = order[j] ?? 0
    order[j] = kept
  }
  return order
}

/** `count` of the whole numbers below `all`, in rising order. */
export const sample = (all: number, count: number, random: () => number): Int32Array =>
  shuffled(all, random)
    .subarray(0, Math.max(1, Math.min(all, Math.round(count))))
    .sort()

/**
 * Cuts `count` things into `folds` parts of nearly equal size, by shuffling: the part of each. Things that belong together
 * (ways to ask the same) are to be cut as one, by the caller. Whoever prints a figure prints the seed with it.
 */
export function folds(count: number, parts: number, seed: number): Int32Array {
  const part = new Int32Array(count)
  shuffled(count, seeded(seed)).forEach((item, place) => (part[item] = place % parts))
  return part
}
