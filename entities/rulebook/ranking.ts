import type { Reading } from './reading.ts'

/**
 * Full-text ranking of short texts: BM25 and cosine over the fused term streams of a Reading. Knows nothing of entries. k1 and b
 * as measured on STARD (issue 5). What a term adds to a text is worked out once, when the text is taken in.
 */
const K1 = 0.9
const B = 0.75

interface Posting {
  readonly idf: number
  readonly docs: Int32Array
  /** What the term adds to the text's BM25 score, asked once. */
  readonly found: Float32Array
  /** What it adds to the cosine, before the question's own length. */
  readonly alike: Float32Array
}

/** By text number. Valid until the next question is scored: the arrays are used again. */
export interface Scores {
  /** BM25 as a share of what a text identical to the question would score. */
  readonly found: Float32Array
  /** Cosine of the weighted terms, 0 to 1. */
  readonly alike: Float32Array
}

export class Ranking {
  private readonly postings = new Map<string, Posting>()
  private readonly size: number
  private readonly mean: number
  private readonly found: Float32Array
  private readonly alike: Float32Array
  private readonly strangest: number

  constructor(readings: readonly Reading[]) {
    this.size = readings.length
    this.found = new Float32Array(this.size)
    this.alike = new Float32Array(this.size)
    this.strangest = rarity(this.size, 0)
    const lengths = readings.map((reading) => sum(reading.terms.values()))
    this.mean = sum(lengths) / Math.max(1, this.size)
    const seenIn = new Map<string, number>()
    for (const reading of readings)
      for (const term of reading.terms.keys()) seenIn.set(term, (seenIn.get(term) ?? 0) + 1)
    const rarities = new Map([...seenIn].map(([term, seen]) => [term, rarity(this.size, seen)] as const))
    const norms = readings.map(({ terms }) => length(terms, (term) => rarities.get(term) ?? 0))
    for (const [term, seen] of seenIn) {
      const [docs, found, alike] = [new Int32Array(seen), new Float32Array(seen), new Float32Array(seen)]
      this.postings.set(term, { idf: rarities.get(term) ?? 0, docs, found, alike })
    }
    const filled = new Map<string, number>()
    readings.forEach(({ terms }, doc) => {
      for (const [term, weight] of terms) {
        const posting = this.postings.get(term)
        if (!posting) continue
        const at = filled.get(term) ?? 0
        filled.set(term, at + 1)
        posting.docs[at] = doc
        posting.found[at] = posting.idf * this.saturated(weight, lengths[doc] ?? 0)
        posting.alike[at] = (posting.idf * once(term, weight)) / (norms[doc] || 1)
      }
    })
  }

  scores({ terms }: Reading): Scores {
    const { found, alike } = this
    found.fill(0)
    alike.fill(0)
    const size = sum(terms.values())
    const postings = [...terms].map(([term, weight]) => ({
      posting: this.postings.get(term),
      asked: once(term, weight),
      weight,
    }))
    let own = 0
    let square = 0
    for (const { posting, asked, weight } of postings) {
      const worth = (posting?.idf ?? this.strangest) * asked
      own += worth * this.saturated(weight, size)
      square += worth * worth
    }
    const norm = Math.sqrt(square) || 1
    for (const { posting, asked } of postings) {
      if (!posting) continue
      const { docs, found: foundBy, alike: alikeBy } = posting
      const share = asked / (own || 1)
      const part = (asked * posting.idf) / norm
      for (let i = 0; i < docs.length; i++) {
        const doc = docs[i] as number // i is within its length, and so are the two below
        found[doc] = (found[doc] as number) + share * (foundBy[i] as number)
        alike[doc] = (alike[doc] as number) + part * (alikeBy[i] as number)
      }
    }
    return { found, alike }
  }

  private saturated(weight: number, length: number): number {
    return (weight * (K1 + 1)) / (weight + K1 * (1 - B + (B * length) / this.mean))
  }
}

/** Repeating a word does not make it asked twice; single characters keep their half weight, sounds even less. */
const once = (term: string, weight: number): number => Math.min(weight, term[0] === 'u' || term[0] === 'p' ? 0.5 : 1.5)

/** How rare a term is that `seen` of so many texts hold; one never seen counts as the rarest. */
const rarity = (texts: number, seen: number): number => Math.log(1 + (texts - seen + 0.5) / (seen + 0.5))

function length(terms: Reading['terms'], idf: (term: string) => number): number {
  let square = 0
  for (const [term, weight] of terms) square += (idf(term) * once(term, weight)) ** 2
  return Math.sqrt(square)
}

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}
