/** Chances that mean what they say. Two ways: by rank alone (isotonic), or from a few features (logistic). */

/** What was seen: the figures an outcome is foretold from, and the outcome. */
export interface Seen {
  readonly features: readonly number[]
  readonly right: boolean
}

/** Rising steps of chance over a score: between two scores it rises evenly. */
export interface Isotonic {
  readonly scores: number[]
  readonly chances: number[]
}

/** Weights on features brought to mean 0 and spread 1. */
export interface Logistic {
  readonly bias: number
  readonly weights: number[]
  readonly means: number[]
  readonly spreads: number[]
}

/** Logistic from features, and isotonic over what it says; the mean of both. */
export interface Calibration {
  readonly logistic: Logistic
  readonly isotonic: Isotonic
}

/**
 * Isotonic regression (pool adjacent violators). `doubt` right and `doubt` wrong examples in the whole's own proportion stand in
 * every step beside what was seen, so that a step of few never says 0 or 1.
 */
export function fitIsotonic(scores: readonly number[], right: readonly boolean[], doubt = 2): Isotonic {
  const order = scores.map((_, i) => i).sort((a, b) => scores[a]! - scores[b]!)
  const base = (right.filter(Boolean).length + 1) / (right.length + 2)
  const steps: { low: number; high: number; right: number; all: number }[] = []
  for (const i of order) {
    const score = scores[i]!
    let step = { low: score, high: score, right: right[i] ? 1 : 0, all: 1 }
    for (
      let last = steps.at(-1);
      last && (last.high === score || last.right / last.all >= step.right / step.all);
      last = steps.at(-1)
    ) {
      steps.pop()
      step = { low: last.low, high: step.high, right: last.right + step.right, all: last.all + step.all }
    }
    steps.push(step)
  }
  // shrinking a step of few more than its neighbour of many may turn their order: the running maximum keeps it
  let highest = 0
  const knots = steps.flatMap(({ low, high, right: hits, all }) => {
    highest = Math.max(highest, (hits + doubt * base) / (all + doubt))
    return low === high
      ? [{ at: low, chance: highest }]
      : [
          { at: low, chance: highest },
          { at: high, chance: highest },
        ]
  })
  return { scores: knots.map(({ at }) => at), chances: knots.map(({ chance }) => chance) }
}

/** The chance at a score; beyond the ends that of the end. Nothing was seen: one in two. */
export function applyIsotonic({ scores, chances }: Isotonic, score: number): number {
  let low = 0
  let high = scores.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (scores[middle]! < score) low = middle + 1
    else high = middle
  }
  if (low === scores.length) return chances.at(-1) ?? 0.5
  if (low === 0 || scores[low] === score) return chances[low]!
  const way = (score - scores[low - 1]!) / (scores[low]! - scores[low - 1]!)
  return chances[low - 1]! + way * (chances[low]! - chances[low - 1]!)
}

/**
 * Logistic regression (Newton with a ridge, which also keeps it finite where the examples part cleanly). A feature that never
 * changes weighs nothing. With one feature it is Platt's scaling, targets smoothed as he does.
 */
export function fitLogistic(seen: readonly Seen[], ridge = 1): Logistic {
  const width = seen[0]?.features.length ?? 0
  const hits = seen.filter(({ right }) => right).length
  const [yes, no] = [(hits + 1) / (hits + 2), 1 / (seen.length - hits + 2)]
  const means = Array.from(
    { length: width },
    (_, f) => seen.reduce((sum, one) => sum + one.features[f]!, 0) / seen.length,
  )
  const spreads = means.map(
    (mean, f) => Math.sqrt(seen.reduce((sum, one) => sum + (one.features[f]! - mean) ** 2, 0) / seen.length) || 1,
  )
  const rows = seen.map(({ features }) => [1, ...features.map((value, f) => (value - means[f]!) / spreads[f]!)])
  let weights = new Array<number>(width + 1).fill(0)
  for (let step = 0; step < STEPS; step++) {
    const slope = weights.map((weight, i) => (i === 0 ? 0 : -ridge * weight))
    const curve = weights.map((_, i) => weights.map((__, j) => (i === j ? (i === 0 ? 1e-6 : ridge) : 0)))
    rows.forEach((row, n) => {
      const chance = sigmoid(row.reduce((sum, value, i) => sum + value * weights[i]!, 0))
      const miss = (seen[n]!.right ? yes : no) - chance
      row.forEach((a, i) => {
        slope[i]! += miss * a
        row.forEach((b, j) => (curve[i]![j]! += chance * (1 - chance) * a * b))
      })
    })
    const move = solve(curve, slope)
    // a long step from far away would overshoot
    const length = Math.min(1, LONGEST_STEP / Math.hypot(...move))
    weights = weights.map((weight, i) => weight + length * move[i]!)
    if (Math.hypot(...move) < 1e-9) break
  }
  return { bias: weights[0] ?? 0, weights: weights.slice(1), means, spreads }
}

const STEPS = 50
const LONGEST_STEP = 4

/** Log odds. */
export const logOdds = ({ bias, weights, means, spreads }: Logistic, features: readonly number[]): number =>
  weights.reduce((sum, weight, f) => sum + weight * ((features[f]! - means[f]!) / spreads[f]!), bias)

export const applyLogistic = (fitted: Logistic, features: readonly number[]): number =>
  sigmoid(logOdds(fitted, features))

/** Ridge of the logistic under both: with some 1,000 examples and 21 features that go together, less of it learns noise (STARD). */
const RIDGE = 40

/**
 * Both in one: the logistic alone misses bends, isotonic steps alone follow every chance cluster and make ties. Their mean was nearest to
 * the truth for the first, second, third and any of three (STARD, 5 folds: error 0.016 to 0.031; a perfect forecast would show 0.030).
 */
export function fitCalibration(seen: readonly Seen[], doubt = 2): Calibration {
  const logistic = fitLogistic(seen, RIDGE)
  return {
    logistic,
    isotonic: fitIsotonic(
      seen.map(({ features }) => logOdds(logistic, features)),
      seen.map(({ right }) => right),
      doubt,
    ),
  }
}

export function applyCalibration({ logistic, isotonic }: Calibration, features: readonly number[]): number {
  const odds = logOdds(logistic, features)
  return (sigmoid(odds) + applyIsotonic(isotonic, odds)) / 2
}

const sigmoid = (sum: number) => 1 / (1 + Math.exp(-sum))

/** Gauss with pivots; the matrix is positive definite by its ridge. */
function solve(matrix: readonly number[][], values: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, values[i]!])
  const size = rows.length
  for (let i = 0; i < size; i++) {
    const pivot = rows.reduce((best, row, r) => (r > i && Math.abs(row[i]!) > Math.abs(rows[best]![i]!) ? r : best), i)
    ;[rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!]
    for (let r = i + 1; r < size; r++) {
      const times = rows[r]![i]! / rows[i]![i]!
      for (let c = i; c <= size; c++) rows[r]![c]! -= times * rows[i]![c]!
    }
  }
  const found = new Array<number>(size).fill(0)
  for (let i = size - 1; i >= 0; i--)
    found[i] =
      rows[i]!.slice(i + 1, size).reduce((sum, value, j) => sum - value * found[i + 1 + j]!, rows[i]![size]!) /
      rows[i]![i]!
  return found
}
