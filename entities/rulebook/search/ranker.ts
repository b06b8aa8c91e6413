import { AnsweredQuestions } from './answered.ts'
import type { Answered } from './clause.ts'
import type { Clauses } from './clauses.ts'
import { chanceFeatures, SHOWN } from './confidence.ts'
import { Gathering } from './evidence.ts'
import { Features, WIDTH } from './features.ts'
import { type Candidates, Fusion } from './fusion.ts'
import { type Calibration, fitCalibration, type Seen } from './rank/calibrate.ts'
import { type Forest, scores } from './rank/forest.ts'
import { type Training, trainingForest } from './rank/lambdaMart.ts'
import { folds } from './rank/random.ts'

/**
 * Candidates the evidence hands on to the forest: one clause in 60, 40 to 200. R@200 of the evidence is .93 among STARD's 55,348. Looking at
 * candidates is most of what a question costs.
 */
const candidatesAmong = (clauses: number): number => Math.round(Math.min(200, Math.max(40, clauses / 60)))
/** The forest learns from the first of them: what stands further down is wrong in ways it has seen. */
const LEARNT_FROM = 80
/** A forest is trained from so many answered questions on; fewer give less than the weights found by hand (issue 5). */
export const LEAST_FOR_FOREST = 200

/** 排序模型 - what training leaves: plain numbers, good for this version of the features. */
export interface Ranker {
  readonly forest: Forest
  /** For the first, second and third. */
  readonly chances: readonly Calibration[]
  /** That any of the three is right. */
  readonly among: Calibration
}

/** Candidates of one question with what the forest sees of them. */
export interface Sheet {
  readonly candidates: Candidates
  readonly rows: Float32Array
  /** What was found behind them, and stays there. */
  readonly rest: readonly number[]
}

/** Everything a question needs on its way, sharing arrays. */
export class Pipeline {
  private readonly gathering: Gathering
  private readonly fusion: Fusion
  private readonly features: Features

  constructor(private readonly clauses: Clauses) {
    this.gathering = new Gathering(clauses)
    this.fusion = new Fusion(clauses)
    this.features = new Features(clauses)
  }

  /** By the weighted evidence alone. */
  candidates(question: string, learned: AnsweredQuestions | null, most: number): Candidates {
    return this.fusion.candidates(this.gathering.evidence(question, learned), most)
  }

  /** For the forest; `most` found in all. */
  sheet(question: string, learned: AnsweredQuestions, most = 0): Sheet {
    const evidence = this.gathering.evidence(question, learned)
    const looked = candidatesAmong(this.clauses.texts.live)
    const { slots, scores: fused } = this.fusion.candidates(evidence, Math.max(looked, most))
    const candidates = { slots: slots.slice(0, looked), scores: fused.slice(0, looked) }
    return { candidates, rows: this.features.rows(evidence, candidates), rest: slots.slice(looked) }
  }
}

/** Groups of answered questions; each is looked at by what was learned from the other groups. */
const PARTS = 6
/** Groups of those for the chances, which come from forests that did not see the question. */
const CHANCE_PARTS = 3

/**
 * Trains on what is known. A question's sheet is made by what was learned without it (and its group): seen otherwise it would be
 * its own nearest question, and the forest would learn to trust that.
 */
export function* training(clauses: Clauses, answered: readonly Answered[], seed: number): Training<Ranker> {
  const sheets = yield* sheetsOf(clauses, answered, seed)
  const forest = yield* forestOf(sheets, seed)
  return { forest, ...(yield* chancesOf(sheets, seed)) }
}

interface Known extends Sheet {
  /** 1: a right one. By candidate. */
  readonly labels: Uint8Array
}

function* sheetsOf(clauses: Clauses, answered: readonly Answered[], seed: number): Training<Known[]> {
  const pipeline = new Pipeline(clauses)
  const part = folds(answered.length, PARTS, seed)
  const sheets: Known[] = []
  for (let left = 0; left < PARTS; left++) {
    const others = answered.filter((_, at) => part[at] !== left)
    const learned = new AnsweredQuestions(clauses, others)
    for (const [at, { question, clauses: ids }] of answered.entries()) {
      if (part[at] !== left) continue
      const sheet = pipeline.sheet(question, learned)
      const right = new Set(ids.map((id) => clauses.slotOf(id)))
      sheets[at] = { ...sheet, labels: Uint8Array.from(sheet.candidates.slots, (slot) => (right.has(slot) ? 1 : 0)) }
      yield
    }
  }
  return sheets
}

function forestOf(sheets: readonly Known[], seed: number): Training<Forest> {
  const groups = Int32Array.from(sheets, ({ labels }) => Math.min(LEARNT_FROM, labels.length))
  const count = groups.reduce((sum, size) => sum + size, 0)
  const rows = new Float32Array(count * WIDTH)
  const labels = new Uint8Array(count)
  let at = 0
  sheets.forEach((sheet, number) => {
    const size = groups[number] ?? 0
    rows.set(sheet.rows.subarray(0, size * WIDTH), at * WIDTH)
    labels.set(sheet.labels.subarray(0, size), at)
    at += size
  })
  return trainingForest({ rows, width: WIDTH, labels, groups, options: { seed } })
}

function* chancesOf(sheets: readonly Known[], seed: number): Training<Omit<Ranker, 'forest'>> {
  const seen: Seen[][] = Array.from({ length: SHOWN }, () => [])
  const any: Seen[] = []
  const part = folds(sheets.length, CHANCE_PARTS, seed + 1)
  for (let left = 0; left < CHANCE_PARTS; left++) {
    const others = sheets.filter((_, at) => part[at] !== left)
    const forest = yield* forestOf(others, seed)
    for (const [at, sheet] of sheets.entries()) {
      if (part[at] !== left) continue
      const shown = chanceFeatures(sheet, scores(forest, sheet.rows))
      const isRight = shown.map(({ candidate }) => sheet.labels[candidate] === 1)
      shown.forEach(({ features }, place) => seen[place]?.push({ features, right: isRight[place] === true }))
      if (shown[0]) any.push({ features: shown[0].features, right: isRight.includes(true) })
    }
  }
  return { chances: seen.map((examples) => fitCalibration(examples)), among: fitCalibration(any) }
}
