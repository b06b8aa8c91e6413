import { describe, expect, test } from 'vitest'
import { scores } from '../../../entities/rulebook/search/rank/forest.ts'
import { trainForest, type Ranked } from '../../../entities/rulebook/search/rank/lambdaMart.ts'
import { hitAt, ndcg } from '../../../entities/rulebook/search/rank/metrics.ts'
import { seeded } from '../../../entities/rulebook/search/rank/random.ts'

/** Right where exactly one of the first two features is high: no sum of weights can say so. The third is noise, the fourth constant. */
function xor(questions: number, seed: number): Ranked {
  const random = seeded(seed)
  const rows: number[] = []
  const labels: number[] = []
  const groups: number[] = []
  for (let question = 0; question < questions; question++) {
    const right = Math.floor(random() * 8)
    for (let candidate = 0; candidate < 8; candidate++) {
      const high = random() < 0.5
      const other = candidate === right ? !high : high
      rows.push(...[high, other].map((is) => (is ? 0.6 : 0) + random() * 0.4), random(), 7)
      labels.push(candidate === right ? 1 : 0)
    }
    groups.push(8)
  }
  return { rows: Float32Array.from(rows), width: 4, labels: Uint8Array.from(labels), groups: Int32Array.from(groups) }
}

const firstRight = (forest: Parameters<typeof scores>[0], { rows, labels, groups }: Ranked): number => {
  const all = scores(forest, rows)
  let at = 0
  return hitAt(
    1,
    [...groups].map((size) => {
      const places = Array.from({ length: size }, (_, i) => at + i)
      at += size
      return {
        ranked: places.toSorted((a, b) => (all[b] ?? 0) - (all[a] ?? 0)).map(String),
        right: places.filter((place) => labels[place]).map(String),
      }
    }),
  )
}

const options = { trees: 60, leaves: 6, minLeaf: 5, shrinkage: 0.2, groupShare: 0.8, featureShare: 1 }

describe('LambdaMART', () => {
  test('learns an order that no sum of weights can say', () => {
    const forest = trainForest({ ...xor(200, 1), options })
    expect(firstRight(forest, xor(200, 2))).toBeGreaterThan(0.95)
  })

  test('the same seed gives the same forest, another seed another', () => {
    const train = (seed: number) => trainForest({ ...xor(50, 1), options: { ...options, trees: 5, seed } })
    expect(train(4)).toEqual(train(4))
    expect(train(4)).not.toEqual(train(5))
  })

  test('prefers the better of two right ones', () => {
    const random = seeded(1)
    const values = Array.from({ length: 600 }, () => random())
    const labels = values.map((value) => (value > 0.8 ? 2 : value > 0.5 ? 1 : 0))
    const data = {
      rows: Float32Array.from(values),
      width: 1,
      labels: Uint8Array.from(labels),
      groups: new Int32Array(60).fill(10),
    }
    const forest = trainForest({ ...data, options })
    const all = scores(forest, data.rows)
    for (let at = 0; at < 600; at += 10)
      expect(ndcg(data.labels.subarray(at, at + 10), all.subarray(at, at + 10), 10)).toBeGreaterThan(0.99)
  })

  test.each([
    ['one candidate a question', [1, 1, 1, 1], [1, 1, 0, 1]],
    ['nothing right', [2, 2], [0, 0, 0, 0]],
    ['an empty question between', [2, 0, 2], [1, 0, 0, 1]],
  ])('survives %s', (_, groups, labels) => {
    const forest = trainForest({
      rows: Float32Array.from([1, 2, 3, 4]),
      width: 1,
      labels: Uint8Array.from(labels),
      groups: Int32Array.from(groups),
      options: { minLeaf: 1 },
    })
    expect(Number.isFinite(scores(forest, Float32Array.from([2]))[0])).toBe(true)
  })

  test('survives features that never change', () => {
    const data = xor(20, 1)
    const forest = trainForest({ ...data, rows: data.rows.map(() => 3), options })
    expect([...scores(forest, data.rows)].every((one) => one === 0)).toBe(true)
  })

  test('refuses what is not a number, and sizes that disagree', () => {
    const data = xor(20, 1)
    expect(() => trainForest({ ...data, rows: data.rows.with(5, NaN) })).toThrow('feature 1 of row 1')
    expect(() => trainForest({ ...data, width: 3 })).toThrow('of 3')
  })
})
