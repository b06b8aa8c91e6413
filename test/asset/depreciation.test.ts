import { describe, expect, test } from 'vitest'
import type { Asset } from '../../entities/asset/asset.ts'
import {
  accumulatedAfter,
  type Depreciable,
  depreciableFen,
  depreciationDefaults,
  depreciationOf,
  monthlyFen,
  monthsBy,
  schedule,
} from '../../entities/asset/depreciation.ts'
import { Settings } from '../../entities/settings/settings.ts'

const machine: Depreciable = {
  originalFen: 12_000_000,
  lifeYears: 10,
  salvagePercent: 5,
  usedFrom: '2020-03-15',
  outOfUseOn: null,
}

describe('折旧', () => {
  test('12 万元的机器, 10 年, 残值 5%, 2020 年 3 月投用: 每月 950.00, 到 2026-09-30 78 个月 74,100.00, 净值 45,900.00 (F122)', () => {
    const months = monthsBy(machine, '2026-09-30')
    expect([months, monthlyFen(machine), accumulatedAfter(machine, months)]).toEqual([78, 95_000, 7_410_000])
    expect(12_000_000 - accumulatedAfter(machine, months)).toBe(4_590_000)
  })

  test.each`
    day             | used            | out             | months | sentence
    ${'2020-03-31'} | ${'2020-03-01'} | ${null}         | ${0}   | ${'the month it is put into use does not count'}
    ${'2020-04-29'} | ${'2020-03-31'} | ${null}         | ${0}   | ${'a month counts when it is over'}
    ${'2020-04-30'} | ${'2020-03-31'} | ${null}         | ${1}   | ${'the month after is the first'}
    ${'2024-02-29'} | ${'2024-01-10'} | ${null}         | ${1}   | ${'February of a leap year ends on the 29th'}
    ${'2024-02-28'} | ${'2024-01-10'} | ${null}         | ${0}   | ${'and not on the 28th'}
    ${'2026-09-30'} | ${'2020-03-15'} | ${'2022-06-03'} | ${27}  | ${'the month it goes out of use still counts, the next does not'}
    ${'2040-01-31'} | ${'2020-03-15'} | ${null}         | ${120} | ${'never longer than its life'}
    ${'2019-01-31'} | ${'2020-03-15'} | ${null}         | ${0}   | ${'nothing before it is used'}
    ${'2026-09-30'} | ${'2020-03-15'} | ${'2020-03-20'} | ${0}   | ${'out of use in its first month: nothing'}
  `('$sentence ($used to $day: $months)', ({ day, used, out, months }) => {
    expect(monthsBy({ ...machine, usedFrom: used, outOfUseOn: out }, day)).toBe(months)
  })

  test('after its life the salvage value is left, and not a fen less', () => {
    expect(accumulatedAfter(machine, 120)).toBe(11_400_000)
    expect(accumulatedAfter(machine, 500)).toBe(11_400_000)
  })

  test('whatever the figures: months add up to the total, no month is negative, the total never exceeds what may be depreciated', () => {
    // made up, the same on every run
    let seed = 421024
    const below = (most: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % most
    for (let round = 0; round < 60; round++) {
      const of: Depreciable = {
        originalFen: below(2_000_000_000) * (1 + below(50)),
        lifeYears: 1 + below(50),
        salvagePercent: below(10_001) / 100,
        usedFrom: '1990-01-01',
        outOfUseOn: null,
      }
      const rows = schedule(of, 'month', '2040-12-31').slice(0, 1 + below(600))
      const sum = rows.reduce((total, row) => total + row.fen, 0)
      expect(sum, JSON.stringify(of)).toBe(accumulatedAfter(of, rows.length))
      expect(sum).toBeLessThanOrEqual(depreciableFen(of))
      expect(rows.every(({ fen }) => fen >= 0)).toBe(true)
      expect(accumulatedAfter(of, of.lifeYears * 12)).toBe(depreciableFen(of))
    }
  })

  test('by year: the same months, put together', () => {
    expect(schedule(machine, 'year', '2021-12-31')).toEqual([
      { period: '2020', fen: 855_000, accumulatedFen: 855_000, netFen: 11_145_000 },
      { period: '2021', fen: 1_140_000, accumulatedFen: 1_995_000, netFen: 10_005_000 },
    ])
  })

  const settings = new Settings()
  test.each`
    subclass          | kind            | years   | method        | source
    ${'pv'}           | ${'fixed'}      | ${20}   | ${'straight'} | ${'D33'}
    ${'workshop'}     | ${'fixed'}      | ${20}   | ${'straight'} | ${'D30'}
    ${'machinery'}    | ${'fixed'}      | ${10}   | ${'straight'} | ${'D31'}
    ${'livestock'}    | ${'biological'} | ${3}    | ${'straight'} | ${'D34'}
    ${'road'}         | ${'fixed'}      | ${null} | ${'none'}     | ${'D36: roads are only registered'}
    ${'equity'}       | ${'equity'}     | ${null} | ${'none'}     | ${'money put in does not wear out'}
    ${'cold_storage'} | ${'cip'}        | ${null} | ${'none'}     | ${'not finished yet'}
  `('$subclass ($kind): $years years, $method - $source', ({ subclass, kind, years, method }) => {
    expect(depreciationDefaults({ subclass, kind }, settings)).toMatchObject({ lifeYears: years, deprMethod: method })
  })

  const asset = (more: Partial<Asset>) =>
    ({
      subclass: 'machinery',
      kind: 'fixed',
      originalFen: 12_000_000,
      deprMethod: null,
      lifeYears: null,
      salvagePercent: null,
      usedFrom: null,
      acceptedOn: null,
      formedOn: null,
      formedPrecision: null,
      ...more,
    }) as Asset
  test.each([
    ['nothing of its own: our defaults, said to be defaults', { usedFrom: '2020-03-15' }, 'running', 7_410_000, true],
    [
      'with its own figures it is not ours',
      { usedFrom: '2020-03-15', lifeYears: 10, salvagePercent: 5, deprMethod: 'straight' },
      'running',
      7_410_000,
      false,
    ],
    [
      'accepted, since when it is used nobody said: from the acceptance',
      { acceptedOn: '2020-03-31' },
      'running',
      7_410_000,
      true,
    ],
    ['made in a month that is known', { formedOn: '2020-03', formedPrecision: 'month' }, 'running', 7_410_000, true],
    ['made in a year, no month: not guessed', { formedOn: '2020', formedPrecision: 'year' }, 'no_start', 0, true],
    ['depreciated in full it stays, at its salvage value', { usedFrom: '2001-01-01' }, 'full', 11_400_000, true],
    ['by use: not worked out here', { usedFrom: '2020-03-15', deprMethod: 'units' }, 'units', 0, true],
    ['a road', { subclass: 'road', usedFrom: '2020-03-15' }, 'none', 0, true],
  ] as [string, Partial<Asset>, string, number, boolean][])('%s', (_, more, state, accumulatedFen, isDefault) => {
    const found = depreciationOf(asset(more), settings, { day: '2026-09-30' })
    expect(found).toMatchObject({ state, accumulatedFen, isDefault, netFen: 12_000_000 - accumulatedFen })
  })
})
