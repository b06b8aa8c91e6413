import { describe, expect, test } from 'vitest'
import { cellOf } from '../../entities/workbook/cells.ts'
import { townIn, villageName } from '../../entities/region/placeNames.ts'
import { totalLabel } from '../../entities/ledger/import/totals.ts'
import { fenIn, formedIn, yearIn } from '../../entities/workbook/values.ts'

describe('形成时间 is read in every spelling, as precise as written', () => {
  test.each([
    [2018, undefined, '2018', 'year'],
    ['2018年', undefined, '2018', 'year'],
    ['２０１８年', undefined, '2018', 'year'],
    ['二〇一八年五月', undefined, '2018-05', 'month'],
    ['2018.5', undefined, '2018-05', 'month'],
    ['2018.10', undefined, '2018-10', 'month'],
    [2018.5, undefined, '2018-05', 'month'],
    [2018.1, '0.00', '2018-10', 'month'],
    [2018.12, undefined, '2018-12', 'month'],
    ['2018年5月', undefined, '2018-05', 'month'],
    ['2018年5月底', undefined, '2018-05', 'month'],
    ['2018-05', undefined, '2018-05', 'month'],
    [201805, undefined, '2018-05', 'month'],
    ['2018-05-03', undefined, '2018-05-03', 'day'],
    ['2018/5/3', undefined, '2018-05-03', 'day'],
    ['2018年5月3日', undefined, '2018-05-03', 'day'],
    ['20180503', undefined, '2018-05-03', 'day'],
    [new Date('2018-05-03T00:00:00Z'), 'yyyy-mm-dd', '2018-05-03', 'day'],
    [43223, undefined, '2018-05-03', 'day'],
  ])('%s (%s) is %s, to the %s', (value, format, on, precision) => {
    expect(formedIn(cellOf(value, format))).toEqual({ value: { on, precision } })
  })

  test('the number 2018.1 may be January or October: only the year is kept', () => {
    expect(formedIn(cellOf(2018.1, undefined))).toEqual({
      value: { on: '2018', precision: 'year' },
      problem: 'date-ambiguous',
    })
  })

  test.each(['去年', '2018年13月', '2018-02-30', '20185', '18'])('%s is not a date', (value) => {
    expect(formedIn(cellOf(value, undefined))).toEqual({ value: null, problem: 'date-unreadable' })
  })
})

describe('项目年度', () => {
  test.each([
    [2018, 2018],
    ['2018年', 2018],
    ['2018年度', 2018],
    ['二〇一八年', 2018],
    ['２０１８', 2018],
  ])('%s is %i', (value, year) => {
    expect(yearIn(cellOf(value, undefined)).value).toBe(year)
  })
  test('十三五 is no year', () => expect(yearIn(cellOf('十三五', undefined)).value).toBeNull())
})

describe('money becomes whole fen', () => {
  test.each([
    [53.48, 10_000, 53_480_000],
    [67.8026, 10_000, 67_802_600],
    ['53.48', 10_000, 53_480_000],
    ['1,234.56', 1, 123_456],
    ['１２３．４５', 1, 12_345],
    ['¥ 12,000', 1, 1_200_000],
    ['12.5万元', 1, 12_500_000],
    ['8000元', 10_000, 800_000],
    [{ formula: 'A1*2', result: 3.2 }, 10_000, 3_200_000],
    [0.1 + 0.2, 10_000, 300_000],
  ])('%s in units of %i yuan is %i fen', (value, unit, fen) => {
    expect(fenIn(cellOf(value, undefined), unit)).toEqual({ value: fen })
  })

  test.each([
    [0, 'amount-not-positive'],
    [-3, 'amount-not-positive'],
    ['约5万', 'amount-unreadable'],
    ['5+3', 'amount-unreadable'],
    ['<script>', 'amount-unreadable'],
    [{ formula: 'A1', result: { error: '#REF!' } }, 'amount-error'],
    [534_800, 'amount-too-large'],
  ])('%s in 万元 is refused: %s', (value, problem) => {
    expect(fenIn(cellOf(value as never, undefined), 10_000).problem).toBe(problem)
  })
})

test.each([
  ['荆干', '荆干村'],
  ['荆干村', '荆干村'],
  ['荆干村委会', '荆干村'],
  ['荆 干 村', '荆干村'],
  ['马市社区', '马市社区'],
  ['一分场', '一分场'],
])('village %s is %s', (written, name) => {
  expect(villageName(written)).toBe(name)
})

test.each([
  ['熊河', '熊河镇'],
  ['熊河镇', '熊河镇'],
  ['江陵县熊河镇', '熊河镇'],
  ['三湖', '三湖管理区'],
  ['三湖农场', '三湖管理区'],
  ['滩桥镇', undefined],
])('town %s is %s', (written, name) => {
  const towns = ['熊河镇', '三湖管理区', '秦市乡'].map((name, i) => ({ code: String(i), name }))
  expect(townIn(towns, written)?.name).toBe(name)
})

test.each([
  ['小计', ''],
  ['合  计', ''],
  ['熊河镇小计', '熊河镇'],
  ['总计：', ''],
])('%s is a total', (written, of) => expect(totalLabel(written)?.of).toBe(of))
test.each(['荆干村冷库', '合计算盘厂房', ''])('%s is no total', (written) => expect(totalLabel(written)).toBeNull())
