import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import Excel from 'exceljs'
import { Asset } from '../../entities/asset/asset.ts'
import type { OpStatus } from '../../entities/asset/classes.ts'
import { DomainError } from '../../entities/base/errors.ts'
import { Person } from '../../entities/person/person.ts'
import { Obligation } from '../../entities/report/obligation.ts'
import { Report } from '../../entities/report/report.ts'
import { accept, giveBack } from '../../entities/report/review.ts'
import { standings, sumsBy, sumUp } from '../../entities/report/statistics.ts'
import { writeStatistics } from '../../entities/report/statisticsBook.ts'
import { type Claim, submit } from '../../entities/report/submit.ts'
import { withdraw } from '../../entities/report/withdraw.ts'
import { COUNTY, JINGGAN, XIONGHE } from '../support/people.ts'
import { World } from '../support/world.ts'
import { randomFrom } from '../../scripts/seed/random.ts'

const PERIOD = '2026Q3'
let world: World
beforeEach(async () => {
  world = await World.open('2026-10-08 09:12')
  await world.at('2026-10-08 09:12')
})
afterEach(() => world.stop())

function random(seed: number): (below: number) => number {
  const { int } = randomFrom(seed)
  return (below) => int(0, below - 1)
}

const STATUSES: (OpStatus | null)[] = ['normal', 'idle', 'suspended', 'damaged', null]
const FEN = [null, 0, 1, 99, 750_000, 2_860_050, 123_456_789_01]

function claimOf(pick: (below: number) => number): Claim {
  const fen = () => FEN[pick(FEN.length)]!
  return {
    period: PERIOD,
    status: STATUSES[pick(STATUSES.length)]!,
    receivedFen: fen(),
    receivableFen: fen(),
    expenseFen: fen(),
    incomeKind: null,
    precision: null,
    kwh: null,
    issues: [],
    since: null,
    flags: [],
    words: '',
  }
}

/** One step somebody takes, allowed or not; what is refused changes nothing. */
async function step(pick: (below: number) => number, people: Map<string, Person>, assets: Asset[]): Promise<string> {
  const of = (...ids: string[]) => people.get(ids[pick(ids.length)]!)!
  const what = ['submit', 'submit', 'submit', 'accept', 'accept', 'return', 'withdraw'][pick(7)]!
  try {
    await world.runtime.write(async (tx) => {
      const reports = await tx.db.find(Report, { order: { id: 'ASC' } })
      const report = reports.slice(-12)[pick(Math.min(reports.length, 12) || 1)]
      const asset = assets[pick(assets.length)]!
      const claim = claimOf(pick)
      if (what === 'submit') {
        const by = of('cadre', 'cadre', 'neighbour', 'far', 'town')
        const over = pick(2) === 0 ? (report?.id ?? null) : null
        await submit(tx, { asset, by, claim, way: 'message', messageId: null, over })
      } else if (!report) return
      else if (what === 'accept') await accept(tx, { report, by: of('town', 'town', 'duty', 'town2'), messageId: null })
      else if (what === 'return')
        await giveBack(tx, { report, by: of('town', 'duty'), messageId: null, reason: '核对' })
      else await withdraw(tx, { report, by: of('cadre', 'neighbour', 'far', 'town'), messageId: null })
    })
    return what
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return 'refused'
  }
}

/** Counted anew from the rows, without the product's queries. */
async function recount(place: string) {
  const { db } = world.runtime
  const assets = (await db.find(Asset)).filter((a) => a.assetClass === 'operating' && a.villageCode.startsWith(place))
  const reports = (await db.find(Report)).filter((r) => r.period === PERIOD)
  const owed = (await db.find(Obligation)).filter((o) => o.kind === 'quarter' && o.period === PERIOD)
  let figures = { owed: 0, reported: 0, accepted: 0, receivedFen: 0, receivableFen: 0, expenseFen: 0, missing: 0 }
  for (const asset of assets) {
    const counting = reports.filter((r) => r.assetId === asset.id && ['submitted', 'accepted'].includes(r.state))
    const proposed = reports.filter((r) => r.assetId === asset.id && r.state === 'proposed')
    const obligation = owed.find((o) => o.assetId === asset.id)!
    // at most one stands, at most one correction waits, and only of what was accepted; what is owed follows at once
    expect([counting.length <= 1, proposed.length <= 1]).toEqual([true, true])
    if (proposed.length > 0) expect(counting[0]?.state).toBe('accepted')
    expect(obligation.state, asset.name).toBe(counting.length === 1 ? 'done' : 'open')
    const [one] = counting
    if (one?.status) expect(asset.opStatus).toBe(one.status)
    figures = {
      owed: figures.owed + 1,
      reported: figures.reported + counting.length,
      accepted: figures.accepted + (one?.state === 'accepted' ? 1 : 0),
      receivedFen: figures.receivedFen + (one?.receivedFen ?? 0),
      receivableFen: figures.receivableFen + (one?.receivableFen ?? 0),
      expenseFen: figures.expenseFen + (one?.expenseFen ?? 0),
      missing: figures.missing + (one ? 0 : 1),
    }
  }
  return figures
}

