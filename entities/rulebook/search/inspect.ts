import { K1 } from './bags.ts'
import type { Clauses } from './clauses.ts'
import type { Evidence } from './evidence.ts'
import { BIGRAM, STREAMS, WORD } from './tokens.ts'

/** Answered questions whose answers and right clauses a candidate is held against. */
const MODELS = 6

/** What one look through a clause's terms shows; shares of the question's own score where not said otherwise. */
export interface Looked {
  /** BM25 by stream. */
  readonly streams: [number, number, number]
  /** Idf of the question's words, and bigrams, that the clause has. */
  readonly words: number
  readonly bigrams: number
  /** Idf of the clause's words that the question has, as a share of the clause. */
  readonly ofClause: number
  /** Logarithm of how much likelier the question's words are in the wording of this clause than anywhere; sum, and mean per word. */
  readonly wording: number
  readonly meanWording: number
  /** BM25 of the words of the nearest answers, and of the clauses that were right there; share of what the weights could give. */
  readonly likeAnswers: number
  readonly likeRights: number
}

/** Shares of a mixture: what the empty word and chance, the learned wording and the word itself give. */
const CHANCE = 0.15
const TRANSLATED = 0.45
const ITSELF = 0.25

/**
 * Looks through candidates of one question. Terms are marked in arrays as long as the vocabulary once a question, so that a
 * clause of 170 terms costs 170 steps.
 */
export class Inspector {
  private marks = new Float32Array(0)
  /** Where the list of a clause term begins among `nexts`, + 1. */
  private firsts = new Uint32Array(0)
  private answers = new Float32Array(0)
  private rights = new Float32Array(0)
  private readonly nexts: number[] = []
  private readonly words: number[] = []
  private readonly chances: number[] = []
  private touched: number[] = []
  private evidence: Evidence | undefined
  private questionWords: number[] = []
  private background = new Float64Array(0)
  private sums = new Float64Array(0)
  private selves = new Float64Array(0)
  private answersAll = 1
  private rightsAll = 1

  constructor(private readonly clauses: Clauses) {}

  /** Marks the terms of a question. */
  begin(evidence: Evidence): void {
    const { vocabulary } = this.clauses
    for (const array of [this.marks, this.firsts, this.answers, this.rights])
      for (const term of this.touched) array[term] = 0
    this.touched = []
    this.nexts.length = this.words.length = this.chances.length = 0
    if (this.marks.length < vocabulary.size) {
      const size = vocabulary.size * 1.25
      this.marks = new Float32Array(size)
      this.firsts = new Uint32Array(size)
      this.answers = new Float32Array(size)
      this.rights = new Float32Array(size)
    }
    this.evidence = evidence
    const { question, learned } = evidence
    this.questionWords = []
    question.terms.forEach((term, at) => {
      this.touched.push(term)
      this.marks[term] = question.idf[at] ?? 0
      if (question.streams[at] === WORD) this.questionWords.push(term)
    })
    this.background = new Float64Array(this.questionWords.length)
    this.sums = new Float64Array(this.questionWords.length)
    this.selves = new Float64Array(this.questionWords.length)
    this.questionWords.forEach((term, word) => {
      const anywhere = Math.exp(-(this.marks[term] ?? 0)) * 0.02 + 1e-6
      const padding = learned?.from.wording.padding(term) ?? 0
      this.background[word] = CHANCE * (anywhere + padding)
      this.link(term, word, -1)
      if (!learned) return
      const { terms, chances } = learned.from.wording.of(term)
      terms.forEach((source, at) => this.link(source, word, chances[at] ?? 0))
    })
    if (learned) this.modelAnswers()
  }

  /** The clause term speaks for this word of the question; chance -1: it is the word itself. */
  private link(term: number, word: number, chance: number): void {
    this.nexts.push(this.firsts[term] ?? 0)
    this.words.push(word)
    this.chances.push(chance)
    this.firsts[term] = this.nexts.length
    this.touched.push(term)
  }

