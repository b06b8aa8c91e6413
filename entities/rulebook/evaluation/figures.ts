import { calibrationError, hitAt, mean, mrrAt, percentile, recallAt, thresholdFor } from '../search/rank/metrics.ts'
import { folds } from '../search/rank/random.ts'
import type { Judgement, Replied, Verdict } from './judge.ts'
import type { EvaluationQuestion } from './questionFile.ts'

/** A question, what was answered, how it was judged, and how long the answer took. */
export interface Row {
  readonly asked: EvaluationQuestion
  readonly got: Replied
  readonly judgement: Judgement
  readonly milliseconds: number
}

type Counts = Record<Verdict, number> & { all: number }

/** Shares 0 to 1; null: the file does not say enough to measure it. */
export interface Figures {
  readonly questions: number
  readonly answering: Counts
  readonly refusing: Counts
  readonly unverified: Counts
  /** Questions with a fact: said by the answer, perhaps, not; handed over apart. */
  readonly facts: { all: number; yes: number; unclear: number; no: number; handedOver: number } | null
  readonly defaults: { all: number; toldAsRule: number }
  /** Of questions whose right entries or clauses the file names and whose ranking the engine tells. */
  readonly ranking: { questions: number; pAt1: number; hitAt3: number; recallAt10: number; mrrAt10: number } | null
  /** Of questions to be answered: answered at a threshold set on other folds for `asked` precision, and how precise that was. */
  readonly coverage: {
    asked: number
    coverage: number
    precision: number
    thresholds: number[]
    seed: number
    folds: number
  } | null
  /** Of what was answered, `unclear` counted as wrong. */
  readonly calibrationError: number | null
  /** What the three bands brought, questions of every kind: answered, and wrong or to be read by a person among it. */
  readonly bands: { answered: number; wrong: number; unclear: number; offered: number; handedOver: number }
  readonly milliseconds: { p50: number; p95: number; longest: number }
}

const PRECISION = 0.9
const FOLDS = 5

export function figuresOf(rows: readonly Row[], seed: number): Figures {
  const ofKind = (kind: EvaluationQuestion['kind']) => rows.filter(({ asked }) => asked.kind === kind)
  const answering = ofKind('answer')
  const withFact = answering.filter(({ asked }) => asked.facts.length + asked.words.length > 0)
  const said = (what: Judgement['said']) => withFact.filter(({ judgement }) => judgement.said === what).length
  const times = rows.map(({ milliseconds }) => milliseconds)
  const defaults = rows.filter(({ asked }) => asked.isDefault)
  const judged = answering.filter(isJudged)
  const forecasts = forecastsOf(judged.filter(isAnswered))
  return {
    questions: rows.length,
    answering: counts(answering),
    refusing: counts(ofKind('refuse')),
    unverified: counts(ofKind('unverified')),
    facts:
      withFact.length === 0
        ? null
        : { all: withFact.length, yes: said('yes'), unclear: said('unclear'), no: said('no'), handedOver: said(null) },
    defaults: {
      all: defaults.length,
      toldAsRule: defaults.filter(({ judgement }) => judgement.isDefaultAsRule).length,
    },
    ranking: rankingOf(answering),
    coverage: coverageOf(judged, seed),
    calibrationError: forecasts.length < LEAST ? null : calibrationError(forecasts),
    bands: bandsOf(rows),
    milliseconds: { p50: percentile(0.5, times), p95: percentile(0.95, times), longest: Math.max(...times) },
  }
}

/** Fewer say nothing about a share. */
const LEAST = 20

function counts(rows: readonly Row[]): Counts {
  const of = (verdict: Verdict) => rows.filter(({ judgement }) => judgement.verdict === verdict).length
  return {
    all: rows.length,
    right: of('right'),
    wrong: of('wrong'),
    unclear: of('unclear'),
    offered: of('offered'),
    handedOver: of('handedOver'),
  }
}

function rankingOf(rows: readonly Row[]): Figures['ranking'] {
  const judged = rows.flatMap(({ asked, got }) =>
    asked.right.length > 0 && got.ranked ? [{ ranked: got.ranked, right: asked.right }] : [],
  )
  if (judged.length === 0) return null
  return {
    questions: judged.length,
    pAt1: hitAt(1, judged),
    hitAt3: hitAt(3, judged),
    recallAt10: recallAt(10, judged),
    mrrAt10: mrrAt(10, judged),
  }
}

function bandsOf(rows: readonly Row[]): Figures['bands'] {
  const answered = rows.filter(isAnswered)
  const offered = rows.filter((row) => !isAnswered(row) && (row.got.offered?.length ?? 0) > 0).length
  const verdicts = (verdict: Verdict) => answered.filter(({ judgement }) => judgement.verdict === verdict).length
  return {
    answered: answered.length,
    wrong: verdicts('wrong'),
    unclear: verdicts('unclear'),
    offered,
    handedOver: rows.length - answered.length - offered,
  }
}

/** The file says what is right. */
const isJudged = ({ asked }: Row) => asked.right.length + asked.facts.length + asked.words.length > 0
const isAnswered = ({ got }: Row) => !got.handedOver && got.basis !== 'none'
const forecastsOf = (rows: readonly Row[]) =>
  rows.map(({ got, judgement }) => ({ chance: got.confidence, right: judgement.verdict === 'right' }))

/** What was handed over counts as not covered, whatever the threshold. */
function coverageOf(rows: readonly Row[], seed: number): Figures['coverage'] {
  if (rows.length < LEAST) return null
  const part = folds(rows.length, FOLDS, seed)
  const thresholds: number[] = []
  const answered: boolean[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const answeredIn = (isHere: boolean) =>
      forecastsOf(rows.filter((row, i) => (part[i] === fold) === isHere && isAnswered(row)))
    const threshold = thresholdFor(PRECISION, answeredIn(false))
    thresholds.push(threshold)
    answered.push(
      ...answeredIn(true)
        .filter(({ chance }) => chance >= threshold)
        .map(({ right }) => right),
    )
  }
  return {
    asked: PRECISION,
    coverage: answered.length / rows.length,
    precision: mean(answered.map((right) => (right ? 1 : 0))),
    thresholds,
    seed,
    folds: FOLDS,
  }
}
