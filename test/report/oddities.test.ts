import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Asset } from '../../entities/asset/asset.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { Person } from '../../entities/person/person.ts'
import { examine } from '../../entities/report/oddities.ts'
import { Photo } from '../../entities/report/photo.ts'
import { Report } from '../../entities/report/report.ts'
import { instant } from '../../entities/base/clock.ts'
import { World } from '../support/world.ts'

let world: World
let town: Person
beforeAll(async () => {
  world = await World.open()
  town = await world.runtime.db.findOneByOrFail(Person, { id: 'town' })
})
afterAll(() => world.stop())

const PV = '荆干村光伏电站'
const COLD = '荆干村冷库'
let serial = 0
type Sketch = Partial<Report> & { photos?: number }

/** Files reports as they stand, whatever they say, and asks what a reviewer is told of the last one. */
async function told(name: string, ...sketches: Sketch[]): Promise<{ doubts: string[]; remarks: string[] }> {
  const asset = await world.runtime.db.findOneByOrFail(Asset, { name })
  return world.runtime.write(async (tx) => {
    await tx.db.createQueryBuilder().delete().from(Photo).execute()
    await tx.db.createQueryBuilder().delete().from(Report).execute()
    const rows: Report[] = []
    for (const { photos = 0, ...more } of sketches) {
      const row = await insert(tx, asset, more)
      for (let i = 0; i < photos; i++)
        await tx.db.insert(Photo, {
          sha256: `${++serial}`.padStart(64, '0'),
          assetId: asset.id,
          reportId: row.id,
          senderId: 'cadre',
          messageId: serial,
          sentAt: tx.clock.now(),
          takenAt: null,
        })
      rows.push(row)
    }
    const [{ doubts, remarks } = { doubts: [], remarks: [] }] = await examine(tx, [rows.at(-1)!], town)
    return { doubts, remarks }
  })
}

async function insert(tx: Runtime, asset: Asset, more: Partial<Report>): Promise<Report> {
  const row = tx.db.create(Report, {
    receiptNo: `H${++serial}`,
    assetId: asset.id,
    villageCode: asset.villageCode,
    period: '2026Q3',
    status: 'normal',
    receivedFen: null,
    receivableFen: null,
    incomeKind: null,
    precision: null,
    expenseFen: null,
    kwh: null,
    issues: [],
    since: null,
    words: '',
    flags: [],
    state: 'submitted',
    supersedesId: null,
    senderId: 'cadre',
    onBehalf: false,
    way: 'message',
    messageId: null,
    reviewedBy: null,
    reviewedAt: null,
    reviewReason: null,
    version: 1,
    submittedAt: instant('2026-10-08', '09:00'),
    ...more,
  })
  await tx.db.insert(Report, row)
  return row
}

const q = (period: string, more: Sketch = {}): Sketch => ({ period, state: 'accepted', ...more })

