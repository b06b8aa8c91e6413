import { describe, expect, test } from 'vitest'
import { dayMeant } from '../../../entities/rulebook/library/dayMeant.ts'
import { excerpt } from '../../../entities/rulebook/library/excerpt.ts'
import { moment } from '../../support/world.ts'

const rule = `村集体资产出租的，应当先开会表决。租期一般不超过五年；确需延长的，报乡镇审核。
公示期不少于七日，公示期间有异议的，由村民委员会复核。
有下列情形之一的，不得出租：
（一）权属有争议的；
（二）正在维修的；
（三）已经列入处置计划的。`

describe('what is quoted stands in the text, and says what was asked', () => {
  test.each([
    ['公示要贴几天', '公示期不少于七日，公示期间有异议的，由村民委员会复核。'],
    ['租期最长几年', '租期一般不超过五年；确需延长的，报乡镇审核。'],
    ['维修的能不能出租', '有下列情形之一的，不得出租：\n（一）权属有争议的；\n（二）正在维修的；'],
  ])('%s', (question, expected) => {
    const quoted = excerpt(rule, question)
    expect(rule).toContain(quoted)
    expect(quoted).toContain(expected)
  })

  test('a long text is quoted in part, and never in other words', () => {
    const long = `${'甲方应当按照约定的期限和方式支付租金，'.repeat(30)}逾期不付的，乙方可以解除合同。`
    for (const question of ['逾期不付怎么办', '租金怎么付', '乱七八糟', '']) {
      const quoted = excerpt(long, question)
      expect(long).toContain(quoted)
      expect(quoted.length).toBeLessThanOrEqual(135)
      expect(quoted.length).toBeGreaterThan(5)
    }
  })
})

describe('the day whose rules are asked for', () => {
  const now = moment('2026-10-08 09:00')
  test.each([
    ['2024年的规定里公示几天', '2024-12-31'],
    ['去年的时候出租要不要开会', '2025-12-31'],
    ['按2025年4月的老办法呢', '2025-04-30'],
    ['2025年4月30日那时集体经济组织法施行了吗', '2025-04-30'],
    ['2018年建的路要不要登记', null],
    ['公示要贴几天', null],
    ['2027年的规定', null],
  ])('%s -> %s', (question, day) => expect(dayMeant(question, now)).toBe(day))
})
