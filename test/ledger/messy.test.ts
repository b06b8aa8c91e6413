import { describe, expect, test } from 'vitest'
import { DomainError } from '../../entities/base/errors.ts'
import { jianglingTowns } from '../../entities/ledger/import/jiangling.ts'
import { isWrong } from '../../entities/ledger/import/preview.ts'
import type { LedgerReading } from '../../entities/ledger/import/reading.ts'
import { understand, type Understanding } from '../../entities/ledger/import/understand.ts'
import { readWorkbook } from '../../entities/workbook/workbook.ts'
import { reasonText } from '../../entities/texts/ledger.ts'
import { book, HEAD, ledger } from './books.ts'

async function read(bytes: Promise<Buffer>, context: Partial<Understanding> = {}): Promise<LedgerReading> {
  return understand(await readWorkbook(await bytes), { towns: jianglingTowns, villages: [], ...context })
}
const brief = (reading: LedgerReading) =>
  reading.rows.map(
    (r) => `${r.town} ${r.village} ${r.name} ${r.assetClass} ${r.projectYear} ${r.originalFen / 100} ${r.formedOn}`,
  )
const reasons = (reading: LedgerReading) =>
  reading.refused.map((r) => `${r.row} ${r.reasons.map(reasonText).join('；')}`)
const code = (bytes: Promise<Buffer>, context?: Partial<Understanding>) =>
  read(bytes, context).then(
    () => 'no error',
    (error: unknown) => (error instanceof DomainError ? error.code : error),
  )

test('a ledger with every habit at once: titles, corner unit, two-row head, merged villages, blank lines, subtotals, notes below', async () => {
  const reading = await read(
    book({
      name: '熊河',
      rows: [
        ['江陵县扶贫（帮扶）项目资产台账'],
        ['填报单位：熊河镇人民政府', '', '', '', '', '', '', '单位：万元'],
        ['序号', '所在地', '', '资产情况', '', '', '资金', ''],
        ['', '乡镇', '行政村', '资 产 名 称', '资产类别', '形成时间', '投入资金', '资产\n原值'],
        [1, '熊河镇', '甲禾', '甲禾村光伏电站', '经营性资产', '2018年', 60, '60'],
        [2, '', '', '甲禾村冷库', '经营性', 2019.5, '５２．５', '５２．５'],
        [3, '', '', '甲禾村通组公路', ' 公益性资产 ', '2018年5月', 40, 40],
        ['', '甲禾村小计', '', '', '', '', 152.5, 152.5],
        [],
        [4, '熊河', '乙禾村', '乙禾村大棚', '经营性资产', new Date('2020-03-01T00:00:00Z'), '1,000', '1,000'],
        ['', '熊河镇小计', '', '', '', '', '', 1152.5],
        ['合  计', '', '', '', '', '', 1152.5, 1152.5],
        ['填表人：某某', '', '审核人：某某'],
        ['说明：本表金额单位为万元'],
      ],
      merge: ['A1:H1', 'B3:C3', 'D3:F3', 'G3:H3', 'B5:B7', 'C5:C7', 'A12:F12'],
    }),
  )
  expect(brief(reading)).toEqual([
    '熊河镇 甲禾村 甲禾村光伏电站 operating 2018 600000 2018',
    '熊河镇 甲禾村 甲禾村冷库 operating 2019 525000 2019-05',
    '熊河镇 甲禾村 甲禾村通组公路 public 2018 400000 2018-05',
    '熊河镇 乙禾村 乙禾村大棚 operating 2020 10000000 2020-03-01',
  ])
  expect(reading.refused).toEqual([])
  expect(reading.totals.map((t) => [t.row, isWrong(t)])).toEqual([
    [8, false],
    [11, false],
    [12, false],
  ])
})

test('the unit in the head of a column wins over the corner, the unit in a cell over both', async () => {
  const reading = await read(
    book({
      rows: [
        ['单位：万元'],
        ['乡镇', '村', '资产名称', '资产类型', '资产原值（元）'],
        ['熊河镇', '甲禾村', '冷库', '经营性', 520_000],
        ['熊河镇', '甲禾村', '车间', '经营性', '48万元'],
      ],
    }),
  )
  expect(reading.rows.map((r) => r.originalFen)).toEqual([52_000_000, 48_000_000])
})

test('money without a unit is never guessed', async () => {
  const silent = book({
    rows: [
      ['乡镇', '村', '资产名称', '资产类型', '资产原值'],
      ['熊河镇', '甲禾村', '冷库', '经营性', 52],
    ],
  })
  expect(await code(silent)).toBe('ledger/no-unit')
  expect((await read(silent, { unit: '万元' })).rows[0]?.originalFen).toBe(52_000_000)
})

