import { discount, gain, idealDcg, ranking } from './lambdas.ts'

/** Every figure here is a plain share or mean, 0 to 1; NaN when there was nothing to measure. */

/** What was found for a question (best first) and what is right. */
export interface Judged {
  readonly ranked: readonly string[]
  readonly right: readonly string[]
}

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** R@k: the share of the right ones among the first k, averaged over questions. */
export const recallAt = (k: number, judged: readonly Judged[]): number =>
  mean(
    judged.map(
      ({ ranked, right }) => new Set(ranked.slice(0, k).filter((id) => right.includes(id))).size / right.length,
    ),
  )

/** Any right one among the first k. hitAt(1) is P@1, hitAt(3) hit@3. */
export const hitAt = (k: number, judged: readonly Judged[]): number =>
  mean(judged.map(({ ranked, right }) => (ranked.slice(0, k).some((id) => right.includes(id)) ? 1 : 0)))

/** MRR@k: one over the place of the first right one, 0 beyond k. */
export const mrrAt = (k: number, judged: readonly Judged[]): number =>
  mean(
    judged.map(({ ranked, right }) => {
      const place = ranked.slice(0, k).findIndex((id) => right.includes(id))
      return place < 0 ? 0 : 1 / (place + 1)
    }),
  )

/** NDCG@k of one question's candidates; 0 when none is right. */
export function ndcg(labels: Uint8Array, scores: ArrayLike<number>, k: number): number {
  const ideal = idealDcg(labels, k)
  if (ideal === 0) return 0
  const order = ranking(scores).subarray(0, k)
  return order.reduce((sum, row, place) => sum + gain(labels[row]!) * discount(place), 0) / ideal
}

/** What was said to be the chance, and whether it was so. */
export interface Forecast {
  readonly chance: number
  readonly right: boolean
}

const byChance = (forecasts: readonly Forecast[]) => [...forecasts].sort((a, b) => b.chance - a.chance)

/** ECE: how far chance and truth lie apart on average, in bins of equally many questions (Nixon et al. 2019). */
export function calibrationError(forecasts: readonly Forecast[], bins = 10): number {
  const sorted = byChance(forecasts)
  let error = 0
  for (let bin = 0; bin < bins; bin++) {
    const inBin = sorted.slice(Math.round((bin * sorted.length) / bins), Math.round(((bin + 1) * sorted.length) / bins))
    error += Math.abs(inBin.reduce((sum, { chance, right }) => sum + chance - (right ? 1 : 0), 0))
  }
  return error / sorted.length
}

/** The lowest chance from which on at least `precision` were right, on these; Infinity when no threshold reaches it. */
export function thresholdFor(precision: number, forecasts: readonly Forecast[]): number {
  const sorted = byChance(forecasts)
  let right = 0
  let threshold = Infinity
  sorted.forEach((forecast, i) => {
    if (forecast.right) right++
    // a threshold cannot part equal chances
    if (sorted[i + 1]?.chance !== forecast.chance && right / (i + 1) >= precision) threshold = forecast.chance
  })
  return threshold
}

/** What a threshold brings: the share answered, and the share of those that was right. Fix it on one set, look on another. */
export function covered(threshold: number, forecasts: readonly Forecast[]): { coverage: number; precision: number } {
  const answered = forecasts.filter(({ chance }) => chance >= threshold)
  return {
    coverage: answered.length / forecasts.length,
    precision: mean(answered.map(({ right }) => (right ? 1 : 0))),
  }
}

/** Nearest-rank percentile, `share` 0 to 1: 0.95 is p95. */
export const percentile = (share: number, values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length) - 1)] ?? NaN