describe('统计', () => {
  test.each([1, 2, 3, 4, 5, 6])(
    'after every step anybody takes the figures equal a recount of the rows, to the fen (sequence %i)',
    async (seed) => {
      const pick = random(seed)
      const people = new Map((await world.runtime.db.find(Person)).map((person) => [person.id, person]))
      const assets = (await world.runtime.db.find(Asset)).filter((asset) => asset.assetClass === 'operating')
      const taken: Record<string, number> = {}
      for (let i = 0; i < 80; i++) {
        const what = await step(pick, people, assets)
        taken[what] = (taken[what] ?? 0) + 1
        for (const place of i % 10 === 9 ? [COUNTY, XIONGHE, JINGGAN] : [COUNTY]) {
          const rows = await standings(world.runtime, people.get('duty')!, { place, period: PERIOD })
          const { missing, states, unasked, ...sums } = sumUp(rows)
          expect({ ...sums, missing: missing.length }, `${what} ${i}`).toEqual(await recount(place))
          expect(Object.values(states).reduce((a, b) => a + b)).toBeLessThanOrEqual(sums.reported)
          const byVillage = sumsBy(rows, 'villageCode').map(([, of]) => of.receivedFen)
          expect(byVillage.reduce((a, b) => a + b, 0)).toBe(sums.receivedFen)
        }
      }
      // the sequence did everything there is to do
      for (const what of ['submit', 'accept', 'return', 'withdraw', 'refused']) expect(taken[what]).toBeGreaterThan(0)
    },
  )

  test('a keeper counts only what he keeps, an auditor everything in his place', async () => {
    const rows = async (id: string, place: string) => {
      const who = await world.runtime.db.findOneByOrFail(Person, { id })
      return (await standings(world.runtime, who, { place, period: PERIOD })).length
    }
    expect([await rows('keeper', JINGGAN), await rows('cadre', JINGGAN), await rows('audit', COUNTY)]).toEqual([
      0, 5, 7,
    ])
  })

  test('the table holds every asset, and its total is the sum of its rows', async () => {
    await world.say('cadre', '光伏三季度正常，收入28600.5')
    await world.say('cadre', '冷库三季度正常，租金7500')
    const who = await world.runtime.db.findOneByOrFail(Person, { id: 'town' })
    const rows = await standings(world.runtime, who, { place: XIONGHE, period: PERIOD })
    const { bytes } = await writeStatistics(world.runtime, { rows, place: '熊河镇', period: PERIOD })
    const book = new Excel.Workbook()
    await book.xlsx.load(bytes as never)
    const [summary, details] = book.worksheets
    const cells = (sheet: Excel.Worksheet | undefined) =>
      (sheet?.getSheetValues() ?? []).map((row) => (Array.isArray(row) ? row.slice(1) : []))
    expect(cells(summary).filter((row) => ['熊河镇', '合计'].includes(String(row[0])))).toEqual([
      ['熊河镇', '荆干村', 5, 2, 0, 3, 2, 36_100.5, 0, 0],
      ['熊河镇', '邻湖村', 1, 0, 0, 1, 0, 0, 0, 0],
      ['合计', null, 6, 2, 0, 4, 2, 36_100.5, 0, 0].map((cell) => cell ?? undefined),
    ])
    expect(
      cells(details)
        .filter((row) => row[0] === '熊河镇')
        .map((row) => [row[3], row[4], row[5], row[8], row[9]]),
    ).toEqual([
      ['荆干村光伏电站', '正常', 28_600.5, '待收', 'H20261008-001'],
      ['荆干村帮扶车间', undefined, undefined, '未报', undefined],
      ['荆干村冷库', '正常', 7500, '待收', 'H20261008-002'],
      ['荆干村1号蔬菜大棚', undefined, undefined, '未报', undefined],
      ['荆干村2号蔬菜大棚', undefined, undefined, '未报', undefined],
      ['邻湖村光伏电站', undefined, undefined, '未报', undefined],
    ])
  })
})
