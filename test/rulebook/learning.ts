/** Fitting by hand-written gradient (Adam, whole batch, no randomness); features are brought to one scale and back. */

export interface Group {
  /** Candidates, one row of features each. */
  readonly rows: readonly (readonly number[])[]
  readonly right: readonly boolean[]
  /** None of them being right is right too. */
  readonly noneIsRight: boolean
  readonly weight: number
}
export interface Sample {
  readonly row: readonly number[]
  readonly right: boolean
  readonly weight: number
}

/** Weights, bias first, so that exp(score) shares out the chance among the candidates and "none of them" (score 0). */
export function listwise(groups: readonly Group[], { ridge = 3e-4, steps = 200 } = {}): number[] {
  const scale = scaled(groups.flatMap((group) => group.rows))
  const data = groups
    .filter((group) => group.rows.length > 0)
    .map((group) => ({ ...group, rows: group.rows.map(scale.row) }))
  const total = data.reduce((sum, { weight }) => sum + weight, 0)
  return scale.back(
    descend(scale.width, steps, ridge, (weights, slope) => {
      for (const { rows, right, noneIsRight, weight } of data) {
        const scores = rows.map((row) => dot(weights, row))
        const top = Math.max(0, ...scores)
        const shares = scores.map((score) => Math.exp(score - top))
        const none = Math.exp(-top)
        const all = none + shares.reduce((sum, share) => sum + share, 0)
        const good = shares.reduce((sum, share, i) => sum + (right[i] ? share : 0), noneIsRight ? none : 0)
        rows.forEach((row, i) => {
          const share = shares[i] ?? 0
          add(slope, row, (((right[i] ? share / (good || 1) : 0) - share / all) * weight) / total)
        })
      }
    }),
  )
}

/** Weights, bias first, of a logistic regression. */
export function logistic(samples: readonly Sample[], { ridge = 1e-3, steps = 400 } = {}): number[] {
  const scale = scaled(samples.map(({ row }) => row))
  const data = samples.map((sample) => ({ ...sample, row: scale.row(sample.row) }))
  const total = data.reduce((sum, { weight }) => sum + weight, 0)
  return scale.back(
    descend(scale.width, steps, ridge, (weights, slope) => {
      for (const { row, right, weight } of data)
        add(slope, row, (((right ? 1 : 0) - chance(dot(weights, row))) * weight) / total)
    }),
  )
}

export const chance = (score: number): number => 1 / (1 + Math.exp(-score))
/** `weights` with the bias first. */
export const dot = (weights: ArrayLike<number>, row: ArrayLike<number>): number => {
  let sum = weights[0] ?? 0
  for (let i = 0; i < row.length; i++) sum += (weights[i + 1] ?? 0) * (row[i] ?? 0)
  return sum
}

function add(slope: Float64Array, row: ArrayLike<number>, by: number): void {
  slope[0] = (slope[0] ?? 0) + by
  for (let i = 0; i < row.length; i++) slope[i + 1] = (slope[i + 1] ?? 0) + by * (row[i] ?? 0)
}

function descend(
  width: number,
  steps: number,
  ridge: number,
  rise: (weights: Float64Array, slope: Float64Array) => void,
): Float64Array {
  const [weights, slope, mean, square] = [0, 0, 0, 0].map(() => new Float64Array(width + 1)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ] // four were made
  for (let step = 1; step <= steps; step++) {
    slope.fill(0)
    rise(weights, slope)
    const pace = 0.08 * Math.min(1, (2 * (steps - step + 1)) / steps)
    for (let i = 0; i <= width; i++) {
      const g = (slope[i] ?? 0) - (i === 0 ? 0 : 2 * ridge * (weights[i] ?? 0))
      mean[i] = 0.9 * (mean[i] ?? 0) + 0.1 * g
      square[i] = 0.99 * (square[i] ?? 0) + 0.01 * g * g
      const m = (mean[i] ?? 0) / (1 - 0.9 ** step)
      const v = (square[i] ?? 0) / (1 - 0.99 ** step)
      weights[i] = (weights[i] ?? 0) + (pace * m) / (Math.sqrt(v) + 1e-8)
    }
  }
  return weights
}

function scaled(rows: readonly (readonly number[])[]) {
  const width = rows[0]?.length ?? 0
  const means = new Float64Array(width)
  const spreads = new Float64Array(width)
  for (const row of rows) row.forEach((value, i) => (means[i] = (means[i] ?? 0) + value / rows.length))
  for (const row of rows)
    row.forEach((value, i) => (spreads[i] = (spreads[i] ?? 0) + (value - (means[i] ?? 0)) ** 2 / rows.length))
  const sizes = spreads.map((spread) => Math.sqrt(spread) + 1e-9)
  return {
    width,
    row: (row: readonly number[]) => Float64Array.from(row, (value, i) => (value - (means[i] ?? 0)) / (sizes[i] ?? 1)),
    back: (weights: Float64Array): number[] => {
      const plain = [...weights].slice(1).map((weight, i) => ((sizes[i] ?? 0) < 1e-8 ? 0 : weight / (sizes[i] ?? 1)))
      const bias = (weights[0] ?? 0) - plain.reduce((sum, weight, i) => sum + weight * (means[i] ?? 0), 0)
      return [bias, ...plain]
    },
  }
}
