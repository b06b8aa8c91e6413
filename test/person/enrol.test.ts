import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Audit } from '../../entities/base/audit.ts'
import { Incoming } from '../../entities/message/incoming.ts'
import { Enrolment } from '../../entities/person/enrolment.ts'
import { person, personAt } from '../../entities/person/people.ts'
import { Person } from '../../entities/person/person.ts'
import { CHANNEL, World } from '../support/world.ts'

let world: World
beforeEach(async () => {
  world = await World.open('2026-10-08 09:00')
})
afterEach(() => world.stop())

const newcomer = () => personAt(world.runtime, { channel: CHANNEL, address: 'stranger' })
const asked = () => world.heard.filter((line) => line.text.startsWith('有人要用管护助手')).map((line) => line.to)

describe('a person of the next higher level is asked', () => {
  test.each`
    said                     | deciders
    ${'熊河镇荆干村 吴小满'} | ${['town']}
    ${'洪湖村管护员 吴小满'} | ${['town2']}
    ${'熊河镇专干 吴小满'}   | ${['duty', 'duty2']}
    ${'熊河镇财政所 吴小满'} | ${['duty', 'duty2']}
    ${'县财政局 吴小满'}     | ${['duty', 'duty2']}
    ${'县农业农村局 吴小满'} | ${['duty', 'duty2']}
  `('$said: $deciders', async ({ said, deciders }) => {
    await world.say('stranger', said)
    expect(asked()).toEqual(deciders)
    expect(await newcomer()).toMatchObject({ status: 'pending', name: '吴小满' })
  })

  test('a town without a specialist: the county', async () => {
    await world.runtime.write((tx) => tx.db.update(Person, { id: 'town2' }, { status: 'left' }))
    await world.say('stranger', '洪湖村 吴小满')
    expect(asked()).toEqual(['duty', 'duty2'])
  })

  test('nobody anywhere: said honestly, and it costs no try', async () => {
    await world.runtime.write((tx) => tx.db.update(Person, { role: 'county' }, { status: 'left' }))
    const [answer] = await world.say('stranger', '县财政局 吴小满')
    expect(answer).toContain('现在找不到能确认您的同志')
    expect(await world.runtime.db.count(Enrolment)).toBe(0)
  })
})

test('a confirmed newcomer is in, with who let him in on record', async () => {
  await world.say('stranger', '熊河镇荆干村 吴小满')
  await world.say('town', '同意 r1')
  const who = await newcomer()
  expect(who).toMatchObject({ status: 'active', confirmedBy: 'town', role: 'village' })
  const history = await world.runtime.db.find(Audit, {
    where: { subject: 'person', subjectId: who!.id },
    order: { id: 'ASC' },
  })
  expect(history.map(({ action, by }) => [action, by])).toEqual([
    ['enrol', who!.id],
    ['confirmed', 'town'],
  ])
})

test('two decide at once: the first counts', async () => {
  await world.say('stranger', '熊河镇荆干村 吴小满')
  await Promise.all([world.say('town', '同意 R1'), world.say('duty', '不同意 R1')])
  const [row] = await world.runtime.db.find(Enrolment)
  expect((await newcomer())?.status).toBe(row?.state === 'confirmed' ? 'active' : 'refused')
})

test('before he is confirmed nothing is answered, and everything he wrote is kept', async () => {
  await world.say('stranger', '熊河镇荆干村 吴小满')
  const answers = await world.say('stranger', '公示要贴几天')
  expect(answers.join()).not.toContain('依据')
  expect(await world.runtime.db.countBy(Incoming, { address: 'stranger' })).toBe(2)
})

test('the same introduction again costs no try; a fourth different one is too many for a day', async () => {
  for (const said of ['荆干村 吴小满', '荆干村 吴小满', '邻湖村 吴小满', '洪湖村 吴小满'])
    await world.say('stranger', said)
  expect(await world.say('stranger', '熊河镇 吴小满')).toEqual([
    '今天已经报过 3 次了，请明天再报，或直接联系镇里登记。',
  ])
  await world.at('2026-10-09 00:00')
  expect((await world.say('stranger', '熊河镇 吴小满'))[0]).toContain('R4')
})

test('somebody who left and comes back is a new person', async () => {
  await world.runtime.write((tx) => tx.db.update(Person, { id: 'cadre' }, { status: 'left' }))
  await world.say('cadre', '邻湖村 张书田')
  await world.say('town', '同意 R1')
  expect(await person(world.runtime, 'cadre')).toMatchObject({ status: 'left' })
  expect(await personAt(world.runtime, { channel: CHANNEL, address: 'cadre' })).toMatchObject({
    status: 'active',
    regionCode: '421024102902',
  })
})