describe('疑点', () => {
  test.each<[rule: string, asset: string, sketches: Sketch[], doubts: string[]]>([
    ['like last quarter: nothing', PV, [q('2026Q2', { receivedFen: 2_700_000 }), { receivedFen: 2_860_000 }], []],
    [
      'more than three times last year (D75)',
      PV,
      [q('2025Q3', { receivedFen: 1_000_000 }), { receivedFen: 3_000_001 }],
      ['是去年同期 10,000.00 元的 3 倍。'],
    ],
    ['exactly three times: nothing', PV, [q('2025Q3', { receivedFen: 1_000_000 }), { receivedFen: 3_000_000 }], []],
    [
      'more than the panels can make (D75)',
      PV,
      [{ receivedFen: 5_760_001 }],
      ['比电站能发的多，按容量估算最多 57,600.00 元。'],
    ],
    ['a negative income', PV, [{ receivedFen: -1 }], ['收入是负数。']],
    ['another state than last quarter', PV, [q('2026Q2'), { status: 'idle' }], ['上季正常，这季闲置。']],
    ['the quarter before last is not compared', PV, [q('2026Q1'), { status: 'idle' }], []],
    ['idle, and income', PV, [{ status: 'idle', receivedFen: 100 }], ['报的是闲置，却有收入。']],
    [
      'running without income, where there was some',
      PV,
      [q('2026Q2', { receivedFen: 100_050 }), { receivedFen: 0 }],
      ['说正常，却没有收入，上季有 1,000.50 元。'],
    ],
    ['rent as the contract has it', COLD, [{ receivedFen: 750_000 }], []],
    ['within a tenth of it', COLD, [{ receivedFen: 675_000 }], []],
    ['below it', COLD, [{ receivedFen: 674_999 }], ['合同一季 7,500 元，少了 750.01 元。']],
    ['above it', COLD, [{ receivedFen: 900_000 }], ['合同一季 7,500 元，多了 1,500 元。']],
    ['a year paid at once', COLD, [{ receivedFen: 3_000_000 }], []],
    ['what is owed counts', COLD, [{ receivedFen: 250_000, receivableFen: 500_000 }], []],
    ['nothing came in and nothing is owed', COLD, [{ receivedFen: 0 }], ['合同一季 7,500 元，少了 7,500 元。']],
    ['a contract says nothing about a broken store', COLD, [{ status: 'damaged', receivedFen: 0 }], []],
    ['a year’s income is not held against a quarter', COLD, [{ period: '2026', receivedFen: 1_000_000 }], []],
    [
      'to the fen the same three times',
      PV,
      [q('2026Q1', { receivedFen: 9_999 }), q('2026Q2', { receivedFen: 9_999 }), { receivedFen: 9_999 }],
      ['连着三季一分不差，都是 99.99 元。'],
    ],
    [
      'rent under a contract repeats itself',
      COLD,
      [q('2026Q1', { receivedFen: 750_000 }), q('2026Q2', { receivedFen: 750_000 }), { receivedFen: 750_000 }],
      [],
    ],
    [
      'no photo, where there was one twice',
      PV,
      [q('2026Q1', { photos: 1 }), q('2026Q2', { photos: 2 }), {}],
      ['前两季都有照片，这次没有。'],
    ],
    ['no photo, where there was one once', PV, [q('2026Q1'), q('2026Q2', { photos: 2 }), {}], []],
    ['about', PV, [{ receivedFen: 100, precision: 'approx' }], ['数是约数。']],
    [
      'a correction of what was accepted',
      PV,
      [q('2026Q3', { receivedFen: 100 }), { state: 'proposed', receivedFen: 200 }],
      ['收下以后又改的。'],
    ],
    [
      'what was taken back is not compared',
      PV,
      [q('2025Q3', { receivedFen: 1, state: 'withdrawn' }), { receivedFen: 500 }],
      [],
    ],
  ])('%s', async (_, asset, sketches, doubts) => {
    expect((await told(asset, ...sketches)).doubts).toEqual(doubts)
  })

  test.each<[string, Sketch, string[]]>([
    ['on behalf', { onBehalf: true }, ['镇里代报的。']],
    ['spoken', { way: 'voice' }, ['语音报的。']],
  ])('%s is only remarked', async (_, sketch, remarks) => {
    expect(await told(PV, sketch)).toEqual({ doubts: [], remarks })
  })

  test('a town’s reports are looked at with as many queries as one', async () => {
    const asset = await world.runtime.db.findOneByOrFail(Asset, { name: PV })
    const asked = async (count: number) => {
      const reports = await world.runtime.write(async (tx) => {
        const rows: Report[] = []
        for (let i = 0; i < count; i++) {
          const { id: _, ...like } = asset
          const other = tx.db.create(Asset, { ...like, assetNo: `x-${++serial}` })
          await tx.db.insert(Asset, other)
          const row = await insert(tx, other, { receivedFen: i })
          await tx.db.insert(Photo, {
            sha256: `${serial}`.padStart(64, '0'),
            assetId: other.id,
            reportId: row.id,
            senderId: 'cadre',
            messageId: serial,
            sentAt: tx.clock.now(),
            takenAt: null,
          })
          rows.push(row)
        }
        return rows
      })
      return world.runtime.write(async (tx) => {
        let queries = 0
        const runner = tx.db.queryRunner!
        const query = runner.query.bind(runner)
        runner.query = (...given: Parameters<typeof query>) => {
          queries++
          return query(...given)
        }
        const rows = await examine(tx, reports, town)
        runner.query = query
        return { queries, rows: rows.length }
      })
    }
    const one = await asked(1)
    const many = await asked(200)
    expect([one.rows, many.rows]).toEqual([1, 200])
    expect(one.queries).toBeGreaterThan(3)
    expect(many.queries).toBe(one.queries)
  })
})
