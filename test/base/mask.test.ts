import { expect, test } from 'vitest'
import { maskPersonalNumbers } from '../../entities/base/mask.ts'

test.each`
  text                                | masked                            | what
  ${'身份证421024198001011234的老张'} | ${'身份证****的老张'}             | ${'identity card'}
  ${'42102419800101123X'}             | ${'****'}                         | ${'identity card ending in X'}
  ${'421024 19800101 123x'}           | ${'****'}                         | ${'identity card with blanks'}
  ${'老证421024800101123'}            | ${'老证****'}                     | ${'old identity card, 15 digits'}
  ${'卡号6222021234567890123'}        | ${'卡号****'}                     | ${'bank account in one piece'}
  ${'6222 0212 3456 7890 123'}        | ${'****'}                         | ${'bank account in fours'}
  ${'电话13812345678找他'}            | ${'电话138****5678找他'}          | ${'mobile'}
  ${'138-1234-5678'}                  | ${'138****5678'}                  | ${'mobile in groups'}
  ${'１３８１２３４５６７８'}         | ${'１３８****５６７８'}           | ${'mobile, full width'}
  ${'+8613812345678'}                 | ${'+86138****5678'}               | ${'mobile with country code'}
  ${'13812345678、13987654321'}       | ${'138****5678、139****4321'}     | ${'two mobiles'}
  ${'收入32000元'}                    | ${'收入32000元'}                  | ${'money stays'}
  ${'回执 H20261008-017'}             | ${'回执 H20261008-017'}           | ${'a receipt stays'}
  ${'421024102901 荆干村'}            | ${'421024102901 荆干村'}          | ${'a village code stays'}
  ${'421024102901-O-2018-001'}        | ${'421024102901-O-2018-001'}      | ${'an asset number stays'}
  ${'2026年10月8日 发电12345678度'}   | ${'2026年10月8日 发电12345678度'} | ${'dates and measures stay'}
`('$what: $text', ({ text, masked }) => {
  expect(maskPersonalNumbers(text)).toBe(masked)
})
