import { describe, expect, test } from 'vitest'
import type { Asset } from '../../entities/asset/asset.ts'
import { Contract } from '../../entities/contract/contract.ts'
import { duePlan, sumOf } from '../../entities/contract/plan.ts'
import { arrearsOfAsset, openSum } from '../../entities/income/arrears.ts'
import { incomeBy, incomeKinds, sumIncome, yearOf } from '../../entities/income/year.ts'
import { Report } from '../../entities/report/report.ts'

const asset = (more: Partial<Asset> = {}) =>
  ({ id: 1, subclass: 'cold_storage', operationMode: 'lease', villageCode: 'v', townCode: 't', ...more }) as Asset
const lease = (more: Partial<Contract> = {}) =>
  Object.assign(new Contract(), {
    id: 1,
    startOn: '2026-01-01',
    endOn: '2026-12-31',
    endedOn: null,
    rentFen: 750_000,
    cycle: 'quarter',
    payDue: ['01-10', '04-10', '07-10', '10-10'],
    paidThrough: null,
    ...more,
  })
type Said = [period: string, receivedFen: number, more?: Partial<Report>]
const reports = (said: readonly Said[]) =>
  said.map(([period, receivedFen, more], id) =>
    Object.assign(new Report(), { id, period, receivedFen, state: 'accepted', incomeKind: null, ...more }),
  )

describe('欠租', () => {
  const owed = (today: string, said: readonly Said[], more: Partial<Contract> = {}) =>
    arrearsOfAsset(asset(), [lease(more)], { reports: reports(said), today }).map(
      ({ dueOn, openFen, days, waitingFen }) => `${dueOn} ${openFen} ${days}d ${waitingFen}`,
    )
  test.each<[rule: string, today: string, said: Said[], more: Partial<Contract>, owed: string[]]>([
    ['on the day itself nothing is late', '2026-01-10', [], {}, []],
    ['the day after it is', '2026-01-11', [], {}, ['2026-01-10 750000 1d 0']],
    ['what came pays the oldest first', '2026-04-20', [['2026Q1', 800_000]], {}, ['2026-04-10 700000 10d 0']],
    ['all came', '2026-04-20', [['2026Q1', 1_500_000]], {}, []],
    [
      'reported and waiting for the town is said, and still open',
      '2026-01-20',
      [['2026Q1', 500_000, { state: 'submitted' }]],
      {},
      ['2026-01-10 750000 10d 500000'],
    ],
    [
      'a subsidy is no rent',
      '2026-01-20',
      [['2026Q1', 750_000, { incomeKind: 'subsidy' }]],
      {},
      ['2026-01-10 750000 10d 0'],
    ],
    ['what was before is settled', '2026-10-20', [], { paidThrough: '2026-09-30' }, ['2026-10-10 750000 10d 0']],
    [
      'and what came before does not pay what comes after',
      '2026-10-20',
      [['2026Q3', 750_000]],
      { paidThrough: '2026-09-30' },
      ['2026-10-10 750000 10d 0'],
    ],
    [
      'the report of the year and those of its quarters are not both counted',
      '2026-12-31',
      [
        ['2026', 3_000_000],
        ['2026Q1', 750_000],
      ],
      {},
      [],
    ],
    ['ended early, nothing more falls due', '2026-12-31', [['2026Q1', 750_000]], { endedOn: '2026-03-31' }, []],
  ])('%s', (_, today, said, more, expected) => {
    expect(owed(today, said, more)).toEqual(expected)
  })

  test('whatever came: what is open and what came add up to what was due, to the fen', () => {
    let seed = 11
    const random = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most
    for (let i = 0; i < 200; i++) {
      const contract = lease({ rentFen: random(9_999_999), startOn: '2025-02-15', endOn: '2026-11-03' })
      const came = random(40_000_000)
      const open = openSum(
        arrearsOfAsset(asset(), [contract], { reports: reports([['2025Q2', came]]), today: '2027-01-01' }),
      )
      expect(open).toBe(Math.max(0, sumOf(duePlan(contract)) - came))
    }
  })
})

describe('年度收益', () => {
  const year = (said: readonly Said[], { today = '2027-01-05', contracts = [lease()], of = asset() } = {}) =>
    yearOf(of, '2026', { reports: reports(said), contracts, today })

  test('due by contract as far as it is due, received by what was accepted, other kinds by what is told of them', () => {
    const row = year(
      [
        ['2026Q1', 750_000, { expenseFen: 10_000 }],
        ['2026Q2', 50_000, { incomeKind: 'subsidy', receivableFen: 20_000 }],
        ['2026Q3', 999, { state: 'submitted' }],
      ],
      { today: '2026-08-01' },
    )
    expect(row).toMatchObject({
      dueFen: 3 * 750_000 + 50_000 + 20_000,
      receivedFen: 800_000,
      costFen: 10_000,
      kinds: { rent: 750_000, subsidy: 50_000 },
      waitingFen: 999,
      from: 'quarters',
      quartersFen: null,
    })
  })
  test('without a contract: what came and what is still to come', () => {
    const row = year([['2026Q1', 100, { receivableFen: 50 }]], { contracts: [], of: asset({ subclass: 'pv' }) })
    expect(row).toMatchObject({ dueFen: 150, receivedFen: 100, kinds: { power_sale: 100 } })
  })
  test('the report of the year counts, and a difference to its quarters is said', () => {
    const quarters = ['2026Q1', '2026Q2', '2026Q3', '2026Q4'].map((period): Said => [period, 100])
    expect(year([...quarters, ['2026', 400]])).toMatchObject({ receivedFen: 400, from: 'year', quartersFen: null })
    expect(year([...quarters, ['2026', 450]])).toMatchObject({ receivedFen: 450, quartersFen: 400 })
  })
  test('nothing accepted', () => {
    expect(year([])).toMatchObject({ receivedFen: 0, from: 'none' })
  })

  test('kinds add up to what was received, villages to the whole, to the fen', () => {
    let seed = 5
    const random = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most
    const rows = Array.from({ length: 120 }, (_, i) =>
      year(
        ['2026Q1', '2026Q2', '2026Q3'].map(
          (period): Said => [
            period,
            random(99_999_999),
            {
              incomeKind: [null, ...incomeKinds][random(8)] ?? null,
              expenseFen: random(9_999),
              receivableFen: random(9_999),
            },
          ],
        ),
        { of: asset({ id: i, villageCode: `v${random(7)}`, townCode: 't' }) },
      ),
    )
    const all = sumIncome(rows)
    const add = (values: (number | undefined)[]) => values.reduce<number>((a, b) => a + (b ?? 0), 0)
    expect(add(Object.values(all.kinds))).toBe(all.receivedFen)
    for (const key of ['dueFen', 'receivedFen', 'costFen', 'assets'] as const)
      expect(add(incomeBy(rows, 'villageCode').map(([, sums]) => sums[key]))).toBe(all[key])
  })
})
