import { AnsweredQuestions } from './answered.ts'
import { chances } from './chances.ts'
import type { Answered, Clause, Search } from './clause.ts'
import { Clauses } from './clauses.ts'
import { chanceFeatures } from './confidence.ts'
import type { Candidates } from './fusion.ts'
import { applyCalibration } from './rank/calibrate.ts'
import { scores } from './rank/forest.ts'
import { ranking } from './rank/lambdas.ts'
import { LEAST_FOR_FOREST, Pipeline, type Ranker, type Sheet, training } from './ranker.ts'
import { Vocabulary } from './tokens.ts'

/** In order, best first: slots, their scores, the chances of the first three, and that one of them is right. */
interface Ordered {
  readonly slots: readonly number[]
  readonly scores: readonly number[]
  readonly confidences: number[]
  readonly among: number
}

/** 条文检索 - the index of clauses (clause.ts): evidence (evidence.ts), weighted (fusion.ts), put in order by a forest (ranker.ts). */
export function createSearch(): Search {
  const clauses = new Clauses(new Vocabulary())
  const pipeline = new Pipeline(clauses)
  let known: AnsweredQuestions | null = null
  let ranker: Ranker | null = null
  const order = (question: string, most: number): Ordered =>
    known && ranker
      ? byForest(pipeline.sheet(question, known, most), ranker)
      : byEvidence(pipeline.candidates(question, known, most), known !== null)
  return {
    replace(document: string, list: readonly Clause[]): void {
      clauses.replace(document, list)
    },
    learn(answered: readonly Answered[]): void {
      known = answered.length > 0 ? new AnsweredQuestions(clauses, answered) : null
    },
    *training(seed = 1) {
      if (!known || known.answered.length < LEAST_FOR_FOREST) return false
      ranker = yield* training(clauses, known.answered, seed)
      return true
    },
    find(question: string, limit = 100) {
      const { slots, scores: values, confidences, among } = order(question, Math.max(limit, 10))
      const ranked = slots.slice(0, limit).map((slot, place) => ({ id: clauses.idOf(slot), score: values[place] ?? 0 }))
      return { ranked, confidence: confidences[0] ?? 0, confidences, among }
    },
  }
}

function byEvidence({ slots, scores: fused }: Candidates, isLearned: boolean): Ordered {
  // what shares nothing with the question was not found
  const found = slots.filter((_, place) => (fused[place] ?? 0) > 0).length
  const confidences = chances(fused.subarray(0, found), isLearned)
  const among = 1 - confidences.reduce((none, chance) => none * (1 - chance), 1)
  return { slots: slots.slice(0, found), scores: [...fused.subarray(0, found)], confidences, among }
}

function byForest(sheet: Sheet, { forest, chances: fitted, among }: Ranker): Ordered {
  const values = scores(forest, sheet.rows)
  const order = [...ranking(values)].filter((candidate) => (sheet.candidates.scores[candidate] ?? 0) > 0)
  const shown = chanceFeatures(sheet, values)
  const last = values[order.at(-1) ?? 0] ?? 0
  return {
    slots: [...order.map((candidate) => sheet.candidates.slots[candidate] ?? 0), ...sheet.rest],
    scores: [...order.map((candidate) => values[candidate] ?? 0), ...sheet.rest.map((_, place) => last - 1 - place)],
    confidences: shown.flatMap(({ features }, place) => {
      const calibration = fitted[place]
      return calibration ? [applyCalibration(calibration, features)] : []
    }),
    among: shown[0] ? applyCalibration(among, shown[0].features) : 0,
  }
}
