import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Asset } from '../../entities/asset/asset.ts'
import { assetTotals } from '../../entities/asset/assets.ts'
import { Audit } from '../../entities/base/audit.ts'
import { FixedClock } from '../../entities/base/clock.ts'
import { type Database, openDatabase } from '../../entities/base/database.ts'
import { openFiles } from '../../entities/base/files.ts'
import { openLog } from '../../entities/base/log.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { createRuntime } from '../../entities/base/write.ts'
import { entities, migrations } from '../../entities/index.ts'
import { importLedger, readLedger } from '../../entities/ledger/import/importLedger.ts'
import { planImport } from '../../entities/ledger/import/plan.ts'
import { previewOf } from '../../entities/ledger/import/preview.ts'
import { Person } from '../../entities/person/person.ts'
import { Region } from '../../entities/region/region.ts'
import { Settings } from '../../entities/settings/settings.ts'
import { seedDemo } from '../../scripts/seed/demo.ts'
import { freshDatabase, type TestDatabase } from '../support/databases.ts'
import { book, HEAD, ledger } from './books.ts'

let store: TestDatabase
let database: Database
let runtime: Runtime

beforeEach(async () => {
  store = await freshDatabase()
  database = await openDatabase(store.url, { entities, migrations })
  runtime = createRuntime(database, {
    clock: new FixedClock(new Date('2026-10-08T09:00:00+08:00')),
    log: openLog('silent'),
    settings: new Settings(),
    files: openFiles(join(tmpdir(), 'guanhu-import-files')),
  })
})
afterEach(async () => {
  await database.close()
  await store.drop()
})

const read = async (bytes: Buffer | Promise<Buffer>) => readLedger(runtime, await bytes)
const take = async (bytes: Buffer | Promise<Buffer>, by = 'county-1') =>
  importLedger(runtime, { reading: await read(bytes), by })
const assets = () => runtime.db.find(Asset, { order: { id: 'ASC' } })
const COLD_STORE = [1, '熊河镇', '甲禾村', '甲禾村冷库', '经营性', 2018, 50, '2018.5']

test('an empty store gets the county, its ten towns, the villages and the assets', async () => {
  expect(await take(ledger(COLD_STORE, [2, '秦市', '乙禾', '乙禾村泵站', '公益性', 2019, 20.5, '2019']))).toEqual({
    created: 2,
    changed: 0,
    same: 0,
    villages: 2,
  })
  expect(await runtime.db.count(Region, { where: { level: 'town' } })).toBe(10)
  expect(
    (await runtime.db.find(Region, { where: { level: 'village' }, order: { code: 'ASC' } })).map(
      (r) => `${r.code} ${r.parentCode} ${r.name} ${r.demo}`,
    ),
  ).toEqual(['421024102901 421024102 甲禾村 false', '421024201901 421024201 乙禾村 false'])
  expect(await assets()).toMatchObject([
    {
      assetNo: '421024102901-O-2018-001',
      name: '甲禾村冷库',
      aliases: ['冷库'],
      townCode: '421024102',
      subclass: 'cold_storage',
      kind: 'fixed',
      originalFen: 50_000_000,
      formedOn: '2018-05',
      opStatus: 'normal',
    },
    { assetNo: '421024201901-P-2019-001', name: '乙禾村泵站', originalFen: 20_500_000, formedPrecision: 'year' },
  ])
})

