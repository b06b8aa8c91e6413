import { describe, expect, test } from 'vitest'
import { type Evidence, verdict } from './verdict.ts'

/** Two reports, one of them with a photo, and a question, all as they should be. */
const sound = (): Evidence => ({
  sent: [
    { id: 'a', from: 'cadre', text: '冷库正常', kind: 'report', about: '1@2019Q1', photos: 1, acknowledged: true },
    { id: 'b', from: 'cadre', text: '公示几天', kind: 'question', about: null, photos: 0, acknowledged: true },
    { id: 'c', from: 'far', text: '光伏正常', kind: 'report', about: '2@2019Q1', photos: 0, acknowledged: false },
    { id: 'd', from: 'far', text: '车间正常', kind: 'report', about: '3@2019Q1', photos: 0, acknowledged: false },
  ],
  inbox: [
    { id: 1, externalId: 'a', address: 'cadre', text: '冷库正常', state: 'handled' },
    { id: 2, externalId: 'b', address: 'cadre', text: '公示几天', state: 'handled' },
    { id: 3, externalId: 'c', address: 'far', text: '光伏正常', state: 'handled' },
  ],
  reports: [
    { id: 11, receiptNo: 'H20261122-001', about: '1@2019Q1', state: 'submitted', messageId: 1, photos: 1 },
    { id: 12, receiptNo: 'H20261122-002', about: '2@2019Q1', state: 'submitted', messageId: 3, photos: 0 },
  ],
  receiptNos: ['H20240105-001', 'H20261122-001', 'H20261122-002'],
  outbox: [
    { key: 're:1:1', address: 'cadre', text: '回执 H20261122-001。', state: 'sent' },
    { key: 're:2:1', address: 'cadre', text: '7 天。', state: 'sent' },
    { key: 're:3:1', address: 'far', text: '回执 H20261122-002。', state: 'sent' },
    { key: 'digest:far:1', address: 'far', text: '还差 2 处。', state: 'sent' },
  ],
  lines: [
    { seq: 1, id: 'a', person: 'cadre', direction: 'in', text: '冷库正常' },
    { seq: 2, id: 'b', person: 'cadre', direction: 'in', text: '公示几天' },
    { seq: 3, id: 'out:re:1:1', person: 'cadre', direction: 'out', text: '回执 H20261122-001。' },
    { seq: 4, id: 'c', person: 'far', direction: 'in', text: '光伏正常' },
    { seq: 5, id: 'out:re:3:1', person: 'far', direction: 'out', text: '回执 H20261122-002。' },
    { seq: 6, id: 'out:re:2:1', person: 'cadre', direction: 'out', text: '7 天。' },
    { seq: 7, id: 'out:digest:far:1', person: 'far', direction: 'out', text: '还差 2 处。' },
    { seq: 8, id: 'd', person: 'far', direction: 'in', text: '车间正常' },
  ],
})

const at = <T>(rows: T[], index: number): T => rows[index]!
const again = <T>(rows: T[], index: number, change: Partial<T> = {}) =>
  void rows.push({ ...at(rows, index), ...change })

test('sound evidence breaks no promise, and an unacknowledged message may be missing', () => {
  expect(verdict(sound())).toEqual([])
})

