import { describe, expect, test } from 'vitest'
import { normalise, plain } from '../../entities/language/normalise.ts'
import { scanQuantities } from '../../entities/language/quantities.ts'
import { scanPeriods } from '../../entities/language/periods.ts'
import { soundsLike } from '../../entities/language/pinyin.ts'
import { inferredQuarter, today } from '../../entities/language/today.ts'

test.each([
  ['光伏１２３．５元', '光伏123.5元'],
  ['a\r\n\n b', 'a\nb'],
  ['①光伏 ②车间', '1、光伏 2、车间'],
  ['“好”', '"好"'],
  ['\u200b好\ufeff', '好'],
])('%s is spelled %s', (text, spelled) => {
  expect(normalise(text)).toBe(spelled)
})

test.each([
  ['哪么搞', '怎么办'],
  ['几多钱', '多少钱'],
  ['冇得', '没有'],
  ['烂哒', '坏了'],
  ['得不得行', '行不行'],
  ['怎么办', '怎么办'],
  ['什么意思', '什么意思'],
  ['好多了', '好多了'],
  ['一分钱没收到', '一分钱没收到'],
  ['归哪个村', '归哪个村'],
  ['哪个签字', '谁签字'],
])('%s in standard words is %s', (said, standard) => {
  expect(plain(said)).toBe(standard)
})

test.each([
  ['光伏', '光复', 0.99],
  ['冷库', '能库', 0.9],
  ['泵站', '蹦站', 0.99],
  ['稻虾', '稻瞎', 0.99],
  ['湖', '福', 0.8],
])('%s sounds like %s', (a, b, least) => {
  expect(soundsLike(a, b)).toBeGreaterThanOrEqual(least)
})
test('光伏 does not sound like 车间', () => expect(soundsLike('光伏', '车间')).toBeLessThan(0.3))

describe('amounts in every spelling', () => {
  test.each([
    ['三万二', 32000],
    ['2万8', 28000],
    ['三万零二百', 30200],
    ['两万零三十', 20030],
    ['两万零三百', 20300],
    ['伍仟捌佰元整', 5800],
    ['32,000.00元', 32000],
    ['3.2w', 32000],
    ['5k', 5000],
    ['３．２万', 32000],
    ['27436元5角', 27436.5],
    ['三点二万', 32000],
    ['3万2500', 32500],
    ['一百五', 150],
    ['千把块', 1000],
    ['十来万', 100000],
    ['2.9万千瓦时', 29000],
  ])('%s is %d', (text, value) => {
    expect(scanQuantities(normalise(text))[0]?.value).toBe(value)
  })
  test.each([
    ['两三千', 2000, 3000],
    ['一万五六', 15000, 16000],
    ['2-3万', 20000, 30000],
    ['6000~7000元', 6000, 7000],
  ])('%s lies between %d and %d', (text, min, max) => {
    expect(scanQuantities(normalise(text))[0]).toMatchObject({ value: null, min, max, precision: 'range' })
  })
  test('2万度 is energy, never money', () => expect(scanQuantities('2万度')[0]?.unit).toBe('kwh'))
})

describe('periods as said on 8 October 2026', () => {
  const day = today('2026-10-08T09:12:00+08:00')
  test.each([
    ['三季度', '2026Q3'],
    ['去年四季度', '2025Q4'],
    ['七八九三个月', '2026Q3'],
    ['上半年', '2026H1'],
    ['1-6月', '2026H1'],
    ['到现在一共', '2026YTD'],
    ['今年', '2026'],
    ['上季度', '2026Q3'],
    ['25年二季度', '2025Q2'],
    ['8月份', '2026Q3'],
    ['前三季度', '2026YTD'],
    ['2026Q2', '2026Q2'],
    ['明年', '2027'],
  ])('%s is %s', (text, period) => {
    expect(day && scanPeriods(text, day)[0]?.period).toBe(period)
  })
  test('一个季度 names no quarter', () => expect(day && scanPeriods('一个季度各收2000', day)).toEqual([]))
})

test.each([
  ['2026-10-15', true, '2026Q3'],
  ['2026-10-16', true, '2026Q4'],
  ['2026-10-08', false, '2026Q4'],
  ['2027-01-05', true, '2026Q4'],
  ['2026-11-20', true, '2026Q4'],
])('on %s a finished fact (%s) belongs to %s', (date, finished, period) => {
  const day = today(`${date}T09:00:00+08:00`)
  expect(day && inferredQuarter(day, finished)).toBe(period)
})
