import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Audit } from '../../../entities/base/audit.ts'
import { type FixedClock, instant, localDate } from '../../../entities/base/clock.ts'
import type { Runtime } from '../../../entities/base/runtime.ts'
import { Outgoing } from '../../../entities/message/outgoing.ts'
import type { Person } from '../../../entities/person/person.ts'
import { person } from '../../../entities/person/people.ts'
import { changeSetting, type Settings } from '../../../entities/settings/settings.ts'
import { affectedBy } from '../../../entities/rulebook/document/affected.ts'
import { importRules } from '../../../entities/rulebook/document/importRules.ts'
import { amend } from '../../../entities/rulebook/reviewed/amend.ts'
import { asEntry } from '../../../entities/rulebook/reviewed/asEntry.ts'
import { type DraftOrder, draftAnswer } from '../../../entities/rulebook/reviewed/draft.ts'
import { evaluateDue } from '../../../entities/rulebook/reviewed/evaluateDue.ts'
import { confirmStillRight, publish, retire, wantPublished } from '../../../entities/rulebook/reviewed/publish.ts'
import { recheck } from '../../../entities/rulebook/reviewed/recheck.ts'
import type { ReviewedAnswer } from '../../../entities/rulebook/reviewed/reviewedAnswer.ts'
import {
  reviewedById,
  reviewedCitations,
  reviewedInForce,
} from '../../../entities/rulebook/reviewed/reviewedAnswers.ts'
import { createRulebook } from '../../../entities/rulebook/rulebook.ts'
import { settle } from '../../support/people.ts'
import { fromText } from '../document/drafts.ts'
import { openTestStore, type Store } from '../document/store.ts'
import { small, smallTrial } from './small.ts'

let store: Store
let runtime: Runtime
let duty: Person
beforeAll(async () => {
  store = await openTestStore()
  runtime = store.runtime
})
beforeEach(async () => {
  clock().set(instant('2026-10-08', '09:00'))
  await settle(runtime, 'test')
  duty = (await person(runtime, 'duty'))!
})
afterEach(() => store.empty())
afterAll(() => store.close())
// openTestStore gives it one that stands still
const clock = () => runtime.clock as FixedClock
const told = async (who: string) =>
  (await runtime.db.find(Outgoing, { where: { address: who }, order: { id: 'ASC' } })).map(({ text }) => text)

const coin: Pick<DraftOrder, 'ways' | 'say'> = { ways: ['许愿池硬币怎么入账'], say: '按其他收入入村集体账' }
const draft = (more: Partial<DraftOrder> = {}) => runtime.write((tx) => draftAnswer(tx, { ...coin, by: duty, ...more }))
const want = (id: number) => runtime.write((tx) => wantPublished(tx, { id, by: duty }))
const inForce = () => reviewedInForce(runtime, localDate(runtime.clock.now()))
const again = ({ id }: Pick<ReviewedAnswer, 'id'>) => reviewedById(runtime, id)
/** Drafted, tried and live. */
async function live(more: Partial<DraftOrder> = {}): Promise<ReviewedAnswer> {
  const row = await draft(more)
  await want(row.id)
  await evaluateDue(runtime, smallTrial)
  return again(row)
}

const county = (from: string, days: number) => [
  '甲县帮扶项目资产办法',
  '第一条　资产要登记。',
  `第二条　公示期不少于${days}日。`,
  `第三条　本办法自${from}起施行。`,
]
const take = async (lines: string[]) =>
  importRules(runtime, Buffer.from(lines.join('\n')), await fromText(...lines), { by: 'duty' })
const cited = { document: '甲县帮扶项目资产办法', article: '第二条' }

describe('from draft to live', () => {
  test('nothing goes live before the test questions ran for its last words', async () => {
    const row = await draft()
    const publishNow = () => runtime.write((tx) => publish(tx, { id: row.id, by: duty }))
    await expect(publishNow()).rejects.toMatchObject({ code: 'reviewed/not-evaluated' })
    expect(await inForce()).toEqual([])
    await want(row.id)
    expect(await evaluateDue(runtime, smallTrial)).toBe(1)
    expect(await again(row)).toMatchObject({ state: 'live', reviewedBy: 'duty', publisher: null, code: 'A0001' })
    expect(await evaluateDue(runtime, smallTrial)).toBe(0)
    const actions = await runtime.db.find(Audit, { where: { subject: 'reviewed' }, order: { id: 'ASC' } })
    expect(actions.map(({ action }) => action)).toEqual(['draft', 'publish'])
  })

  test('what is live is found by its wording, with its source', async () => {
    const row = await live()
    const book = createRulebook([...small, ...(await inForce()).map(asEntry)])
    expect(book.answer('许愿池硬币怎么入账', { settings: runtime.settings })).toMatchObject({
      answer: coin.say,
      source: '依据：县里审定的答复（2026年10月8日）',
      entryId: `reviewed/${row.id}`,
      handedOver: false,
    })
  })

  test('two processes try it, one takes it in', async () => {
    const row = await draft()
    await want(row.id)
    await Promise.all([evaluateDue(runtime, smallTrial), evaluateDue(runtime, smallTrial)])
    expect(await again(row)).toMatchObject({ state: 'live' })
    expect(await told('duty')).toHaveLength(1)
  })
})

