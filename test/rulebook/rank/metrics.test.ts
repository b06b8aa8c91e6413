import { expect, test } from 'vitest'
import {
  calibrationError,
  covered,
  hitAt,
  mrrAt,
  ndcg,
  percentile,
  recallAt,
  thresholdFor,
} from '../../../entities/rulebook/search/rank/metrics.ts'
import { folds } from '../../../entities/rulebook/search/rank/random.ts'

const judged = [
  { ranked: ['a', 'b', 'c'], right: ['a', 'c'] }, // first right; both within three
  { ranked: ['b', 'a', 'c'], right: ['a'] }, // second
  { ranked: ['x', 'y', 'z'], right: ['a'] }, // nowhere
  { ranked: [], right: ['a'] },
]

test.each([
  ['R@1', recallAt(1, judged), 0.5 / 4],
  ['R@3', recallAt(3, judged), 2 / 4],
  ['P@1', hitAt(1, judged), 1 / 4],
  ['hit@3', hitAt(3, judged), 2 / 4],
  ['MRR@10', mrrAt(10, judged), 1.5 / 4],
  ['MRR@1', mrrAt(1, judged), 1 / 4],
  // ranked 1 0 2 by label: (1 + 0 + 3/2) / (3 + 1/log2 3)
  ['NDCG@3', ndcg(Uint8Array.from([0, 1, 2]), [2, 3, 1], 3), 2.5 / (3 + 1 / Math.log2(3))],
  ['NDCG@1', ndcg(Uint8Array.from([0, 1, 2]), [2, 3, 1], 1), 1 / 3],
  ['NDCG without a right one', ndcg(Uint8Array.from([0, 0]), [1, 2], 3), 0],
  ['p50 of five', percentile(0.5, [5, 1, 4, 2, 3]), 3],
  ['p95 of five', percentile(0.95, [5, 1, 4, 2, 3]), 5],
  ['p0', percentile(0, [5, 1]), 1],
])('%s', (_, got, expected) => {
  expect(got).toBeCloseTo(expected, 10)
})

test('nothing measured is no figure', () => {
  expect([hitAt(1, []), recallAt(1, []), percentile(0.5, []), calibrationError([])]).toEqual([NaN, NaN, NaN, NaN])
})

const said = (chances: number[], right: number[]) => chances.map((chance, i) => ({ chance, right: right[i] === 1 }))

test('calibration error: the mean gap of bins of equally many', () => {
  // bins {0.9, 0.7}: said 1.6, true 1 of 2; {0.2, 0.2}: said 0.4, true 1
  expect(calibrationError(said([0.9, 0.2, 0.7, 0.2], [1, 1, 0, 0]), 2)).toBeCloseTo((0.6 + 0.6) / 4, 10)
})

test('the threshold that keeps a precision, and what it brings elsewhere', () => {
  const set = said([0.9, 0.8, 0.8, 0.6, 0.5], [1, 1, 0, 1, 0])
  expect(thresholdFor(0.75, set)).toBe(0.6)
  // 0.8 stands twice, once wrong: it cannot be parted
  expect(thresholdFor(0.9, set)).toBe(0.9)
  expect(thresholdFor(0.9, said([0.9], [0]))).toBe(Infinity)
  expect(covered(0.7, set)).toEqual({ coverage: 3 / 5, precision: 2 / 3 })
  expect(covered(Infinity, set)).toEqual({ coverage: 0, precision: NaN })
})

test('folds are of nearly one size, the same for the same seed', () => {
  const parts = folds(13, 5, 7)
  const sizes = [0, 1, 2, 3, 4].map((part) => parts.filter((one) => one === part).length)
  expect(sizes).toEqual([3, 3, 3, 2, 2])
  expect(folds(13, 5, 7)).toEqual(parts)
  expect(folds(13, 5, 8)).not.toEqual(parts)
})
