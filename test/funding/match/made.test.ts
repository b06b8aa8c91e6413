import { describe, expect, test } from 'vitest'
import { reconcile } from '../../../entities/funding/match/reconcile.ts'
import { subsetsWithSum } from '../../../entities/funding/match/sums.ts'
import { generate } from '../../../scripts/bench/two-lines/generate.ts'
import { score } from '../../../scripts/bench/two-lines/score.ts'
import { randomFrom } from '../../../scripts/seed/random.ts'

const D05 = { toleranceFen: 0, warnFen: 10_000 }

describe('two lines of a made-up county', () => {
  const two = generate(800, 42)
  const groups = reconcile(two.fiscal, two.projects, D05)

  test('links are right in 99 of 100 and found in 97 of 100, the status in 97 of 100', () => {
    const { precision, recall, status } = score(groups, two.truth)
    expect(precision).toBeGreaterThanOrEqual(0.99)
    expect(recall).toBeGreaterThanOrEqual(0.97)
    expect(status).toBeGreaterThanOrEqual(0.97)
  })

  test('every line stands in exactly one group', () => {
    expect(groups.flatMap((g) => g.fiscal).sort()).toEqual(two.fiscal.map((l) => l.no).sort())
    expect(groups.flatMap((g) => g.project).sort()).toEqual(two.projects.map((l) => l.no).sort())
  })

  test('no fen is lost: the groups sum up to the lines, and each to its own', () => {
    const total = (list: readonly { fen: number }[]) => list.reduce((sum, { fen }) => sum + fen, 0)
    const fen = new Map([...two.fiscal, ...two.projects].map((line) => [line.no, line.fen]))
    for (const group of groups) {
      const of = (numbers: readonly string[]) => numbers.reduce((sum, no) => sum + (fen.get(no) ?? NaN), 0)
      expect([group.fiscalFen, group.projectFen, group.diffFen]).toEqual([
        of(group.fiscal),
        of(group.project),
        of(group.project) - of(group.fiscal),
      ])
    }
    expect(groups.reduce((sum, g) => sum + g.fiscalFen, 0)).toBe(total(two.fiscal))
    expect(groups.reduce((sum, g) => sum + g.projectFen, 0)).toBe(total(two.projects))
  })

  test.each([1, 2, 3])('the order of the rows changes nothing (%i)', (seed) => {
    const random = randomFrom(seed)
    expect(reconcile(random.shuffle(two.fiscal), random.shuffle(two.projects), D05)).toEqual(groups)
  })
})

describe('sums', () => {
  test.each([1, 2, 3, 4, 5])('every subset that adds up is found, and no other (%i)', (seed) => {
    const random = randomFrom(seed)
    const parts = Array.from({ length: 9 }, () => ({ fen: random.int(-3, 12) * 100, slackFen: random.int(0, 1) * 50 }))
    const target = { fen: random.int(5, 30) * 100, slackFen: 0 }
    const expected = new Set<string>()
    for (let mask = 1; mask < 1 << parts.length; mask++) {
      const chosen = parts.flatMap((_, i) => (mask & (1 << i) ? [i] : []))
      const of = (key: 'fen' | 'slackFen') => chosen.reduce((sum, i) => sum + (parts[i]?.[key] ?? 0), 0)
      if (Math.abs(of('fen') - target.fen) <= of('slackFen')) expected.add(chosen.join())
    }
    const found = subsetsWithSum(parts, target, { most: parts.length, ways: 1 << parts.length })
    expect(new Set(found.map((list) => list.join()))).toEqual(expected)
    expect(found).toHaveLength(expected.size)
  })
})