describe('more columns of the file', () => {
  const head = [
    ...HEAD,
    '国家系统编号',
    '是否确权',
    '确权日期',
    '移交情况',
    '监管单位',
    '管护电话',
    '使用年限',
    '残值率',
    '批复文号',
  ]
  const sheet = (...more: string[]) => book({ rows: [head, [...COLD_STORE, ...more]] })
  const full = [
    'BF001',
    '是',
    '2021-08-03',
    '已移交',
    '县水利和湖泊局',
    '138 1234 5678',
    '15年',
    '5%',
    '江扶〔2018〕3号',
  ]

  test('are taken in where the office has them', async () => {
    await take(sheet(...full))
    expect(await assets()).toMatchObject([
      {
        nationalNo: 'BF001',
        titleStatus: 'confirmed',
        titledOn: '2021-08-03',
        handoverStatus: 'done',
        supervisor: 'water',
        keeperPhone: '13812345678',
        lifeYears: 15,
        salvagePercent: 5,
        approvalNo: '江扶〔2018〕3号',
      },
    ])
  })

  test('a later file fills what was empty and erases nothing; title and handover stay with their process', async () => {
    await take(sheet('', '否', '', '未移交'))
    await take(sheet(...full))
    expect(await assets()).toMatchObject([{ lifeYears: 15, titleStatus: 'pending', handoverStatus: 'not_due' }])
    expect(await take(sheet())).toMatchObject({ changed: 0, same: 1 })
  })

  test('what cannot be is left out: a name as a telephone, half a century and a half as percent', async () => {
    await take(sheet('', '', '', '', '', '张三', '不详', '150'))
    expect(await assets()).toMatchObject([{ keeperPhone: '', lifeYears: null, salvagePercent: null }])
  })
})

test('every created asset and village stands in the history, with who did it', async () => {
  await take(ledger(COLD_STORE))
  const history = await runtime.db.find(Audit)
  expect(history.filter((h) => h.subject === 'asset')).toMatchObject([
    { action: 'import', by: 'county-1', change: { new: { name: '甲禾村冷库' } } },
  ])
  expect(history.filter((h) => h.subject === 'region').length).toBe(12)
  expect(history.filter((h) => h.subject === 'ledger')).toMatchObject([
    { change: { created: 1, changed: 0, same: 0, refused: 0 } },
  ])
})

describe('the same ledger again', () => {
  const rows = [
    COLD_STORE,
    [2, '熊河镇', '甲禾村', '路灯', '公益性', 2018, 3, '2018'],
    [3, '熊河镇', '甲禾村', '路灯', '公益性', 2019, 3, '2019'],
    [4, '熊河镇', '甲禾村', '路灯', '公益性', 2019, 4, '2019'],
  ]

  test('changes nothing, in whatever order and spelling', async () => {
    await take(ledger(...rows))
    const [before, history] = [await assets(), await runtime.db.count(Audit)]
    expect(await take(ledger(...rows))).toEqual({ created: 0, changed: 0, same: 4, villages: 0 })
    const respelt = [...rows].reverse().map(([, , , name, ...rest], i) => [i + 1, '熊河', '甲禾', name, ...rest])
    expect(await take(ledger(...respelt))).toMatchObject({ created: 0, changed: 0, same: 4 })
    expect(await assets()).toEqual(before)
    expect(await runtime.db.count(Audit)).toBe(history)
  })

  test('with a new figure changes that one asset, and says what it was', async () => {
    await take(ledger(...rows))
    expect(await take(ledger(...rows.map((r) => (r === COLD_STORE ? r.with(6, 52) : r))))).toMatchObject({
      created: 0,
      changed: 1,
      same: 3,
    })
    const changed = (await assets())[0]
    expect(changed).toMatchObject({ originalFen: 52_000_000, version: 2 })
    expect(
      await runtime.db.find(Audit, {
        where: { subject: 'asset', subjectId: String(changed?.id) },
        order: { id: 'DESC' },
        take: 1,
      }),
    ).toMatchObject([{ change: { originalFen: { old: 50_000_000, new: 52_000_000 } } }])
  })

  test('does not undo what reports have said since, and an empty cell erases nothing', async () => {
    await take(
      book({
        rows: [
          [...HEAD, '运营状态', '备注'],
          [...COLD_STORE, '正常', '有合同'],
        ],
      }),
    )
    await runtime.write(async (tx) => void (await tx.db.update(Asset, { name: '甲禾村冷库' }, { opStatus: 'idle' })))
    expect(
      await take(
        book({
          rows: [
            [...HEAD, '运营状态', '备注'],
            [...COLD_STORE, '正常', ''],
          ],
        }),
      ),
    ).toMatchObject({ same: 1 })
    expect(await assets()).toMatchObject([{ opStatus: 'idle', note: '有合同' }])
  })
})

