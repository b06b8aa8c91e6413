import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Asset } from '../../entities/asset/asset.ts'
import { checkValue } from '../../entities/asset/check.ts'
import { fieldOf } from '../../entities/asset/fields.ts'
import { AssetFund } from '../../entities/asset/fund.ts'
import { missingOf } from '../../entities/asset/missing.ts'
import { isEmpty } from '../../entities/asset/values.ts'
import { FixedClock, localDate } from '../../entities/base/clock.ts'
import type { Database } from '../../entities/base/database.ts'
import { openDatabase } from '../../entities/base/database.ts'
import { openFiles } from '../../entities/base/files.ts'
import { openLog } from '../../entities/base/log.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { nextNumber } from '../../entities/base/sequence.ts'
import { createRuntime } from '../../entities/base/write.ts'
import { entities, migrations } from '../../entities/index.ts'
import { Person, PersonChannel } from '../../entities/person/person.ts'
import { levelOf, roles } from '../../entities/person/role.ts'
import { Region } from '../../entities/region/region.ts'
import { Report } from '../../entities/report/report.ts'
import { Settings } from '../../entities/settings/settings.ts'
import { demoPeople, seedDemo } from '../../scripts/seed/demo.ts'
import { freshDatabase, type TestDatabase } from '../support/databases.ts'

const NOW = new Date('2026-10-08T09:00:00+08:00')
const JINGGAN = '421024102801'
let store: TestDatabase
let database: Database
let runtime: Runtime
let assets: Asset[]
let reports: Report[]
let people: Person[]
let regions: Region[]

beforeAll(async () => {
  store = await freshDatabase()
  database = await openDatabase(store.url, { entities, migrations })
  runtime = createRuntime(database, {
    clock: new FixedClock(NOW),
    log: openLog('silent'),
    settings: new Settings(),
    files: openFiles(join(tmpdir(), 'guanhu-seed-files')),
  })
  await seedDemo(runtime)
  ;[assets, reports, people, regions] = await Promise.all([
    runtime.db.find(Asset),
    runtime.db.find(Report),
    runtime.db.find(Person),
    runtime.db.find(Region),
  ])
})
afterAll(async () => {
  await database.close()
  await store.drop()
})

const ofClass = (assetClass: string) => assets.filter((a) => a.assetClass === assetClass)
const sum = (list: Asset[]) => list.reduce((total, a) => total + a.originalFen, 0)

describe('the demo county has the published totals', () => {
  test.each([
    ['operating', 214, 14_860_000_000],
    ['public', 497, 27_650_000_000],
    ['household', 10, 190_000_000],
  ])('%s: %i assets, %i fen', (assetClass, count, fen) => {
    expect(ofClass(assetClass).length).toBe(count)
    expect(sum(ofClass(assetClass))).toBe(fen)
  })

  test('721 assets, 4.27 hundred million yuan, by town', () => {
    const byTown = regions
      .filter((r) => r.level === 'town')
      .map((t) => [t.name, assets.filter((a) => a.townCode === t.code).length])
    expect(sum(assets)).toBe(42_700_000_000)
    expect(byTown.toSorted()).toEqual(
      [
        ['资市镇', 77],
        ['熊河镇', 67],
        ['白马寺镇', 76],
        ['沙岗镇', 81],
        ['普济镇', 71],
        ['郝穴镇', 80],
        ['马家寨乡', 76],
        ['秦市乡', 58],
        ['三湖管理区', 60],
        ['六合垸管理区', 75],
      ].toSorted(),
    )
  })

  test('amounts look like an office keeps them: whole hundreds of yuan, none absurd', () => {
    expect(
      assets.filter((a) => a.originalFen % 10_000 !== 0 || a.originalFen < 8_000_000 || a.originalFen > 200_000_000),
    ).toEqual([])
  })
})