  private modelAnswers(): void {
    const learned = this.evidence?.learned
    if (!learned) return
    const { from, votes, saidVotes } = learned
    this.answersAll = this.rightsAll = 1e-6
    for (const { nearest, likeness } of [votes, saidVotes])
      nearest.slice(0, MODELS).forEach((number, at) => {
        const weight = (likeness[at] ?? 0) ** 2
        this.answersAll += this.spread(from.answers.bag(number), this.answers, weight)
        const rights = from.rights[number] ?? []
        for (const target of rights) {
          const slot = from.targets[target]?.slot ?? -1
          if (slot >= 0)
            this.rightsAll += this.spread(this.clauses.texts.bag(slot), this.rights, weight / rights.length)
        }
      })
  }

  private spread(
    { terms, counts }: { terms: Uint32Array; counts: Uint8Array },
    into: Float32Array,
    weight: number,
  ): number {
    const { texts, vocabulary } = this.clauses
    let all = 0
    terms.forEach((term, at) => {
      if (vocabulary.streamOf(term) > BIGRAM) return
      const idf = texts.idf(term)
      const much = weight * idf * (1 + Math.log(counts[at] ?? 1))
      into[term] = (into[term] ?? 0) + much
      all += much
      this.touched.push(term)
    })
    return all
  }

  look(slot: number): Looked {
    const { texts, headings, vocabulary } = this.clauses
    const { question, learned } = this.evidence ?? raise()
    const { marks, answers, rights } = this
    const norms = Array.from({ length: STREAMS }, (_, stream) => texts.norm(slot, stream))
    const streams: [number, number, number] = [0, 0, 0]
    const found = [0, 0, 0]
    let [common, all, likeAnswers, likeRights] = [0, 0, 0, 0]
    this.sums.fill(0)
    this.selves.fill(0)
    for (let at = texts.from(slot); at < texts.to(slot); at++) {
      const term = texts.termAt(at)
      const stream = vocabulary.streamOf(term)
      const count = texts.countAt(at)
      const saturated = count / (count + (norms[stream] ?? 0))
      const mark = marks[term] ?? 0
      if (mark) {
        streams[stream] = (streams[stream] ?? 0) + mark * saturated * (K1 + 1)
        found[stream] = (found[stream] ?? 0) + mark
      }
      if (stream === WORD) {
        all += texts.idf(term)
        if (mark) common += mark
        this.worded(term, count)
      }
      likeAnswers += (answers[term] ?? 0) * saturated
      likeRights += (rights[term] ?? 0) * saturated
    }
    const heading = this.clauses.headingOf(slot)
    for (let at = headings.from(heading); at < headings.to(heading); at++)
      if (vocabulary.streamOf(headings.termAt(at)) === WORD) this.worded(headings.termAt(at), headings.countAt(at))
    const wording = learned ? this.likelihood(texts.length(slot, WORD) + headings.length(heading, WORD)) : 0
    return {
      streams: [streams[0] / question.self, streams[1] / question.self, streams[2] / question.self],
      words: (found[WORD] ?? 0) / question.selfWords,
      bigrams: (found[BIGRAM] ?? 0) / question.selfBigrams,
      ofClause: common / Math.max(1, all),
      wording,
      meanWording: wording / Math.max(1, this.questionWords.length),
      likeAnswers: likeAnswers / this.answersAll,
      likeRights: likeRights / this.rightsAll,
    }
  }

  private worded(term: number, count: number): void {
    for (let link = this.firsts[term] ?? 0; link > 0; link = this.nexts[link - 1] ?? 0) {
      const word = this.words[link - 1] ?? 0
      const chance = this.chances[link - 1] ?? 0
      if (chance < 0) this.selves[word] = (this.selves[word] ?? 0) + count
      else this.sums[word] = (this.sums[word] ?? 0) + count * chance
    }
  }

  private likelihood(length: number): number {
    let sum = 0
    for (let word = 0; word < this.sums.length; word++) {
      const background = this.background[word] ?? 0
      const said = (TRANSLATED * (this.sums[word] ?? 0) + ITSELF * (this.selves[word] ?? 0)) / Math.max(1, length)
      sum += Math.log1p(said / background)
    }
    return sum
  }
}

function raise(): never {
  throw new Error('look before begin')
}
