import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { instant } from '../../entities/base/clock.ts'
import { Outgoing } from '../../entities/message/outgoing.ts'
import { Person } from '../../entities/person/person.ts'
import { person } from '../../entities/person/people.ts'
import { draftFrom } from '../../entities/question/adopt.ts'
import { handOver } from '../../entities/question/handOver.ts'
import { reply } from '../../entities/question/reply.ts'
import { ReviewOffer } from '../../entities/question/reviewOffer.ts'
import { draftAnswer } from '../../entities/rulebook/reviewed/draft.ts'
import { evaluateDue } from '../../entities/rulebook/reviewed/evaluateDue.ts'
import { wantPublished } from '../../entities/rulebook/reviewed/publish.ts'
import { ReviewedAnswer } from '../../entities/rulebook/reviewed/reviewedAnswer.ts'
import { moment, World } from '../support/world.ts'
import { small, smallTrial } from '../rulebook/reviewed/small.ts'

let world: World
let duty: Person
beforeEach(async () => {
  world = await World.open('2026-10-08 09:00')
  duty = (await person(world.runtime, 'duty'))!
})
afterEach(() => world.stop())
const who = async (id: string) => (await person(world.runtime, id))!

/** Asked, handed to duty2, answered by him. */
async function answered(text: string, answer: string): Promise<string> {
  const { number } = await world.runtime.write(
    async (tx) => (await handOver(tx, { asker: await who('cadre'), text, messageId: null })).question,
  )
  await world.runtime.write(async (tx) => reply(tx, { number, by: await who('duty2'), text: answer }))
  return number
}
const offers = () => world.runtime.db.find(ReviewOffer)
const offerTo = (id: string) =>
  world.runtime.db.find(Outgoing, { where: { address: id }, order: { id: 'ASC' } }).then((rows) => rows.at(-1))

describe('one offer for one answer', () => {
  test('to somebody else of the county than the answerer', async () => {
    await answered('许愿池硬币怎么入账', '按其他收入入村集体账')
    expect(await offers()).toMatchObject([{ number: 'Q0001', personId: 'duty', state: 'open' }])
  })

  test('to the answerer when there is nobody else', async () => {
    await world.runtime.write((tx) => tx.db.update(Person, { id: 'duty' }, { status: 'left' }))
    await answered('许愿池硬币怎么入账', '按其他收入入村集体账')
    expect(await offers()).toMatchObject([{ personId: 'duty2' }])
    expect((await offerTo('duty2'))?.text).toBe(
      'Q0001 的答复要不要收进问答库？回“收”或改好再发我。收之前会先跑一遍测试题。',
    )
  })

  test('none when personal numbers had to be hidden, in the question or the answer', async () => {
    await answered('木匠老赵怎么联系', '打 13912345678')
    await answered('13912345678是谁的电话', '老赵的')
    expect(await offers()).toEqual([])
  })

  test('at night it waits until the quiet hours are over', async () => {
    world.clock.set(moment('2026-10-08 23:00'))
    await answered('许愿池硬币怎么入账', '按其他收入入村集体账')
    expect((await offerTo('duty'))?.dueAt).toEqual(instant('2026-10-09', '07:30'))
    expect(await world.say('duty', '收')).toEqual([expect.stringContaining('现在没有等您收的答复')])
  })
})

describe('taking it in', () => {
  test('with its number, whoever of the county was asked', async () => {
    const number = await answered('许愿池硬币怎么入账', '按其他收入入村集体账。依据《甲县办法》第三条')
    expect(await world.say('duty2', `收 ${number}`)).toContain(
      '好，Q0001 记为 A0001，先跑一遍测试题，跑完告诉您。所依据的文件还没有录入，会照您说的写上。',
    )
    expect(await world.runtime.db.findOneBy(ReviewedAnswer, {})).toMatchObject({
      question: '许愿池硬币怎么入账',
      say: '按其他收入入村集体账',
      document: '甲县办法',
      article: '第三条',
      fromQuestion: number,
      publisher: 'duty2',
    })
    expect(await offers()).toMatchObject([{ state: 'taken' }])
  })

  test('mended words that quote the offer', async () => {
    await answered('许愿池硬币怎么入账', '按其他收入入村集体账')
    const quote = (await offerTo('duty'))!.text
    await world.say('duty', '捞上来清点，两个人签字，当天存进集体账户', { quote })
    expect(await world.runtime.db.findOneBy(ReviewedAnswer, {})).toMatchObject({
      say: '捞上来清点，两个人签字，当天存进集体账户',
    })
  })

  test('not before somebody answered, and not twice', async () => {
    const draft = (number: string) => world.runtime.write((tx) => draftFrom(tx, { number, by: duty }))
    await world.runtime.write(async (tx) => handOver(tx, { asker: await who('cadre'), text: '甲', messageId: null }))
    await expect(draft('Q0001')).rejects.toMatchObject({ code: 'question/not-answered' })
    const number = await answered('许愿池硬币怎么入账', '按其他收入入村集体账')
    await draft(number)
    await expect(draft(number)).rejects.toMatchObject({ code: 'reviewed/already' })
  })

  test('too long an answer is to be shortened first', async () => {
    const number = await answered('许愿池硬币怎么入账', '长'.repeat(301))
    expect((await world.say('duty', `收 ${number}`))[0]).toContain('301 字')
    expect(await offers()).toMatchObject([{ state: 'open' }])
  })
})

describe('when another answer would change', () => {
  const draft = async (ways: string[]) => {
    await world.runtime.write(async (tx) => {
      const { id } = await draftAnswer(tx, { ways, say: '县里另有通知的按通知', by: duty })
      await wantPublished(tx, { id, by: duty })
    })
    await evaluateDue(world.runtime, smallTrial)
    await world.bot.flush()
  }
  const states = async () =>
    (await world.runtime.db.find(ReviewedAnswer, { order: { id: 'ASC' } })).map(({ state }) => state)
  const taken = [small[1]!.ask[0]!]

  test('he is asked, and 1 takes it in all the same', async () => {
    await draft(taken)
    expect(world.told('duty').at(-1)).toContain('收不收？ 1 照收 2 先不收')
    expect(await world.say('duty', '1')).toEqual(['好，A0001 收进问答库了。'])
    expect(await states()).toEqual(['live'])
  })

  test('2 leaves it a draft', async () => {
    await draft(taken)
    expect((await world.say('duty', '2'))[0]).toContain('A0001 先不收')
    expect(await states()).toEqual(['draft'])
  })

  test('of two that wait, the number says which', async () => {
    await draft(taken)
    await draft([small[2]!.ask[0]!])
    expect(await world.say('duty', '1')).toEqual(['有 2 条在等您定，请带上编号，比如“照收 A0001”。'])
    expect((await world.say('duty', '先不收 A0002'))[0]).toContain('A0002 先不收')
  })

  test('when something else went live meanwhile, the test questions run again first', async () => {
    await draft(taken)
    await draft(['许愿池硬币怎么入账'])
    expect(await states()).toEqual(['draft', 'live'])
    expect(await world.say('duty', '照收 A0001')).toEqual(['问答库刚有别的变动，A0001 再跑一遍测试题，跑完告诉您。'])
  })
})
