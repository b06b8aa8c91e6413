import { describe, expect, test } from 'vitest'
import { says, saysAll } from '../../../entities/rulebook/evaluation/fact.ts'
import { counted, figuresIn, saysFigure } from '../../../entities/rulebook/evaluation/figuresIn.ts'

describe('一样的数，一样的写法', () => {
  test.each([
    ['三分之二以上', '2/3以上'],
    ['百分之八十', '80%'],
    ['八成', '80%'],
    ['不低于百分之三十', '不低于30%'],
    ['二十年', '20年'],
    ['20 年', '20年'],
    ['半年内', '6月内'],
    ['六个月', '6月'],
    ['十天前通知', '10日前通知'],
    ['１０日', '10日'],
    ['第七百零五条', '第705条'],
    ['5万元', '50000元'],
    ['五万元', '50000元'],
    ['4.27亿元', '427000000元'],
    ['成员、成立', '成员、成立'],
    ['几天', '几天'],
  ])('%s → %s', (text, expected) => {
    expect(counted(text)).toBe(expected)
  })
  test('单独一个“一”不是数', () => {
    expect(figuresIn(counted('统一由一户一次办，一年一统计，10日内报三类'))).toEqual(['1年', '10日', '3类'])
  })
  test('2年不在12年里，0.5不在10.5里', () => {
    expect(saysFigure('12年', '2年')).toBe(false)
    expect(saysFigure('共2年', '2年')).toBe(true)
    expect(saysFigure('2/3', '3日')).toBe(false)
    expect(saysFigure('10.5亩', '0.5')).toBe(false)
  })
})

describe('答到没有', () => {
  test.each([
    [
      '数字和词都在',
      '要开会，三分之二以上的组成人员参加，到会过半数同意。',
      '2/3以上组成人员参加，到会的过半数同意',
      'yes',
    ],
    ['同义的词也算', '出租方负责修理，合同另有约定的按合同。', '出租人负责维修，合同另有约定的从约定', 'yes'],
    ['数字不对', '租期最长三十年，超过部分无效。', '租期最长二十年，超过部分无效', 'unclear'],
    ['说反了', '这些补贴要登记进台账。', '这些补贴不登记进台账', 'unclear'],
    ['说别的事', '向乡镇民政办咨询。', '租期最长二十年，超过部分无效', 'no'],
    ['括号里的是解释，不必说到', '系统默认20年。', '系统默认20年（县里可改，2024年定）', 'yes'],
  ])('%s', (_, answer, fact, expected) => {
    expect(says(answer, fact)).toBe(expected)
  })
  test('几条要点都要答到', () => {
    const answer = '公示7天，张贴在公开栏。'
    expect(saysAll(answer, ['公示7天', '张贴在公开栏'], [])).toBe('yes')
    expect(saysAll(answer, ['公示7天', '乡镇审核同意'], [])).toBe('no')
  })
  test('给了关键词的：有词、要点对不上字面的要人看', () => {
    expect(saysAll('收益一年一统计。', ['每村每年报送'], ['一年'])).toBe('unclear')
    expect(saysAll('收益一年一统计。', [], ['每季度'])).toBe('no')
    expect(saysAll('同意的要过 三分之二', [], ['2/3'])).toBe('yes')
  })
})