test('a row written twice is refused the second time; the same thing bought twice is two assets', async () => {
  const reading = await read(
    ledger(
      COLD_STORE,
      [2, ...COLD_STORE.slice(1)],
      [3, '熊河镇', '甲禾村', '甲禾村冷库', '经营性', 2018, 60, '2018.5'],
    ),
  )
  const plan = await planImport(runtime, reading)
  expect(plan.create.length).toBe(2)
  expect(plan.refused.map((r) => r.reasons)).toEqual([[{ code: 'duplicate', text: '工作表“台账”第 2 行' }]])
})

test('the office’s own asset number is kept, and finds the asset under another name', async () => {
  const head = ['资产编号', ...HEAD.slice(1)]
  await take(book({ rows: [head, ['XH-001', ...COLD_STORE.slice(1)]] }))
  expect(
    await take(book({ rows: [head, ['XH-001', '熊河镇', '甲禾村', '甲禾村保鲜库', '经营性', 2018, 51, '2018.5']] })),
  ).toMatchObject({ created: 0, changed: 1 })
  expect(await assets()).toMatchObject([{ assetNo: 'XH-001', originalFen: 51_000_000 }])
})

test('a keeper the assistant knows is linked', async () => {
  await take(ledger(COLD_STORE))
  await runtime.write((tx) =>
    tx.db.insert(Person, {
      id: 'v1',
      name: '林海生',
      role: 'village',
      regionCode: '421024102901',
      sector: '',
      phone: null,
      status: 'active',
      confirmedBy: null,
      createdAt: tx.clock.now(),
    }),
  )
  await take(
    book({
      rows: [
        [...HEAD, '管护责任人'],
        [...COLD_STORE, '林海生'],
      ],
    }),
  )
  expect(await assets()).toMatchObject([{ keeperId: 'v1', keeperName: '林海生' }])
})

test('what somebody else changed between preview and yes stops the import; nothing is written', async () => {
  const reading = await read(ledger(COLD_STORE))
  const { digest } = await planImport(runtime, reading)
  await take(ledger([1, '熊河镇', '甲禾村', '车间', '经营性', 2018, 50, '2018']))
  const before = await runtime.db.count(Audit)
  await expect(importLedger(runtime, { reading, by: 'county-1', confirmed: digest })).rejects.toMatchObject({
    code: 'ledger/changed-meanwhile',
  })
  expect(await runtime.db.count(Asset)).toBe(1)
  expect(await runtime.db.count(Audit)).toBe(before)
})

test('onto the demo county: its own assets stay, the new come beside them, totals add up', async () => {
  await seedDemo(runtime)
  const towns = (await runtime.db.find(Region, { where: { level: 'town' } })).map((t) => t.name)
  const rows = Array.from({ length: 900 }, (_, i) => [
    i + 1,
    towns[i % 10],
    `新${'甲乙丙丁戊己庚辛壬癸'[i % 9]}村`,
    `第${i}泵站`,
    i % 3 === 0 ? '经营性' : '公益性',
    2015 + (i % 9),
    10 + i,
    '2018',
  ])
  const reading = await read(ledger(...rows))
  const figures = previewOf(reading, await planImport(runtime, reading))
  expect(figures.created).toBe(900)
  expect(await importLedger(runtime, { reading, by: 'system' })).toMatchObject({
    created: 900,
    changed: 0,
    villages: 90,
  })
  const totals = await assetTotals(runtime)
  expect(totals.reduce((sum, t) => sum + t.count, 0)).toBe(721 + 900)
  expect(totals.reduce((sum, t) => sum + t.originalFen, 0)).toBe(
    42_700_000_000 + rows.reduce((sum, r) => sum + Number(r[6]) * 1_000_000, 0),
  )
  expect(await importLedger(runtime, { reading, by: 'system' })).toMatchObject({ created: 0, changed: 0, same: 900 })
})

test('a village of the demo is found by name; its assets of the same name are changed, not doubled', async () => {
  await seedDemo(runtime)
  expect(await take(ledger([1, '熊河', '荆干', '荆干村冷库', '经营性', 2020, 57, '2020']))).toMatchObject({
    created: 0,
    changed: 1,
    villages: 0,
  })
})
