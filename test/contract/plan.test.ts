import { describe, expect, test } from 'vitest'
import { addDays } from '../../entities/base/calendar.ts'
import { dueBetween, duePlan, type Planned, sumOf } from '../../entities/contract/plan.ts'
import { fullMonths, isLongerThan, rentOfYear } from '../../entities/contract/term.ts'

const contract = (more: Partial<Planned>): Planned => ({
  startOn: '2026-01-01',
  endOn: '2026-12-31',
  endedOn: null,
  rentFen: 750_000,
  cycle: 'quarter',
  payDue: [],
  ...more,
})
const shown = (of: Planned) => duePlan(of).map(({ dueOn, fen }) => `${dueOn} ${fen}`)

describe('收租计划', () => {
  test.each<[rule: string, of: Partial<Planned>, lines: string[]]>([
    [
      'no pay day: the last day of each period',
      {},
      ['2026-03-31 750000', '2026-06-30 750000', '2026-09-30 750000', '2026-12-31 750000'],
    ],
    [
      'in advance, on the days the contract names',
      { cycle: 'half', payDue: ['01-10', '07-10'] },
      ['2026-01-10 750000', '2026-07-10 750000'],
    ],
    ['afterwards, when the day lies behind the period', { cycle: 'year', payDue: ['12-31'] }, ['2026-12-31 750000']],
    [
      'a year that begins in spring is due in that spring',
      { startOn: '2025-03-01', endOn: '2027-02-28', cycle: 'year', payDue: ['03-10'] },
      ['2025-03-10 750000', '2026-03-10 750000'],
    ],
    [
      'a day that is past in the year it begins is next year’s',
      { startOn: '2025-03-01', endOn: '2026-02-28', cycle: 'year', payDue: ['02-28'] },
      ['2026-02-28 750000'],
    ],
    [
      'every month on the fifth; the thirty-first is the last of a shorter month',
      { endOn: '2026-02-28', cycle: 'month', payDue: ['31'] },
      ['2026-01-31 750000', '2026-02-28 750000'],
    ],
    ['one sum for the whole term', { endOn: '2028-12-31', cycle: 'once', payDue: ['01-15'] }, ['2026-01-15 750000']],
    [
      'a last period that is not full is paid by its days',
      { endOn: '2026-05-15', rentFen: 910_000 },
      ['2026-03-31 910000', '2026-05-15 450000'],
    ],
    [
      'ended early: nothing after, the period by its days',
      { endedOn: '2026-05-15', rentFen: 910_000 },
      ['2026-03-31 910000', '2026-05-15 450000'],
    ],
    [
      'from the thirty-first months do not drift',
      { startOn: '2026-01-31', endOn: '2026-04-29', cycle: 'month' },
      ['2026-02-27 750000', '2026-03-30 750000', '2026-04-29 750000'],
    ],
  ])('%s', (_, of, lines) => {
    expect(shown(contract(of))).toEqual(lines)
  })

  test('whatever the term: periods follow each other without a gap, full ones bring the rent, all add up to the fen', () => {
    let seed = 7
    const random = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most
    const cycles = ['month', 'quarter', 'half', 'year'] as const
    for (let i = 0; i < 300; i++) {
      const startOn = addDays('2020-01-01', random(2000))
      const endOn = addDays(startOn, random(3000))
      const endedOn = random(3) === 0 ? addDays(startOn, random(3000)) : null
      const rentFen = random(99_999_999)
      const of = contract({ startOn, endOn, endedOn, rentFen, cycle: cycles[random(4)]! })
      const lines = duePlan(of)
      const last = endedOn !== null && endedOn < endOn ? endedOn : endOn
      expect(lines[0]?.from).toBe(startOn)
      expect(lines.at(-1)?.to).toBe(last)
      for (const [n, line] of lines.entries()) {
        if (n > 0) expect(line.from).toBe(addDays(lines[n - 1]!.to, 1))
        expect(Number.isInteger(line.fen) && line.fen >= 0 && line.fen <= rentFen).toBe(true)
        if (n < lines.length - 1) expect(line.fen).toBe(rentFen)
        expect(line.dueOn >= line.from).toBe(true)
      }
      // by years or at once: the same sum
      const years = new Set(lines.map(({ dueOn }) => dueOn.slice(0, 4)))
      const byYear = [...years].map((year) => sumOf(dueBetween(of, `${year}-01-01`, `${year}-12-31`)))
      expect(byYear.reduce((a, b) => a + b, 0)).toBe(sumOf(lines))
    }
  })
})

describe('租期和年租金', () => {
  test.each([
    ['2026-01-01', '2045-12-31', false],
    ['2026-01-01', '2046-01-01', true],
    ['2024-02-29', '2044-02-28', false],
    ['2024-02-29', '2044-02-29', true],
  ])('%s to %s is longer than twenty years: %s', (startOn, endOn, longer) => {
    expect(isLongerThan({ startOn, endOn }, 20)).toBe(longer)
  })
  test.each([
    ['2026-01-01', '2026-06-30', 6],
    ['2026-01-01', '2026-06-29', 5],
    ['2026-01-15', '2027-01-14', 12],
  ])('%s to %s has %i full months', (startOn, endOn, months) => {
    expect(fullMonths({ startOn, endOn })).toBe(months)
  })
  test.each([
    ['month', 12 * 1000],
    ['quarter', 4 * 1000],
    ['half', 2 * 1000],
    ['year', 1000],
    ['once', 333],
  ] as const)('1,000 fen by the %s for three years are %i a year', (cycle, fen) => {
    expect(rentOfYear({ cycle, rentFen: 1000, startOn: '2026-01-01', endOn: '2028-12-31' })).toBe(fen)
  })
})
