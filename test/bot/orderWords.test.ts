import { expect, test } from 'vitest'
import { readReviewOrder } from '../../bot/review/orderWords.ts'

test.each([
  ['收', { what: 'accept', numbers: [] }],
  ['可以', { what: 'accept', numbers: [] }],
  ['收1', { what: 'accept', numbers: [1] }],
  ['收1 3 5', { what: 'accept', numbers: [1, 3, 5] }],
  ['收 1、3、5', { what: 'accept', numbers: [1, 3, 5] }],
  ['收下2到4号', { what: 'accept', numbers: [2, 3, 4] }],
  ['收12', { what: 'accept', numbers: [12] }],
  ['除了2都收', { what: 'acceptRest', except: [2] }],
  ['除2 5外其他都收下', { what: 'acceptRest', except: [2, 5] }],
  ['除了 1、2，其余的全收', { what: 'acceptRest', except: [1, 2] }],
  ['退 多了一个零吧', { what: 'return', numbers: [], reason: '多了一个零吧' }],
  ['退1 多了一个零吧', { what: 'return', numbers: [1], reason: '多了一个零吧' }],
  ['退1 3 照片看不清', { what: 'return', numbers: [1, 3], reason: '照片看不清' }],
  ['退1，3：照片看不清', { what: 'return', numbers: [1, 3], reason: '照片看不清' }],
  ['退2', { what: 'return', numbers: [2], reason: '' }],
  // a reason may begin with a digit
  ['退 3万不对', { what: 'return', numbers: [], reason: '3万不对' }],
  ['退 2张照片看不清', { what: 'return', numbers: [], reason: '2张照片看不清' }],
  ['问 电费单有没有', { what: 'ask', numbers: [], words: '电费单有没有' }],
  ['问1 电费单有没有', { what: 'ask', numbers: [1], words: '电费单有没有' }],
  ['问一下租客是谁', { what: 'ask', numbers: [], words: '租客是谁' }],
  ['下一条', { what: 'next' }],
  // neither is said to the list
  ['收了2000', null],
  ['冷库正常，收租 7500', null],
  ['除了冷库都正常', null],
  ['合同到期怎么办', null],
])('%s', (text, order) => {
  expect(readReviewOrder(text)).toEqual(order)
})