test('several sheets, one per town, the town only in the name of the sheet; cover, summary and hidden sheets are left out', async () => {
  const head = ['序号', '村', '资产名称', '类别', '原值(万元)']
  const reading = await read(
    book(
      { name: '封面', rows: [['江陵县'], ['扶贫资产台账']] },
      {
        name: '汇总',
        rows: [
          ['乡镇', '数量', '金额（万元）'],
          ['熊河镇', 2, 112],
        ],
      },
      { name: '熊河镇', rows: [head, [1, '甲禾', '甲禾村冷库', '经营性', 52]] },
      { name: '秦市', rows: [head, [1, '乙禾', '乙禾村冷库', '经营性', 60]] },
      { name: '旧表', hidden: true, rows: [head, [1, '丙禾', '丙禾村冷库', '经营性', 60]] },
    ),
  )
  expect(reading.rows.map((r) => `${r.sheet} ${r.town} ${r.village}`)).toEqual([
    '熊河镇 熊河镇 甲禾村',
    '秦市 秦市乡 乙禾村',
  ])
  expect(reading.skippedSheets).toEqual(['封面', '汇总', '旧表'])
})

test('town and village in one cell, a head repeated on the next page, page totals', async () => {
  const head = ['序号', '所属村', '资产名称', '资产性质', '资产原值（万元）']
  const reading = await read(
    book({
      rows: [
        head,
        [1, '熊河镇甲禾村', '冷库', '经营性', 50],
        ['', '本页小计', '', '', 50],
        head,
        [2, '江陵县秦市乡乙禾', '泵站', '公益性', 20],
        ['', '累计', '', '', 70],
      ],
    }),
  )
  expect(reading.rows.map((r) => `${r.town} ${r.village} ${r.name}`)).toEqual([
    '熊河镇 甲禾村 冷库',
    '秦市乡 乙禾村 泵站',
  ])
  expect(reading.totals.filter(isWrong)).toEqual([])
})

test('资产类别 may be the subclass: what stands below decides', async () => {
  const reading = await read(
    book({
      rows: [
        ['乡镇', '村', '资产名称', '资产类别', '资产类型', '原值（元）'],
        ['熊河镇', '甲禾村', '一号项目', '烘干房', '经营性', 1000],
        ['熊河镇', '甲禾村', '二号项目', '泵站', '公益性', 1000],
      ],
    }),
  )
  expect(reading.rows.map((r) => `${r.assetClass} ${r.subclass}`)).toEqual([
    'operating processing',
    'public irrigation',
  ])
})

test.each([
  ['光伏电站', '经营性', 'pv'],
  ['帮扶车间', '经营性', 'workshop'],
  ['稻虾基地', '经营性', 'rice_crayfish'],
  ['冷库', '经营性', 'cold_storage'],
  ['蔬菜大棚', '经营性', 'greenhouse'],
  ['入股合作社股权', '经营性', 'equity'],
  ['粮食烘干中心', '经营性', 'processing'],
  ['门面', '经营性', 'shop'],
  ['养殖场', '经营性', 'breeding'],
  ['民宿', '经营性', 'tourism'],
  ['别的东西', '经营性', 'other_op'],
  ['通组公路', '公益性', 'road'],
  ['便民桥', '公益性', 'bridge'],
  ['提灌泵站', '公益性', 'irrigation'],
  ['沟渠', '公益性', 'irrigation'],
  ['安全饮水管网', '公益性', 'water_supply'],
  ['太阳能路灯', '公益性', 'lighting'],
  ['卫生室', '公益性', 'health'],
  ['文化广场', '公益性', 'culture'],
  ['党群服务中心', '公益性', 'office'],
  ['公厕', '公益性', 'sanitation'],
  ['鸡苗发放', '到户类', 'livestock'],
  ['肉牛养殖', '到户类', 'livestock'],
  ['小型农机具', '到户类', 'small_machine'],
])('%s (%s) is %s', async (name, assetClass, subclass) => {
  expect(
    (await read(ledger([1, '熊河镇', '甲禾村', `甲禾村${name}`, assetClass, 2018, 50, '2018']))).rows[0]?.subclass,
  ).toBe(subclass)
})

