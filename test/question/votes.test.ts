import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instant } from '../../entities/base/clock.ts'
import { person } from '../../entities/person/people.ts'
import { handOver } from '../../entities/question/handOver.ts'
import { keepAnswered } from '../../entities/question/keepAnswered.ts'
import { dropChoice, learnedList, learnedWays, rememberChoice } from '../../entities/question/learned.ts'
import { vote } from '../../entities/question/vote.ts'
import { questionFigures, usefulQuestions } from '../../entities/question/votes.ts'
import { readVote } from '../../entities/question/voteWords.ts'
import { openTestStore, type Store } from '../rulebook/document/store.ts'
import { settle } from '../support/people.ts'

test.each`
  text            | up       | isPlain
  ${'有用'}       | ${true}  | ${false}
  ${'很有帮助。'} | ${true}  | ${false}
  ${'👍🏻'}         | ${true}  | ${false}
  ${'[强]'}       | ${true}  | ${false}
  ${'没用'}       | ${false} | ${false}
  ${'答非所问'}   | ${false} | ${false}
  ${'👎'}         | ${false} | ${false}
  ${'对的'}       | ${true}  | ${true}
  ${'不对'}       | ${false} | ${true}
`('$text judges an answer', ({ text, ...meant }) => {
  expect(readVote(text)).toEqual(meant)
})

test.each(['有用的东西怎么登记', '没用的设备怎么报废', '好的', '谢谢', '不对，是2号棚', '1'])(
  '%s is no judgement',
  (text) => {
    expect(readVote(text)).toBeNull()
  },
)

let store: Store
beforeAll(async () => {
  store = await openTestStore()
  await settle(store.runtime, 'test')
})
afterAll(() => store.close())

describe('what people made of the answers', () => {
  const day = { since: instant('2026-10-01'), until: instant('2026-10-31') }
  const asked = (id: string, text: string, entryId: string) =>
    store.runtime.write(async (tx) =>
      keepAnswered(tx, {
        asker: (await person(tx, id))!,
        text,
        messageId: null,
        answer: { answer: '答', source: '', confidence: 0.9, entryId, topic: 't' },
      }),
    )
  const say = (questionId: number, personId: string, up: boolean) =>
    store.runtime.write((tx) => vote(tx, { questionId, personId, up }))

  test('is counted by entry, the worst first, and one person counts once', async () => {
    const one = await asked('cadre', '公示几天', 'notice/days')
    const two = await asked('far', '公示贴多久', 'notice/days')
    const three = await asked('far', '冷库怎么折旧', 'depreciation/building')
    await store.runtime.write(async (tx) =>
      handOver(tx, { asker: (await person(tx, 'cadre'))!, text: '木耳菌棒归谁', messageId: null }),
    )
    await say(one.id, 'cadre', true)
    await say(one.id, 'cadre', false)
    await say(two.id, 'far', false)
    await say(three.id, 'far', true)
    expect(await questionFigures(store.runtime, day)).toEqual({
      asked: 4,
      answered: 3,
      handedOver: 1,
      waiting: 1,
      up: 1,
      down: 2,
      worst: [{ entryId: 'notice/days', question: '公示贴多久', up: 0, down: 2 }],
    })
  })

  test('only what was found useful is asked again before a new answer goes live', async () => {
    expect(await usefulQuestions(store.runtime)).toEqual([
      { question: '冷库怎么折旧', entryId: 'depreciation/building' },
    ])
  })
})

describe('what people chose among those shown', () => {
  const choose = (personId: string, question: string, target: `entry:${string}` | `clause:${string}`) =>
    store.runtime.write((tx) => rememberChoice(tx, { personId, question, target }))

  test('two different people make a wording, one does not, and a contrary choice undoes it', async () => {
    await choose('cadre', '贴墙上几日', 'entry:notice/days')
    await choose('cadre', '贴墙上 几日', 'entry:notice/days')
    expect((await learnedWays(store.runtime)).ways).toEqual([])
    await choose('far', '贴墙上几日', 'entry:notice/days')
    expect((await learnedWays(store.runtime)).ways).toEqual([
      { question: '贴墙上几日', target: 'notice/days', people: 2 },
    ])
    await choose('town', '贴墙上几日', 'entry:notice/where')
    expect((await learnedWays(store.runtime)).ways).toEqual([])
  })

  test('every choice of a clause is learnt', async () => {
    await choose('cadre', '开会要来多少人', 'clause:d3/26')
    expect((await learnedWays(store.runtime)).clauses).toEqual([{ question: '开会要来多少人', clauses: ['d3/26'] }])
  })

  test('personal numbers are masked; the county may take a wording out', async () => {
    await choose('far', '13812345678是谁', 'entry:duty/who')
    const by = (await person(store.runtime, 'duty'))!
    expect((await learnedList(store.runtime)).map(({ question }) => question)).toContain('138****5678是谁')
    expect(await store.runtime.write((tx) => dropChoice(tx, { question: '贴墙上几日', by }))).toBe(3)
    expect((await learnedList(store.runtime)).map(({ question }) => question)).not.toContain('贴墙上几日')
    const town = (await person(store.runtime, 'town'))!
    await expect(store.runtime.write((tx) => dropChoice(tx, { question: '甲', by: town }))).rejects.toMatchObject({
      code: 'person/forbidden',
    })
  })
})
