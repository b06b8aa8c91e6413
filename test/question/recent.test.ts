import { afterAll, beforeAll, expect, test } from 'vitest'
import dayjs from 'dayjs'
import { Talk } from '../../entities/dialog/talk.ts'
import { recentQuestions, rememberQuestion } from '../../entities/question/recent.ts'
import { World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await World.open()
})
afterAll(() => world.stop())

test('a follow-up may lean on the last three questions', async () => {
  const talk = await Talk.of(world.runtime, 'test:three')
  const now = world.clock.now()
  for (const question of ['甲', '乙', '丙', '丁']) rememberQuestion(talk, now, { question, entryId: question })
  expect(recentQuestions(talk, now).map(({ question }) => question)).toEqual(['乙', '丙', '丁'])
})

test('after thirty minutes the topic is forgotten', async () => {
  const talk = await Talk.of(world.runtime, 'test:later')
  const now = world.clock.now()
  rememberQuestion(talk, now, { question: '甲' })
  expect(recentQuestions(talk, dayjs(now).add(29, 'minute').toDate())).toEqual([{ question: '甲' }])
  expect(recentQuestions(talk, dayjs(now).add(30, 'minute').toDate())).toEqual([])
})

test('what is remembered holds no personal numbers', async () => {
  const talk = await Talk.of(world.runtime, 'test:numbers')
  rememberQuestion(talk, world.clock.now(), { question: '13812345678是谁' })
  expect(recentQuestions(talk, world.clock.now())).toEqual([{ question: '138****5678是谁' }])
})
