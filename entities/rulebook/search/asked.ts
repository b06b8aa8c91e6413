import type { Bags } from './bags.ts'
import { BIGRAM, CHARACTER, WORD, type Vocabulary } from './tokens.ts'

/** Single characters count half (issue 5). */
export const streamWeight = (stream: number): number => (stream === CHARACTER ? 0.5 : 1)

/** A question as it is searched for: its distinct terms, how rare each is among the clauses, and the sums that scores are measured by. */
export interface Asked {
  readonly text: string
  readonly terms: Uint32Array
  readonly idf: Float32Array
  readonly streams: Uint8Array
  /** By stream, for `Bags.score`. */
  readonly weights: Float32Array
  /** Sum of weighted idf: about what a text made of the question alone would score. At least 1. */
  readonly self: number
  /** Sum of idf of the words, and of the bigrams. At least 1. */
  readonly selfWords: number
  readonly selfBigrams: number
  /** Share of its terms that stand nowhere in what is stored. */
  readonly unknown: number
}

export function asked(text: string, vocabulary: Vocabulary, clauses: Bags): Asked {
  const { terms, unknown } = vocabulary.knownBag(text)
  const streams = Uint8Array.from(terms, (term) => vocabulary.streamOf(term))
  const idf = Float32Array.from(terms, (term) => clauses.idf(term))
  const weights = Float32Array.from(streams, streamWeight)
  const sum = (stream: number) => idf.reduce((all, value, at) => all + (streams[at] === stream ? value : 0), 0)
  const [words, bigrams] = [sum(WORD), sum(BIGRAM)]
  return {
    text,
    terms,
    idf,
    streams,
    weights,
    self: Math.max(1, words + bigrams + streamWeight(CHARACTER) * sum(CHARACTER)),
    selfWords: Math.max(1, words),
    selfBigrams: Math.max(1, bigrams),
    unknown: unknown / Math.max(1, unknown + terms.length),
  }
}
