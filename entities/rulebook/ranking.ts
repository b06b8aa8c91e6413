import type { TermList } from './terms.ts'

/**
 * Full-text ranking of short texts: BM25 and cosine over the fused term streams of a Reading. Knows nothing of entries. k1 and b
 * as measured on STARD (issue 5). What a term adds to a text is worked out once, when the text is taken in.
 */
const K1 = 0.9
const B = 0.75

/** By text number. Valid until the next question is scored: the arrays are used again. */
export interface Scores {
  /** BM25 as a share of what a text identical to the question would score. */
  readonly found: Float32Array
  /** Cosine of the weighted terms, 0 to 1. */
  readonly alike: Float32Array
}

export class Ranking {
  private readonly mean: number
  private readonly found: Float32Array
  private readonly alike: Float32Array
  /** By term number. */
  private readonly idf: Float64Array
  private readonly strangest: number
  /** Where the texts of a term stand in the three arrays below; one longer than there are terms. */
  private readonly starts: Int32Array
  private readonly docs: Int32Array
  /** What the term adds to the text's BM25 score, asked once. */
  private readonly foundBy: Float32Array
  /** What it adds to the cosine, before the question's own length. */
  private readonly alikeBy: Float32Array

  /** `terms`: how many there are. */
  constructor(texts: readonly TermList[], terms: number) {
    const size = texts.length
    this.found = new Float32Array(size)
    this.alike = new Float32Array(size)
    this.strangest = rarity(size, 0)
    const lengths = texts.map(({ weights }) => sum(weights))
    this.mean = sum(lengths) / Math.max(1, size)
    const starts = new Int32Array(terms + 1)
    for (const { ids } of texts) for (const id of ids) starts[id + 1]!++
    this.idf = Float64Array.from({ length: terms }, (_, id) => rarity(size, starts[id + 1]!))
    for (let id = 0; id < terms; id++) starts[id + 1]! += starts[id]!
    this.starts = starts
    const all = starts[terms] ?? 0
    this.docs = new Int32Array(all)
    this.foundBy = new Float32Array(all)
    this.alikeBy = new Float32Array(all)
    const next = starts.slice()
    texts.forEach(({ ids, weights, counted }, doc) => {
      const norm = this.length(ids, counted) || 1
      for (let i = 0; i < ids.length; i++) {
        const id = ids[i]! // i is within its length, id within the terms
        const at = next[id]!++
        this.docs[at] = doc
        this.foundBy[at] = this.idf[id]! * this.saturated(weights[i]!, lengths[doc] ?? 0)
        this.alikeBy[at] = (this.idf[id]! * counted[i]!) / norm
      }
    })
  }

  scores({ ids, weights, counted }: TermList): Scores {
    const { found, alike, idf, starts, docs, foundBy, alikeBy } = this
    found.fill(0)
    alike.fill(0)
    const size = sum(weights)
    let own = 0
    let square = 0
    for (let i = 0; i < ids.length; i++) {
      const worth = (ids[i]! < 0 ? this.strangest : idf[ids[i]!]!) * counted[i]!
      own += worth * this.saturated(weights[i]!, size)
      square += worth * worth
    }
    const norm = Math.sqrt(square) || 1
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i]! // i is within its length, and so is everything below
      if (id < 0) continue
      const share = counted[i]! / (own || 1)
      const part = (counted[i]! * idf[id]!) / norm
      const end = starts[id + 1]!
      for (let at = starts[id]!; at < end; at++) {
        const doc = docs[at]!
        found[doc]! += share * foundBy[at]!
        alike[doc]! += part * alikeBy[at]!
      }
    }
    return { found, alike }
  }

  private saturated(weight: number, length: number): number {
    return (weight * (K1 + 1)) / (weight + K1 * (1 - B + (B * length) / this.mean))
  }

  private length(ids: Int32Array, counted: Float64Array): number {
    let square = 0
    for (let i = 0; i < ids.length; i++) square += (this.idf[ids[i]!]! * counted[i]!) ** 2
    return Math.sqrt(square)
  }
}

/** How rare a term is that `seen` of so many texts hold; one never seen counts as the rarest. */
const rarity = (texts: number, seen: number): number => Math.log(1 + (texts - seen + 0.5) / (seen + 0.5))

function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}