const cases: [what: string, spoil: (e: Evidence) => void, finding: RegExp][] = [
  ['an acknowledged message is not in the inbox', (e) => e.inbox.splice(1, 1), /^lost: b was acknowledged/],
  ['a message is in the inbox twice', (e) => again(e.inbox, 1, { id: 9 }), /^doubled: b is in the inbox 2 times/],
  ['a message was left unhandled', (e) => (at(e.inbox, 1).state = 'received'), /^unhandled: b is received/],
  ['a message was parked', (e) => (at(e.inbox, 1).state = 'parked'), /^unhandled: b is parked/],
  ['a message was kept with other words', (e) => (at(e.inbox, 1).text = '公'), /^changed: b/],
  ['a message was kept under another sender', (e) => (at(e.inbox, 1).address = 'far'), /^changed: b/],
  [
    'a message stands in the inbox that nobody sent',
    (e) => again(e.inbox, 1, { id: 9, externalId: 'x' }),
    /^invented: nobody sent x/,
  ],
  ['a message is shown twice in the chat', (e) => again(e.lines, 0, { seq: 20 }), /^chat: a is shown 2 times/],
  ['a message is not shown in the chat', (e) => e.lines.splice(0, 1), /^chat: a is shown 0 times/],
  ['a report was lost', (e) => e.reports.splice(0, 1), /^lost: a has no report/],
  [
    'a report was made twice of one message',
    (e) => again(e.reports, 0, { id: 13, receiptNo: 'H20261122-003' }),
    /^doubled: a has 2 reports/,
  ],
  [
    'an asset and period has two reports',
    (e) => (at(e.reports, 1).about = '1@2019Q1'),
    /^doubled: 1@2019Q1 has 2 reports/,
  ],
  [
    'a report is about another asset',
    (e) => (at(e.reports, 0).about = '7@2019Q1'),
    /^changed: a is about another thing/,
  ],
  ['a report does not stand', (e) => (at(e.reports, 0).state = 'superseded'), /^state: H20261122-001 is superseded/],
  [
    'a report came from no message',
    (e) => again(e.reports, 0, { id: 13, messageId: 99 }),
    /^invented: H20261122-001 has no message/,
  ],
  ['a photo was lost', (e) => (at(e.reports, 0).photos = 0), /^photos: a/],
  ['a photo was bound twice', (e) => (at(e.reports, 0).photos = 2), /^photos: a/],
  [
    'a receipt number was given twice',
    (e) => e.receiptNos.push('H20261122-001'),
    /^doubled: receipt number H20261122-001/,
  ],
  [
    'a receipt was told twice',
    (e) => again(e.lines, 2, { seq: 20, id: 'out:re:1:2' }),
    /^doubled: receipt H20261122-001 was told 2 times/,
  ],
  [
    'a receipt was never told',
    (e) => (at(e.lines, 2).text = '记下了。'),
    /^lost: receipt H20261122-001 was never told/,
  ],
  [
    'a receipt was told to somebody else',
    (e) => (at(e.lines, 2).person = 'far'),
    /^astray: receipt H20261122-001 was told to far/,
  ],
  ['a receipt has no report', (e) => (at(e.lines, 5).text = 'H20261122-009'), /^invented: receipt H20261122-009/],
  ['a message has no answer', (e) => e.outbox.splice(1, 1), /^unanswered: b/],
  ['an answer is still queued', (e) => (at(e.outbox, 1).state = 'queued'), /^unsent: re:2:1 is queued/],
  ['an answer is still held', (e) => (at(e.outbox, 1).state = 'held'), /^unsent: re:2:1 is held/],
  ['an answer was taken back and shown', (e) => (at(e.outbox, 1).state = 'taken'), /^taken: re:2:1/],
  ['an answer was parked', (e) => (at(e.outbox, 3).state = 'parked'), /^unsent: digest:far:1 is parked/],
  ['an answer counts as sent and was never shown', (e) => e.lines.splice(6, 1), /^lost: digest:far:1 was never shown/],
  ['an outgoing line is shown twice', (e) => again(e.lines, 6, { seq: 20 }), /^doubled: digest:far:1 is shown 2 times/],
  ['a line was shown that was never queued', (e) => again(e.lines, 6, { seq: 20, id: 'out:x' }), /^invented: out:x/],
  ['an answer has other words than were queued', (e) => (at(e.lines, 5).text = '9 天。'), /^changed: re:2:1/],
  [
    'answers stand in the wrong order',
    (e) => ([at(e.lines, 2).seq, at(e.lines, 5).seq] = [6, 3]),
    /^order: out:re:1:1 stands after/,
  ],
  ['an answer stands before what it answers', (e) => (at(e.lines, 4).seq = 0), /^order: out:re:3:1 stands before/],
]

describe('the verdict says so when', () => {
  test.each(cases)('%s', (_, spoil, finding) => {
    const evidence = sound()
    spoil(evidence)
    expect(verdict(evidence)).toContainEqual(expect.stringMatching(finding))
  })
})