describe('changing', () => {
  test('a live one is told in its old words until the new ones were tried', async () => {
    const old = await live()
    const next = await runtime.write((tx) =>
      amend(tx, { id: old.id, version: old.version, by: duty, say: '按其他收入入账，年底公布' }),
    )
    expect(next.replaces).toBe(old.id)
    expect((await inForce()).map(({ say }) => say)).toEqual([coin.say])
    await want(next.id)
    await evaluateDue(runtime, smallTrial)
    expect((await inForce()).map(({ say }) => say)).toEqual(['按其他收入入账，年底公布'])
    expect(await again(old)).toMatchObject({ state: 'retired' })
  })

  test('new words of a draft are tried anew', async () => {
    const row = await draft()
    await want(row.id)
    await runtime.write((tx) => amend(tx, { id: row.id, version: 1, by: duty, say: '先记账' }))
    await evaluateDue(runtime, smallTrial)
    expect(await again(row)).toMatchObject({ state: 'live', say: '先记账', version: 2, evaluatedVersion: 2 })
  })

  test('who changes what another changed meanwhile is told', async () => {
    const row = await draft()
    const change = () => runtime.write((tx) => amend(tx, { id: row.id, version: 1, by: duty, say: '先记账' }))
    await change()
    await expect(change()).rejects.toMatchObject({ code: 'reviewed/changed-meanwhile' })
  })

  test('a retired one is told no longer and changed no more', async () => {
    const row = await live()
    await runtime.write((tx) => retire(tx, { id: row.id, by: duty, reason: '政策变了' }))
    expect(await inForce()).toEqual([])
    const change = runtime.write((tx) => amend(tx, { id: row.id, version: 1, by: duty, say: '先记账' }))
    await expect(change).rejects.toMatchObject({ code: 'reviewed/retired' })
  })

  test('it is told from its first to its last day', async () => {
    await live({ effectiveFrom: '2026-10-10', effectiveTo: '2026-10-12' })
    const days = ['2026-10-09', '2026-10-10', '2026-10-12', '2026-10-13']
    const counts = await Promise.all(days.map(async (day) => (await reviewedInForce(runtime, day)).length))
    expect(counts).toEqual([0, 1, 1, 0])
  })
})

describe('what is refused', () => {
  test.each`
    order                                                   | code
    ${{ say: '  ' }}                                        | ${'reviewed/empty'}
    ${{ ways: [] }}                                         | ${'reviewed/empty'}
    ${{ say: '长'.repeat(301) }}                            | ${'reviewed/too-long'}
    ${{ effectiveTo: '2026-10-07' }}                        | ${'reviewed/dates'}
    ${{ cited: { ...cited, article: '第九条' } }}           | ${'reviewed/no-such-article'}
    ${{ cited: { ...cited, article: '第二条第（四）项' } }} | ${'reviewed/no-such-article'}
  `('$code', async ({ order, code }) => {
    await take(county('2021年1月1日', 7))
    await expect(draft(order)).rejects.toMatchObject({ code })
  })

  test('a clause that does not hold yet', async () => {
    await take(county('2027年1月1日', 7))
    await expect(draft({ cited })).rejects.toMatchObject({ code: 'reviewed/not-in-force' })
  })

  test('only the county reviews; of it only those the setting names', async () => {
    const town = (await person(runtime, 'town'))!
    await expect(draft({ by: town })).rejects.toMatchObject({ code: 'person/forbidden' })
    await runtime.write((tx) => changeSetting(tx, { key: 'answers.reviewers', value: ['duty2'], by: 'duty' }))
    await (runtime.settings as Settings).refresh(runtime)
    await expect(draft()).rejects.toMatchObject({ code: 'person/forbidden' })
    await runtime.write((tx) => changeSetting(tx, { key: 'answers.reviewers', value: [], by: 'duty' }))
    await (runtime.settings as Settings).refresh(runtime)
  })

  test('personal numbers are not kept', async () => {
    expect((await draft({ say: '找老张 13812345678', ways: ['老张13812345678在吗'] })).say).toBe('找老张 138****5678')
  })
})

describe('the clause it rests on', () => {
  test('a document not kept here: the word of the reviewer, marked so; looked at when it comes in', async () => {
    await live({ cited })
    expect((await inForce())[0]).toMatchObject({ standing: 'unread', clauseHash: null })
    await take(county('2021年1月1日', 7))
    expect(await recheck(runtime)).toBe(0)
    expect((await inForce())[0]).toMatchObject({ standing: 'verified' })
    expect((await inForce())[0]!.clauseHash).not.toBeNull()
  })

  test('changed from a day on: from that day marked, the county is told once, and may confirm it', async () => {
    await take(county('2021年1月1日', 7))
    const row = await live({ cited })
    const { document, changes } = await take(county('2026年10月20日', 10))
    expect(affectedBy(document, changes, await reviewedCitations(runtime))).toMatchObject([
      { citation: { id: 'A0001' }, change: { kind: 'changed' } },
    ])
    expect((await inForce())[0]).toMatchObject({ standing: 'verified' })

    for (const day of ['2026-10-20', '2026-10-21']) {
      clock().set(instant(day, '09:00'))
      expect(await recheck(runtime)).toBe(1)
    }
    expect((await inForce())[0]).toMatchObject({ standing: 'changed' })
    const entry = asEntry((await inForce())[0]!)
    expect(entry.on[0]).toMatchObject({ kind: 'reviewed', clause: 'changed' })
    expect((await told('duty')).slice(1)).toEqual([
      'A0001“许愿池硬币怎么入账”依据的《甲县帮扶项目资产办法》第二条有变动，答的时候会先说明正在复核。\n现在答的是：“按其他收入入村集体账”。还对就回“A0001 仍有效”，要改回“A0001 改成”加新的答复。',
    ])
    await runtime.write((tx) => confirmStillRight(tx, { id: row.id, by: duty }))
    expect((await inForce())[0]).toMatchObject({ standing: 'verified' })
  })
})
