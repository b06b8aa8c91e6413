/** Pairs of neighbouring characters, each counted as often as it stands there. */
function bigrams(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (let i = 0; i + 1 < text.length; i++) {
    const pair = text.slice(i, i + 2)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return counts
}

/** Dice coefficient of the bigrams of two texts, 0 to 1. */
export const shareOf = (a: string, b: string): number => new Overlap([a], (text) => text).with(b)[0]?.share ?? 0

/** Finds what shares words with a text, without comparing it with each. Shares are Dice coefficients of bigrams, 0 to 1. */
export class Overlap<T> {
  private readonly holders = new Map<string, { at: number; count: number }[]>()
  private readonly sizes: number[]

  constructor(
    private readonly items: readonly T[],
    textOf: (item: T) => string,
  ) {
    this.sizes = items.map((item, at) => {
      const text = textOf(item)
      for (const [pair, count] of bigrams(text)) {
        const known = this.holders.get(pair)
        if (known) known.push({ at, count })
        else this.holders.set(pair, [{ at, count }])
      }
      return Math.max(0, text.length - 1)
    })
  }

  /** Those with at least a third in common. */
  with(text: string): { of: T; share: number }[] {
    const common = new Map<number, number>()
    for (const [pair, count] of bigrams(text))
      for (const holder of this.holders.get(pair) ?? [])
        common.set(holder.at, (common.get(holder.at) ?? 0) + Math.min(count, holder.count))
    const size = Math.max(0, text.length - 1)
    return [...common]
      .map(([at, shared]) => ({ of: this.items[at]!, share: (2 * shared) / (size + this.sizes[at]!) }))
      .filter(({ share }) => share >= 1 / 3)
  }
}