describe('a row that cannot be taken in says every reason, with its number', () => {
  test('reasons', async () => {
    const reading = await read(
      book({
        rows: [
          HEAD,
          [1, '滩桥镇', '甲禾村', '冷库', '经营性', 2018, 50, '2018'],
          [2, '熊河镇', '', '冷库', '经营性', 2018, 50, '2018'],
          [3, '熊河镇', '甲禾村', '', '经营性', 2018, 50, '2018'],
          [4, '熊河镇', '甲禾村', '冷库', '福利性', 2018, '五十多', '2018'],
          [5, '熊河镇', '甲禾村', '冷库', '', 2018, '', '2018'],
          [6, '熊河镇', '甲禾村', '冷库', '经营性', 2018, -5, '2018'],
          [7, '熊河镇', '甲禾村', '冷库', '经营性', 2018, 527_800, '2018'],
          [8, '熊河镇', '甲禾村', '长'.repeat(61), '经营性', 2018, 5, '2018'],
          [9, '熊河镇', '甲禾村', '好冷库', '经营性', 2018, 5, '2018'],
        ],
      }),
    )
    expect(reasons(reading)).toEqual([
      '2 乡镇“滩桥镇”不认得',
      '3 没有村名',
      '4 没有资产名称',
      '5 资产类别“福利性”不认得，要写经营性、公益性或到户类；金额“五十多”看不懂，请只写数字',
      '6 没有资产类别；没有金额',
      '7 金额“-5”要大于 0',
      '8 金额“527800”大得不合常理，请核对是元还是万元',
      '9 资产名称超过 60 个字',
    ])
    expect(reading.rows.map((r) => r.name)).toEqual(['好冷库'])
  })

  test('an amount merged over two assets cannot be split', async () => {
    const reading = await read(
      book({
        rows: [
          HEAD,
          [1, '熊河镇', '甲禾村', '冷库', '经营性', 2018, 50, ''],
          [2, '熊河镇', '甲禾村', '车间', '经营性', 2018, '', ''],
        ],
        merge: ['G2:G3'],
      }),
    )
    expect(reasons(reading)).toEqual(['3 金额和上一行合并在一起，请按资产拆开'])
  })

  test('an asset the ledger calls disposed is not taken in', async () => {
    const reading = await read(
      book({
        rows: [
          [...HEAD, '运营状态'],
          [1, '熊河镇', '甲禾村', '冷库', '经营性', 2018, 50, '2018', '已报废'],
        ],
      }),
    )
    expect(reasons(reading)).toEqual(['2 状态写的是“已报废”，处置要走处置手续，不能由台账导入'])
  })
})

test('a total that does not add up is reported, not believed', async () => {
  const reading = await read(
    ledger([1, '熊河镇', '甲禾村', '冷库', '经营性', 2018, 50, '2018'], ['', '合计', '', '', '', '', 55]),
  )
  expect(reading.totals.filter(isWrong)).toMatchObject([
    { row: 3, label: '合计', writtenFen: 55_000_000, countedFen: 50_000_000 },
  ])
})

test('what cannot be understood and does not matter is left empty with a notice', async () => {
  const reading = await read(ledger([1, '熊河镇', '甲禾村', '冷库', '经营性', '十三五期间', 50, '前几年']))
  expect(reading.rows[0]).toMatchObject({ projectYear: null, formedOn: null })
  expect(reading.notices.map((n) => n.problem).toSorted()).toEqual(['date-unreadable', 'year-unreadable'])
})

test('SQL and HTML in a cell are only text', async () => {
  const name = "冷库');DROP TABLE asset;--<script>"
  expect((await read(ledger([1, '熊河镇', '甲禾村', name, '经营性', 2018, 50, '2018']))).rows[0]?.name).toBe(
    name.replaceAll(' ', ''),
  )
})

test.each([
  ['no table of assets', book({ rows: [['通知'], ['请各村于周五前上报']] }), 'ledger/no-table'],
  ['nothing at all', book({ rows: [] }), 'ledger/empty-file'],
  [
    'no amount column',
    book({
      rows: [
        ['乡镇', '村', '资产名称', '资产类别'],
        ['熊河镇', '甲禾村', '冷库', '经营性'],
      ],
    }),
    'ledger/missing-columns',
  ],
  [
    'no class column',
    book({
      rows: [
        ['乡镇', '村', '资产名称', '原值（元）'],
        ['熊河镇', '甲禾村', '冷库', 1],
      ],
    }),
    'ledger/missing-columns',
  ],
])('%s: %s', async (_, bytes, expected) => {
  expect(await code(bytes)).toBe(expected)
})

test('a sheet that is not there', async () => expect(await code(ledger(), { sheet: '没有' })).toBe('ledger/no-sheet'))
