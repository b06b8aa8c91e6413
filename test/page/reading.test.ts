import { describe, expect, test } from 'vitest'
import { choicesIn } from '../../api/web/simulator/choices.ts'
import { day, separator } from '../../api/web/simulator/time.ts'

describe('what an answer offers for one tap', () => {
  test.each<[string, string[]]>([
    [
      '是哪一个？ 1 东边大棚（1 号） 2 西边大棚（2 号） 3 两个各两千',
      ['1=东边大棚（1 号）', '2=西边大棚（2 号）', '3=两个各两千'],
    ],
    ['改成 1 号蔬菜大棚，2 号的撤回。对吗？ 1 对 2 不对', ['1=对', '2=不对']],
    ['要我现在起个处置申请草稿吗？ 1 要 2 先不要', ['1=要', '2=先不要']],
    ['选一个：\n1 光伏电站\n2 冷库\n回数字就行', ['1=光伏电站', '2=冷库']],
    ['1. 光伏电站\n2. 冷库', ['1=光伏电站', '2=冷库']],
    ['有错回“更正”。三季度还差：冷库。', ['更正=']],
    ['回“催”我现在再提醒一次，回“名单”发表格。', ['催=', '名单=']],
    ['一句话就行，比如“冷库正常，收租 7500”。', []],
    ['应报 67 处，已报 61，逾期 6 处在 3 个村。', []],
    ['荆干村还有 1 处 2 户没有报。', []],
    ['记下了：2 号蔬菜大棚，2026 年三季度，到账 2,000.00 元。', []],
    ['', []],
  ])('%s', (text, offered) => {
    expect(choicesIn(text).map(({ send, label }) => `${send}=${label}`)).toEqual(offered)
  })
})

describe('the time above a message', () => {
  const now = '2026-10-08T09:12:00.000+08:00'
  test.each([
    ['2026-10-08T00:00:30.000+08:00', '00:00'],
    ['2026-10-07T23:59:00.000+08:00', '昨天 23:59'],
    ['2026-10-05T09:00:00.000+08:00', '10月5日 周一 09:00'],
    ['2025-12-31T18:05:00.000+08:00', '2025年12月31日 周三 18:05'],
  ])('%s is %s', (at, words) => expect(separator(at, now)).toBe(words))

  test('a day has its weekday', () => expect(day(now, now)).toBe('10月8日 周四'))
})
