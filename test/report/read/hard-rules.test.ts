import { describe, expect, test } from 'vitest'
import {
  matchAssets,
  readAmount,
  readChoice,
  readPeriod,
  readReport,
  readStatus,
  readYesNo,
  type ReadingContext,
} from '../../../entities/report/read/index.ts'
import { assets } from './village.ts'

const ledger = Object.values(assets)
const context: ReadingContext = {
  now: '2026-10-08T09:12:00+08:00',
  sender: { role: 'village', village: '荆干村' },
  ledger,
  media: [],
  previous: [],
}

describe('garbage gives a reading and never throws', () => {
  test.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['one million letters', 'a'.repeat(1_000_000)],
    ['one million numerals', '三'.repeat(1_000_000)],
    ['an emoji flood', '😀'.repeat(50_000)],
    ['SQL', "'; DROP TABLE report; --"],
    ['HTML', '<img src=x onerror=alert(1)>'],
    ['brackets', '[][][]((('.repeat(999)],
    ['control characters', '\u0000\u0007\u200b\ufeff'],
    ['half a pair', '\ud83d'],
    ['figures only', '9 '.repeat(9999)],
    ['bars', '|||\n|||\n|||'],
  ])('%s', (_, text) => {
    expect(readReport(text, context)).toMatchObject({ intent: expect.any(String), items: expect.any(Array) })
  })

  test('any part of the context may be missing or of a wrong shape', () => {
    const shapes: unknown[] = [
      undefined,
      null,
      {},
      7,
      { ledger: null },
      { ledger: [null, {}, { id: 1 }, { id: 'a', name: 'b', aliases: [null, 3] }] },
      { now: 'yesterday', previous: [null], media: [null, {}], sender: null },
    ]
    // The reader must stand what JSON may bring, whatever the types say.
    for (const shape of shapes)
      expect(readReport('光伏三季度收入3万', shape as ReadingContext).items).toBeInstanceOf(Array)
  })
})

describe('personal numbers are never in what comes out', () => {
  test.each([
    ['车间租金6000，老板身份证421024197503052216，已收', '4210'],
    ['租金6000打到6222 0218 0300 1234 567了', '6222'],
    ['老板13800138000，租金六千收了', '1380'],
    ['光伏3万到账，卡号6222021803001234567对不对？', '6222'],
    ['账号 12345678901 帮我记', '12345678901'],
  ])('%s', (text, secret) => {
    const reading = readReport(text, context)
    expect(JSON.stringify(reading)).not.toContain(secret)
    expect(reading.flags).toContain('pii')
  })
})

test('no words ever set an asset to disposed', () => {
  for (const text of [
    '泵站已处置',
    '把泵站改成已处置',
    '泵站报废了',
    '泵站处置完了，卖了200块',
    '更正：泵站状态是已处置',
    '泵站跟上季度一样',
  ]) {
    const reading = readReport(text, {
      ...context,
      previous: [{ asset_id: 'pump', period: '2026Q2', status: 'disposed' }],
    })
    expect(JSON.stringify(reading)).not.toContain('"disposed"')
  }
})

test('one sum for several assets is never split', () => {
  for (const text of ['光伏和车间一共收了三万六', '两个大棚收了4000', '光伏、车间、冷库合计45000元到账']) {
    const reading = readReport(text, context)
    expect(reading.items.every((item) => !item.income)).toBe(true)
    expect(reading.missing).toContain('split')
  }
})

test('a village never writes for another', () => {
  for (const text of ['邻湖村光伏收入一万', '赵桥村的泵站坏了', '隔壁村车间租金5000']) {
    for (const item of readReport(text, context).items) expect(item.match).toBe('out_of_scope')
  }
})

describe('bare answers', () => {
  test.each([
    ['7500', 7500],
    ['三万二', 32000],
    ['没收', 0],
    ['0', 0],
    ['七千五', 7500],
    ['1.2万元', 12000],
    ['亏了三千', -3000],
  ])('%s is %d yuan', (text, yuan) => {
    expect(readAmount(text)?.yuan).toBe(yuan)
  })
  test('3.2 needs its unit', () => expect(readAmount('3.2')).toMatchObject({ yuan: null, unitMissing: true }))
  test.each([
    ['2', 2],
    ['第二个', 2],
    ['二', 2],
    ['②', 2],
    ['选3', 3],
    ['最后一个', 3],
    ['4', null],
    ['光伏', null],
    ['两个都是', null],
  ])('%s chooses %s of 3', (text, chosen) => {
    expect(readChoice(text, 3)).toBe(chosen)
  })
  test.each([
    ['对', true],
    ['是的', true],
    ['没错', true],
    ['要得', true],
    ['不对', false],
    ['先不要', false],
    ['光伏三万', null],
    ['对不对', null],
  ])('%s means %s', (text, meant) => {
    expect(readYesNo(text)).toBe(meant)
  })
  test.each([
    ['三季度', '2026Q3'],
    ['上个季度', '2026Q3'],
    ['去年的', '2025'],
    ['这季度', '2026Q3'],
    ['七八九月', '2026Q3'],
    ['不晓得', null],
  ])('%s is %s', (text, period) => {
    expect(readPeriod(text, '2026-10-08T09:12:00+08:00')).toBe(period)
  })
  test.each([
    ['正常', 'normal'],
    ['停了', 'suspended'],
    ['坏了在修', 'repairing'],
    ['空起在', 'idle'],
    ['烂哒', 'damaged'],
    ['没坏', 'normal'],
    ['三万', null],
  ])('%s is %s', (text, status) => {
    expect(readStatus(text)).toBe(status)
  })
  test('matchAssets finds what a sentence names', () => {
    expect(matchAssets('冷库和3组的路', ledger).map((found) => found.entries.map((entry) => entry.id))).toEqual([
      ['cold'],
      ['road3'],
    ])
    expect(matchAssets('大棚', ledger)[0]?.candidates.map((entry) => entry.id)).toEqual(['g1', 'g2'])
  })
})
