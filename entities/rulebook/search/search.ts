import { AnsweredQuestions } from './answered.ts'
import { chances } from './chances.ts'
import type { Answered, Clause, Search } from './clause.ts'
import { Clauses } from './clauses.ts'
import { Gathering } from './evidence.ts'
import { Fusion } from './fusion.ts'
import { Vocabulary } from './tokens.ts'

/** 条文检索 - the index of clauses (clause.ts): all evidence gathered (evidence.ts), fused by hand (fusion.ts). */
export function createSearch(): Search {
  const clauses = new Clauses(new Vocabulary())
  const gathering = new Gathering(clauses)
  const fusion = new Fusion(clauses)
  let known: AnsweredQuestions | null = null
  return {
    replace(document: string, list: readonly Clause[]): void {
      clauses.replace(document, list)
    },
    learn(answered: readonly Answered[]): void {
      known = answered.length > 0 ? new AnsweredQuestions(clauses, answered) : null
    },
    find(question: string, limit = 100) {
      const { slots, scores } = fusion.candidates(gathering.evidence(question, known), Math.max(limit, 10))
      // what shares nothing with the question was not found
      const found = slots.filter((_, place) => (scores[place] ?? 0) > 0).length
      const confidences = chances(scores.subarray(0, found), known !== null)
      const ranked = slots.slice(0, Math.min(limit, found)).map((slot, place) => ({
        id: clauses.idOf(slot),
        score: scores[place] ?? 0,
      }))
      return { ranked, confidence: confidences[0] ?? 0, confidences }
    },
  }
}
