import { asked, type Asked } from './asked.ts'
import type { AnsweredQuestions } from './answered.ts'
import type { Bags } from './bags.ts'
import type { Clauses } from './clauses.ts'
import { WORD } from './tokens.ts'
import { top } from './top.ts'

/** Answered questions that are looked at as the nearest. */
const NEAREST = 25
/** Clause terms that a question is widened by. */
const WIDENED = 60

/** What the nearest answered questions say: their clauses (by target), headings and documents, weighted by likeness. */
export interface Votes {
  /** Numbers of the answered questions, nearest first, and how alike (share of the question's own score). */
  readonly nearest: number[]
  readonly likeness: number[]
  readonly target: Float32Array
  readonly nearestOfTarget: Float32Array
  readonly heading: Float32Array
  readonly document: Float32Array
}

/**
 * All that speaks for a clause before clauses are looked at one by one: found in the clause text and its heading, in the
 * wording learned, in what was asked and answered before. Every figure is a share of what the question itself would score.
 */
export interface Evidence {
  readonly question: Asked
  /** By slot: BM25 of clause and heading. */
  readonly lexical: Float32Array
  /** By heading. */
  readonly heading: Float32Array
  readonly learned: LearnedEvidence | null
}

export interface LearnedEvidence {
  readonly from: AnsweredQuestions
  /** By slot: BM25 of what the question's words stand for. */
  readonly wording: Float32Array
  /** By target: likeness to all it was asked, to all that was answered with it. */
  readonly asTarget: Float32Array
  readonly saidOfTarget: Float32Array
  /** By heading. */
  readonly asHeading: Float32Array
  readonly saidOfHeading: Float32Array
  /** From questions alike, from answers alike. */
  readonly votes: Votes
  readonly saidVotes: Votes
}

/** Weight of the heading beside the clause's own words. */
const HEADING = 0.4

/** Arrays as long as the clauses are many, used again for every question. */
export class Gathering {
  private lexical = new Float32Array(0)
  private wording = new Float32Array(0)

  constructor(private readonly clauses: Clauses) {}

  evidence(text: string, from: AnsweredQuestions | null): Evidence {
    const { clauses } = this
    if (this.lexical.length < clauses.size) {
      this.lexical = new Float32Array(clauses.size * 1.25)
      this.wording = new Float32Array(clauses.size * 1.25)
    }
    const question = asked(text, clauses.vocabulary, clauses.texts)
    const heading = share(clauses.headings, question)
    const { lexical } = this
    lexical.fill(0)
    clauses.texts.score(question.terms, question.weights, lexical)
    for (let slot = 0; slot < clauses.size; slot++)
      lexical[slot] = (lexical[slot] ?? 0) / question.self + HEADING * (heading[clauses.headingOf(slot)] ?? 0)
    return { question, lexical, heading, learned: from && this.learned(question, from) }
  }

  private learned(question: Asked, from: AnsweredQuestions): LearnedEvidence {
    from.refresh()
    const byHeading = (bags: Bags) => {
      const scores = share(bags, question)
      const spread = new Float32Array(this.clauses.headings.size)
      from.headingNumbers.forEach((heading, at) => (spread[heading] = scores[at] ?? 0))
      return spread
    }
    return {
      from,
      wording: this.widened(question, from),
      asTarget: share(from.asTarget, question),
      saidOfTarget: share(from.saidOfTarget, question),
      asHeading: byHeading(from.asHeading),
      saidOfHeading: byHeading(from.saidOfHeading),
      votes: this.votes(share(from.questions, question), from),
      saidVotes: this.votes(share(from.answers, question), from),
    }
  }

  private widened(question: Asked, { wording }: AnsweredQuestions): Float32Array {
    const { texts } = this.clauses
    const into = this.wording
    into.fill(0)
    const weights = new Map<number, number>()
    question.terms.forEach((term, at) => {
      if (question.streams[at] !== WORD) return
      const { terms, chances } = wording.of(term)
      terms.forEach((source, i) =>
        weights.set(source, (weights.get(source) ?? 0) + (chances[i] ?? 0) * (question.idf[at] ?? 0)),
      )
    })
    const wide = [...weights]
      .map(([term, weight]) => ({ term, weight, worth: weight * texts.idf(term) }))
      .sort((a, b) => b.worth - a.worth || a.term - b.term)
      .slice(0, WIDENED)
    const all = wide.reduce((sum, { worth }) => sum + worth, 0)
    if (all > 0)
      texts.score(
        wide.map(({ term }) => term),
        wide.map(({ weight }) => weight / all),
        into,
      )
    return into
  }

  private votes(likeness: Float32Array, from: AnsweredQuestions): Votes {
    const { clauses } = this
    const nearest = top(likeness, likeness.length, NEAREST)
    const votes: Votes = {
      nearest,
      likeness: nearest.map((number) => likeness[number] ?? 0),
      target: new Float32Array(from.targets.length),
      nearestOfTarget: new Float32Array(from.targets.length),
      heading: new Float32Array(clauses.headings.size),
      document: new Float32Array(clauses.documents.length),
    }
    const all = votes.likeness.reduce((sum, alike) => sum + alike ** 2, 0)
    nearest.forEach((number, at) => {
      const alike = votes.likeness[at] ?? 0
      const weight = alike ** 2 / all
      const rights = from.rights[number] ?? []
      for (const target of rights) {
        votes.target[target] = (votes.target[target] ?? 0) + weight / Math.sqrt(rights.length)
        votes.nearestOfTarget[target] = Math.max(votes.nearestOfTarget[target] ?? 0, alike)
        const slot = from.targets[target]?.slot ?? -1
        if (slot < 0) continue
        const heading = clauses.headingOf(slot)
        const document = clauses.documentOf[heading] ?? 0
        votes.heading[heading] = (votes.heading[heading] ?? 0) + weight / rights.length
        votes.document[document] = (votes.document[document] ?? 0) + weight / rights.length
      }
    })
    return votes
  }
}

function share(bags: Bags, { terms, weights, self }: Asked): Float32Array {
  const scores = new Float32Array(bags.size)
  bags.score(terms, weights, scores)
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / self
  return scores
}
