import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { duty } from '../../bot/jobs/duty.ts'
import { localDate } from '../../entities/base/clock.ts'
import { takeLeave } from '../../entities/person/absence.ts'
import { onDuty, setDuty } from '../../entities/person/duty.ts'
import { person } from '../../entities/person/people.ts'
import { Person, PersonChannel } from '../../entities/person/person.ts'
import { handOver } from '../../entities/question/handOver.ts'
import { passLate } from '../../entities/question/passOn.ts'
import { Question, QuestionHand } from '../../entities/question/question.ts'
import { moment, World } from '../support/world.ts'

/** 2026-10-08 is a Thursday: duty2 (吕值守) is first, duty (何值班) second. */
let world: World
beforeEach(async () => {
  world = await World.open('2026-10-08 09:00')
})
afterEach(() => world.stop())

const ids = async () => (await onDuty(world.runtime, world.clock.now())).map(({ id }) => id)
const change = (id: string, values: Partial<Person>) =>
  world.runtime.write((tx) => tx.db.update(Person, { id }, values))
const ask = (who: string, text: string) =>
  world.runtime.write(
    async (tx) => (await handOver(tx, { asker: (await person(tx, who))!, text, messageId: null })).question,
  )
const set = (day: string, people: string[]) =>
  world.runtime.write(async (tx) =>
    setDuty(tx, { day, people: await Promise.all(people.map(async (id) => (await person(tx, id))!)), by: 'duty' }),
  )

describe('who is on duty', () => {
  test('the weekday, in its order', async () => expect(await ids()).toEqual(['duty2', 'duty']))

  test('a date overrides its weekday', async () => {
    await set('2026-10-08', ['town'])
    expect(await ids()).toEqual(['town'])
  })

  test('people who left are skipped', async () => {
    await change('duty2', { status: 'left' })
    expect(await ids()).toEqual(['duty'])
  })

  test('people who are away are skipped', async () => {
    const today = localDate(world.clock.now())
    await world.runtime.write(async (tx) =>
      takeLeave(tx, {
        who: (await person(tx, 'duty2'))!,
        standIn: (await person(tx, 'duty'))!,
        startsOn: today,
        endsOn: today,
      }),
    )
    expect(await ids()).toEqual(['duty'])
  })

  test('when nobody on the list is there, the county is', async () => {
    await set('2026-10-08', ['town'])
    await change('town', { status: 'left' })
    expect(await ids()).toEqual(['duty', 'duty2'])
  })

  test('somebody who may no longer answer is not asked', async () => {
    await change('duty2', { role: 'audit' })
    expect(await ids()).toEqual(['duty'])
  })
})

describe('handing over', () => {
  test('numbers run on and are never given twice', async () => {
    expect((await ask('cadre', '甲')).number).toBe('Q0001')
    expect((await ask('far', '甲')).number).toBe('Q0002')
    expect((await ask('cadre', '甲')).number).toBe('Q0001')
  })

  test('nobody is asked his own question', async () => {
    expect((await ask('duty2', '甲')).holderId).toBe('duty')
  })

  test('who cannot be reached is skipped', async () => {
    await world.runtime.write((tx) => tx.db.delete(PersonChannel, { personId: 'duty2' }))
    expect((await ask('cadre', '甲')).holderId).toBe('duty')
  })

  test('nobody at all: open for the county, and the asker is told so', async () => {
    await change('duty', { status: 'left' })
    await change('duty2', { status: 'left' })
    const [answer] = await world.say('cadre', '转人工 许愿池硬币怎么入账')
    expect(answer).toBe('眼下没有值班的同志在线。问题 Q0001 已经记下，县里看得到，答复后我告诉您。')
    expect(await world.runtime.db.findOneBy(Question, { number: 'Q0001' })).toMatchObject({
      state: 'open',
      holderId: null,
    })
  })

  test('personal numbers are neither kept nor passed on', async () => {
    const { text } = await ask('cadre', '老张421024198001011234的卡6222021234567890123丢了，电话13812345678')
    expect(text).toBe('老张****的卡****丢了，电话138****5678')
  })
})

describe('nothing is forgotten', () => {
  test('the next due moment is a row', async () => {
    await ask('cadre', '甲')
    expect(await duty.nextDue!(world.runtime)).toEqual(moment('2026-10-08 09:30'))
  })

  test('two processes pass on once, each person gets it once', async () => {
    await ask('cadre', '甲')
    world.clock.set(moment('2026-10-08 09:30'))
    await Promise.all([passLate(world.runtime), passLate(world.runtime), passLate(world.runtime)])
    expect(
      (await world.runtime.db.find(QuestionHand, { order: { id: 'ASC' } })).map(({ personId }) => personId),
    ).toEqual(['duty2', 'duty'])
  })

  test('after a long stop the next in line has his full time', async () => {
    await ask('cadre', '甲')
    await world.at('2026-10-08 18:00')
    expect(await world.runtime.db.findOneBy(Question, { number: 'Q0001' })).toMatchObject({
      holderId: 'duty',
      tryNextAt: moment('2026-10-08 18:30'),
    })
  })

  test('the asker hears once that it takes longer', async () => {
    await ask('cadre', '甲')
    await world.at('2026-10-08 09:30')
    await world.at('2026-10-08 10:00')
    await world.at('2026-10-08 10:30')
    expect(world.told('cadre')).toEqual(['Q0001 还在找人答复，要多等一会儿。没有忘，来了我马上告诉您。'])
  })

  test('a message delivered twice is one question', async () => {
    await world.say('cadre', '转人工 许愿池硬币怎么入账', { id: 'same' })
    await world.say('cadre', '转人工 许愿池硬币怎么入账', { id: 'same' })
    expect(await world.runtime.db.count(Question)).toBe(1)
  })
})
