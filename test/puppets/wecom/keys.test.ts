import { expect, test } from 'vitest'
import { formatAddress, parseAddress } from '../../../bot/puppets/wecom/address.ts'
import { deliveryKey, eventKey, messageKey } from '../../../bot/puppets/wecom/keys.ts'

const event = {
  agentId: '1',
  from: 'a',
  createTime: '1',
  event: 'click',
  eventKey: 'k',
  changeType: '',
  taskId: '',
  about: '',
}

test('the same delivery has the same key, any other another', () => {
  const keys = [
    messageKey({ agentId: '1', from: 'a', msgId: '9' }),
    messageKey({ agentId: '1', from: 'b', msgId: '9' }),
    messageKey({ agentId: '2', from: 'a', msgId: '9' }),
    messageKey({ agentId: '1', from: 'a|9', msgId: '' }),
    messageKey({ agentId: '1', from: 'A', msgId: '9' }),
    eventKey(event),
    ...(['from', 'createTime', 'event', 'eventKey', 'changeType', 'taskId', 'about'] as const).map((part) =>
      eventKey({ ...event, [part]: 'other' }),
    ),
  ]
  expect(new Set(keys).size).toBe(keys.length)
  expect(eventKey({ ...event })).toBe(eventKey(event))
})

test('a key of 1,024 bytes still fits the store, and its end still counts', () => {
  const long = '收'.repeat(340)
  expect(deliveryKey('1', long).length).toBeLessThanOrEqual(190)
  expect(deliveryKey('1', `${long}1`)).not.toBe(deliveryKey('1', `${long}2`))
})

test.each([
  ['zhang.san', 'user', 'zhang.san'],
  ['12', 'user', '12'],
  ['party:12', 'party', '12'],
  ['tag:3', 'tag', '3'],
  ['chat:wrAbC', 'chat', 'wrAbC'],
])('%s is a %s', (text, kind, id) => {
  expect(parseAddress(text)).toEqual({ kind, id })
  expect(parseAddress(formatAddress(parseAddress(text)))).toEqual({ kind, id })
})

test.each(['', 'user:', 'a|b', 'a b', 'a\n'])('"%s" is no address', (text) =>
  expect(() => parseAddress(text)).toThrow(),
)