test('every asset has aliases, keeper, owner, project, fund source and date; no two of a village share an alias', () => {
  expect(
    assets
      .filter(
        (a) =>
          a.aliases.length < 2 ||
          a.aliases.length > 4 ||
          !a.keeperId ||
          !a.keeperName ||
          !a.ownerName ||
          !a.projectName ||
          !a.fundSource ||
          !a.formedOn ||
          !a.quantity ||
          !a.unit,
      )
      .map((a) => a.name),
  ).toEqual([])
  expect(
    assets.filter((a) => a.assetClass === 'operating' && (!a.operatorName || !a.operationMode)).map((a) => a.name),
  ).toEqual([])
  const said = assets.flatMap((a) => a.aliases.map((alias) => `${a.villageCode} ${alias}`))
  expect(said.length).toBe(new Set(said).size)
  expect(new Set(people.map((p) => p.id))).toContain(assets[0]?.keeperId)
})

describe('the files are filled', () => {
  test('what each asset was paid from adds up to what was invested, and all of it to the published total', async () => {
    const funds = await runtime.db.find(AssetFund)
    const paid = new Map<number, number>()
    for (const { assetId, amountFen } of funds) paid.set(assetId, (paid.get(assetId) ?? 0) + amountFen)
    expect(assets.filter((a) => a.investedFen !== a.originalFen || paid.get(a.id) !== a.investedFen)).toEqual([])
    expect(funds.reduce((total, { amountFen }) => total + amountFen, 0)).toBe(42_700_000_000)
    expect(funds.filter(({ amountFen }) => amountFen <= 0)).toEqual([])
  })

  test('all titled, all handed over, as published; some files lack something, most do not', async () => {
    expect(assets.filter((a) => a.titleStatus !== 'confirmed' || a.handoverStatus !== 'done')).toEqual([])
    const funds = new Set((await runtime.db.find(AssetFund)).map(({ assetId }) => assetId))
    const lacking = assets.filter((a) => missingOf(a, { funds: funds.has(a.id) ? [a.id] : [] }).length > 0)
    expect(lacking.length).toBeGreaterThan(20)
    expect(lacking.length).toBeLessThan(100)
  })

  test('every field holds what a person could have written there', async () => {
    for (const asset of assets)
      for (const field of fieldOf.values())
        if (
          field.type !== 'funds' &&
          field.type !== 'shares' &&
          field.by !== 'never' &&
          !isEmpty(asset[field.key as keyof Asset])
        )
          expect(() => checkValue(field, asset[field.key as keyof Asset]), `${asset.name} ${field.key}`).not.toThrow()
  })
})

test('made-up villages are flagged and say so; no name is part of another', () => {
  const villages = regions.filter((r) => r.level === 'village')
  expect(villages.filter((v) => !v.demo).map((v) => `${v.code} ${v.name}`)).toEqual(['421024200203 耀新村'])
  expect(villages.filter((v) => v.code.length !== 12 || !v.code.startsWith(v.parentCode ?? '-'))).toEqual([])
  expect(villages.filter((v) => villages.some((w) => w !== v && w.name.includes(v.name))).map((v) => v.name)).toEqual(
    [],
  )
  expect(assets.every((a) => a.note?.includes('虚构'))).toBe(true)
})

test('somebody in every role, at the right level, reachable on the simulator, each name once, no real telephone', async () => {
  expect(roles.filter((role) => !people.some((p) => p.role === role))).toEqual([])
  const digits = { village: 12, town: 9, county: 6 }
  expect(people.filter((p) => p.regionCode.length !== digits[levelOf[p.role]])).toEqual([])
  expect(new Set(people.map((p) => p.name)).size).toBe(people.length)
  expect(people.every((p) => /^100\d{8}$/.test(p.phone ?? ''))).toBe(true)
  expect(await runtime.db.count(PersonChannel, { where: { channel: 'simulator' } })).toBe(people.length)
  expect(people.filter((p) => p.role === 'county').length).toBe(3)
  for (const { id } of demoPeople) expect(people.some((p) => p.id === id)).toBe(true)
  for (const village of regions.filter((r) => r.level === 'village'))
    expect(people.filter((p) => p.regionCode === village.code && p.role === 'village')).toHaveLength(1)
})

