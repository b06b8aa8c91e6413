import type { Reading } from './reading.ts'

/**
 * Full-text ranking of short texts: BM25 over the fused term streams of a Reading. Knows nothing of entries, so that clauses
 * can be ranked with it as well. k1 and b as measured on STARD (issue 5).
 */
const K1 = 0.9
const B = 0.75

interface Posting {
  readonly doc: number
  readonly weight: number
}

export class Ranking {
  private readonly postings = new Map<string, Posting[]>()
  private readonly lengths: number[]
  private readonly mean: number

  constructor(readings: readonly Reading[]) {
    this.lengths = readings.map((reading) => [...reading.terms.values()].reduce((sum, weight) => sum + weight, 0))
    this.mean = this.lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, readings.length)
    readings.forEach((reading, doc) => {
      for (const [term, weight] of reading.terms) {
        const list = this.postings.get(term)
        if (list) list.push({ doc, weight })
        else this.postings.set(term, [{ doc, weight }])
      }
    })
  }

  /** How rare a term is; a term never seen counts as the rarest. */
  idf(term: string): number {
    const seen = this.postings.get(term)?.length ?? 0
    return Math.log(1 + (this.lengths.length - seen + 0.5) / (seen + 0.5))
  }

  /** Scores by text number; 0 where nothing is shared. */
  scores(question: Reading): Float64Array {
    const scores = new Float64Array(this.lengths.length)
    for (const [term, asked] of question.terms) {
      const list = this.postings.get(term)
      if (!list) continue
      const idf = this.idf(term) * streamWeight(term, asked)
      for (const { doc, weight } of list)
        scores[doc] = (scores[doc] ?? 0) + idf * this.saturated(weight, this.lengths[doc] ?? 0)
    }
    return scores
  }

  /** What a text identical to the question would score: the measure for "how much of it was found". */
  ownScore(question: Reading): number {
    let length = 0
    for (const weight of question.terms.values()) length += weight
    let own = 0
    for (const [term, asked] of question.terms)
      own += this.idf(term) * streamWeight(term, asked) * this.saturated(asked, length)
    return own
  }

  private saturated(weight: number, length: number): number {
    return (weight * (K1 + 1)) / (weight + K1 * (1 - B + (B * length) / this.mean))
  }
}

/** Repeating a word does not make it asked twice; single characters keep their half weight. */
const streamWeight = (term: string, asked: number): number =>
  term.startsWith('u') ? Math.min(asked, 0.5) : Math.min(asked, 1.5)
