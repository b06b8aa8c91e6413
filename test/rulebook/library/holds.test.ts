import { describe, expect, test } from 'vitest'
import { shareHeld } from '../../../entities/rulebook/library/holds.ts'

const clause = {
  document: '冷库管护办法',
  chapter: '第二章 出租',
  text: '承租人应当在租赁期限届满后返还冷库，返还时应当符合约定的状态。',
}

describe('问到的东西条文里有多少', () => {
  test.each([
    ['租赁期限到了承租人怎么返还冷库', 0.75, 1],
    ['冷库返还的时候应该是什么状态', 1, 1],
    ['确权状态填么子选项', 0, 0.4],
    ['厨房装修风格选什么好', 0, 0],
    ['怎么办', 0, 0],
    ['', 0, 0],
  ])('%s', (question, least, most) => {
    const held = shareHeld(question, clause)
    expect(held).toBeGreaterThanOrEqual(least)
    expect(held).toBeLessThanOrEqual(most)
  })
  test('大家问过、答的就是这一条的话，也算', () => {
    expect(shareHeld('冻货屋子退租', clause)).toBeLessThan(0.5)
    expect(shareHeld('冻货屋子退租', clause, '冻货屋子退租要交钥匙吗')).toBe(1)
  })
})
