import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { person } from '../../entities/person/people.ts'
import { answerGroup } from '../../entities/question/answerGroup.ts'
import { groupAgain, groupsOf } from '../../entities/question/groups.ts'
import { backgroundOf, cluster } from '../../entities/question/groupsCluster.ts'
import { handOver } from '../../entities/question/handOver.ts'
import { Question } from '../../entities/question/question.ts'
import { reply } from '../../entities/question/reply.ts'
import { startingRulebook } from '../../entities/texts/rulebook/index.ts'
import { openTestStore, type Store } from '../rulebook/document/store.ts'
import { settle } from '../support/people.ts'
import { instant } from '../../entities/base/clock.ts'

const labelled = readFileSync(new URL('./fixtures/unanswered.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t') as [matter: string, question: string]) // two columns by contract

describe('questions that mean the same come together', () => {
  const texts = labelled.map(([, question]) => question)
  const groups = cluster(texts, backgroundOf(startingRulebook.flatMap(({ ask }) => ask.slice(0, 2))))
  const pairs = (members: readonly number[]) =>
    members.flatMap((a, i) => members.slice(i + 1).map((b) => [a, b] as const))
  const isSame = (a: number, b: number) => labelled[a]![0] === labelled[b]![0]
  const joined = groups.flatMap(({ members }) => pairs(members))
  const same = pairs(texts.map((_, i) => i)).filter(([a, b]) => isSame(a, b))

  test('at least 9 of 10 pairs brought together are of one matter', () => {
    expect(joined.filter(([a, b]) => isSame(a, b)).length / joined.length).toBeGreaterThanOrEqual(0.9)
  })

  test('at least 6 of 10 pairs of one matter are brought together', () => {
    expect(joined.filter(([a, b]) => isSame(a, b)).length / same.length).toBeGreaterThanOrEqual(0.6)
  })

  test('every question is in one group, the largest stand first, and again it is the same', () => {
    expect(groups.flatMap(({ members }) => members).toSorted((a, b) => a - b)).toEqual(texts.map((_, i) => i))
    const sizes = groups.map(({ members }) => members.length)
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
    expect(cluster(texts, backgroundOf(startingRulebook.flatMap(({ ask }) => ask.slice(0, 2))))).toEqual(groups)
  })
})

describe('what was handed to a person', () => {
  let store: Store
  beforeAll(async () => {
    store = await openTestStore()
    await settle(store.runtime, 'test')
    await ask('cadre', '合作社散伙后剩的木耳菌棒归谁')
    await ask('far', '合作社解散了，剩下的菌棒算哪个的')
    await ask('neighbour', '许愿池硬币怎么入账')
    await ask('neighbour', '老张13812345678欠的租金找谁要')
    await store.runtime.write(async (tx) => reply(tx, { number: 'Q0003', by: (await who('duty2'))!, text: '入集体账' }))
  })
  afterAll(() => store.close())
  const who = (id: string) => person(store.runtime, id)
  const ask = (id: string, text: string) =>
    store.runtime.write(async (tx) => handOver(tx, { asker: (await who(id))!, text, messageId: null }))
  const since = instant('2026-09-01')

  test('is grouped, with its towns, what waits and what a person said; personal numbers stay out', async () => {
    expect(await groupsOf(store.runtime, since)).toMatchObject([
      { count: 2, towns: ['熊河镇', '普济镇'], waiting: ['Q0001', 'Q0002'], answer: null },
      { question: '许愿池硬币怎么入账', count: 1, waiting: [], answer: '入集体账' },
    ])
    expect(await groupsOf(store.runtime, instant('2026-10-09'))).toEqual([])
  })

  test('one answer for a group: who waits is told, its wordings are ways to ask, and it is grouped no more', async () => {
    const [group] = await groupsOf(store.runtime, since)
    expect(await groupAgain(store.runtime, group!)).toEqual(group)
    const by = (await who('duty'))!
    const { draft, told } = await store.runtime.write((tx) =>
      answerGroup(tx, { group: group!, by, words: '归出资的成员' }),
    )
    expect(told).toEqual(['Q0001', 'Q0002'])
    expect(draft).toMatchObject({ ways: group!.wordings, say: '归出资的成员', publisher: 'duty', state: 'draft' })
    expect(await store.runtime.db.findOneBy(Question, { number: 'Q0002' })).toMatchObject({
      state: 'replied',
      answer: '归出资的成员',
    })
    expect(await groupsOf(store.runtime, since)).toMatchObject([{ question: '许愿池硬币怎么入账' }])
  })
})
