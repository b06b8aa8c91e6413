import { describe, expect, test } from 'vitest'
import {
  applyCalibration,
  applyIsotonic,
  applyLogistic,
  fitCalibration,
  fitIsotonic,
  fitLogistic,
  type Seen,
} from '../../../entities/rulebook/search/rank/calibrate.ts'
import { calibrationError } from '../../../entities/rulebook/search/rank/metrics.ts'
import { seeded } from '../../../entities/rulebook/search/rank/random.ts'

/** Two features and the true chance they mean: bent, so that a logistic alone is off. */
function drawn(count: number, seed: number): (Seen & { chance: number })[] {
  const random = seeded(seed)
  return Array.from({ length: count }, () => {
    const features = [random(), random() * 10]
    const chance = ((features[0] ?? 0) * 0.7 + (features[1] ?? 0) * 0.03) ** 2
    return { features, chance, right: random() < chance }
  })
}

describe('isotonic', () => {
  const random = seeded(2)
  const scores = Array.from({ length: 3000 }, () => random() * 4 - 2)
  const fitted = fitIsotonic(
    scores,
    scores.map((score) => random() < 1 / (1 + Math.exp(-3 * score))),
  )
  const chances = Array.from({ length: 201 }, (_, i) => applyIsotonic(fitted, -2.5 + i * 0.025))

  test('a higher score never means a lower chance', () => {
    expect(chances).toEqual(chances.toSorted((a, b) => a - b))
  })
  test('says what is so', () => {
    for (const score of [-1, -0.5, 0, 0.5, 1])
      expect(Math.abs(applyIsotonic(fitted, score) - 1 / (1 + Math.exp(-3 * score)))).toBeLessThan(0.08)
  })
  test('rises evenly between two steps', () => {
    const two = fitIsotonic([1, 1, 3, 3], [false, false, true, true])
    const [low, middle, high] = [1, 2, 3].map((score) => applyIsotonic(two, score))
    expect(middle).toBeCloseTo(((low ?? 0) + (high ?? 0)) / 2)
  })
  test.each([
    ['all right', [true, true, true]],
    ['all wrong', [false, false, false]],
    ['parted cleanly', [false, true, true]],
    ['a single one', [true]],
  ])('few examples (%s) never make it say 0 or 1', (_, right) => {
    const few = fitIsotonic(
      right.map((_, i) => i),
      right,
    )
    for (const score of [-9, 0, 1, 2, 9]) {
      expect(applyIsotonic(few, score)).toBeGreaterThan(0.02)
      expect(applyIsotonic(few, score)).toBeLessThan(0.98)
    }
  })
  test('nothing seen: one in two', () => {
    expect(applyIsotonic(fitIsotonic([], []), 3)).toBe(0.5)
  })
  test('equal scores get one chance', () => {
    const same = fitIsotonic([1, 1, 1, 1], [true, false, true, false])
    expect(applyIsotonic(same, 1)).toBeCloseTo(0.5)
  })
})

describe('logistic', () => {
  test('finds the weights the data were made with', () => {
    const random = seeded(5)
    const seen = Array.from({ length: 5000 }, () => {
      const features = [random() * 2 - 1, 100 + random() * 10]
      const odds = 2 * (features[0] ?? 0) - 0.3 * ((features[1] ?? 0) - 105)
      return { features, right: random() < 1 / (1 + Math.exp(-odds)) }
    })
    const { weights, spreads } = fitLogistic(seen)
    expect((weights[0] ?? 0) / (spreads[0] ?? 1)).toBeCloseTo(2, 0)
    expect((weights[1] ?? 0) / (spreads[1] ?? 1)).toBeCloseTo(-0.3, 1)
  })
  test('stays finite where the examples part cleanly, with a constant feature, and with nothing', () => {
    const clean = fitLogistic([-2, -1, 1, 2].map((value) => ({ features: [value, 7], right: value > 0 })))
    expect(applyLogistic(clean, [2, 7])).toBeGreaterThan(0.6)
    expect(applyLogistic(clean, [2, 7])).toBeLessThan(0.99)
    expect(applyLogistic(fitLogistic([]), [])).toBeCloseTo(0.5)
  })
})

describe('both', () => {
  test('new questions come out right as often as was said: error at most 0.03', () => {
    const fitted = JSON.parse(JSON.stringify(fitCalibration(drawn(1200, 1)))) as ReturnType<typeof fitCalibration> // what JSON gives back
    const forecasts = drawn(20_000, 2).map(({ features, right }) => ({
      chance: applyCalibration(fitted, features),
      right,
    }))
    expect(calibrationError(forecasts)).toBeLessThan(0.03)
  })
})