test('荆干村 has what the examples name', () => {
  const own = assets.filter((a) => a.villageCode === JINGGAN)
  expect(own.map((a) => a.name.replace('荆干村', '')).toSorted()).toEqual(
    [
      '光伏电站',
      '帮扶车间',
      '稻虾基地',
      '冷库',
      '1号蔬菜大棚',
      '2号蔬菜大棚',
      '入股绿野合作社股权',
      '3组通组公路',
      '安全饮水管网',
      '文化广场',
      '提灌泵站',
      '党群服务中心',
    ].toSorted(),
  )
  const named = (name: string) => own.find((a) => a.name === `荆干村${name}`)
  expect(named('光伏电站')?.capacityKw).toBe(120)
  expect(named('帮扶车间')?.rentYearFen).toBe(2_400_000)
  expect(named('冷库')?.rentYearFen).toBe(3_000_000)
  expect(named('稻虾基地')?.areaMu).toBe(120)
  expect(named('入股绿野合作社股权')).toMatchObject({ principalFen: 20_000_000, dividendPercent: 6 })
  expect(named('2号蔬菜大棚')?.aliases).toContain('西边大棚')
})

describe('two years of history', () => {
  const operating = () => new Set(ofClass('operating').map((a) => a.id))

  test('every operating asset in each of eight quarters and two years, accepted by the town', () => {
    for (const period of [
      '2024Q3',
      '2024Q4',
      '2025Q1',
      '2025Q2',
      '2025Q3',
      '2025Q4',
      '2026Q1',
      '2026Q2',
      '2024',
      '2025',
    ]) {
      expect(
        new Set(reports.filter((r) => r.period === period && operating().has(r.assetId)).map((r) => r.assetId)).size,
        period,
      ).toBe(214)
    }
    expect(
      reports.filter((r) => r.period !== '2026Q3' && (r.state !== 'accepted' || !r.reviewedBy?.startsWith('t-'))),
    ).toEqual([])
  })

  test('about four villages in five have told of the last quarter; 荆干村 has not, 邻湖村 waits for the town', () => {
    const villages = new Set(reports.filter((r) => r.period === '2026Q3').map((r) => r.villageCode))
    expect(villages.size / 63).toBeGreaterThan(0.75)
    expect(villages.size / 63).toBeLessThan(0.85)
    expect(villages.has(JINGGAN)).toBe(false)
    expect(new Set(reports.filter((r) => r.state === 'submitted').map((r) => r.villageCode))).toEqual(
      new Set(['421024102802']),
    )
  })

  test('receipts are numbered by day, nothing from today or later, fewer than 8,000 rows', () => {
    expect(
      reports.filter(
        (r) =>
          !/^H\d{8}-\d{3}$/.test(r.receiptNo) || !r.receiptNo.includes(localDate(r.submittedAt).replaceAll('-', '')),
      ),
    ).toEqual([])
    expect(reports.filter((r) => localDate(r.submittedAt) >= localDate(NOW))).toEqual([])
    expect(reports.length).toBeLessThan(8000)
  })

  test('the year is the sum of its quarters', () => {
    for (const asset of ofClass('operating')) {
      const of = (period: RegExp) =>
        reports
          .filter((r) => r.assetId === asset.id && period.test(r.period))
          .reduce((total, r) => total + (r.receivedFen ?? 0), 0)
      expect(of(/^2025$/), asset.name).toBe(of(/^2025Q/))
    }
  })

  test('the state of an asset is that of its last report', () => {
    for (const asset of assets) {
      const last = reports
        .filter((r) => r.assetId === asset.id && r.status)
        .toSorted((a, b) => a.period.localeCompare(b.period))
        .at(-1)
      if (last) expect(last.status, asset.name).toBe(asset.opStatus)
    }
  })
})

test('a second start changes nothing', async () => {
  await seedDemo(runtime)
  expect(await runtime.db.count(Asset)).toBe(721)
  expect(await runtime.db.count(Report)).toBe(reports.length)
})

test('a report on a day of the history gets the next receipt of that day', async () => {
  const day = reports.map((report) => report.receiptNo.slice(1, 9)).at(-1) ?? ''
  const last = reports.filter((report) => report.receiptNo.startsWith(`H${day}`)).length
  expect(await runtime.write((tx) => nextNumber(tx, `receipt:${day}`))).toBe(last + 1)
})
