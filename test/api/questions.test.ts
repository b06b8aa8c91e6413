import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Audit } from '../../entities/base/audit.ts'
import { learnedList } from '../../entities/question/learned.ts'
import { Question } from '../../entities/question/question.ts'
import { Office } from './office.ts'

/** 2026-10-08 is a Thursday: duty2 (吕值守) is asked first. */
let office: Office
beforeAll(async () => {
  office = await Office.open()
})
afterAll(() => office.close())

interface Said {
  outcome: string
  say: string
  source: string | null
  citations: { document: string }[]
  number: string | null
  holder: string | null
  questionId: number | null
}
interface Listed {
  total: number
  items: {
    number: string | null
    text: string
    asker: string
    state: string
    by: string | null
    answer: string | null
  }[]
}
const UNKNOWN = '许愿池里捞出来的硬币要不要入账'

describe('提问', () => {
  test('what the rulebook knows is answered with its source, as by message', async () => {
    const { body } = await office.as('cadre').post<Said>('/questions', { text: '村里仓库租出去要不要开会' })
    expect(body).toMatchObject({ outcome: 'answered', number: null, holder: null })
    expect(body.say).toContain(body.source)
    expect(body.citations.map(({ document }) => document)).toContain('《村民委员会组织法》')
    expect(await office.runtime.db.findOneByOrFail(Question, { id: body.questionId! })).toMatchObject({
      state: 'answered',
      askerId: 'cadre',
      messageId: null,
    })
  })

  test('a follow-up leans on what was asked before', async () => {
    const previous = ['村里仓库租出去要不要开会']
    const { body } = await office.as('cadre').post<Said>('/questions', { text: '代表会要来多少人', previous })
    expect(body.say).toContain('三分之二')
  })

  test('what it does not know goes to whoever is on duty, who answers over the same API', async () => {
    const { body } = await office.as('cadre').post<Said>('/questions', { text: UNKNOWN })
    expect(body).toMatchObject({ outcome: 'handed', number: 'Q0001', holder: '县农业农村局 吕值守' })
    expect(body.say).toContain('Q0001')
    expect((await office.told('duty2'))[0]).toContain(UNKNOWN)

    const waiting = (await office.as('duty').get<Listed>('/questions?state=waiting')).body
    expect(waiting.items).toMatchObject([
      { number: 'Q0001', text: UNKNOWN, asker: '熊河镇荆干村 村干部', state: 'waiting', by: null },
    ])
    const before = office.nudged
    const replied = await office
      .as('duty')
      .post<Listed['items'][0]>('/questions/q0001/reply', { text: '要，记其他收入。' })
    expect(replied.body).toMatchObject({ state: 'answered', by: 'person', answer: '要，记其他收入。' })
    expect(office.nudged).toBe(before + 1)
    expect((await office.told('cadre')).at(-1)).toBe('Q0001 有答复了（县农业农村局 何值班）：要，记其他收入。')

    const again = await office.as('duty2').post('/questions/Q0001/reply', { text: '不用。' })
    expect([again.status, again.body.code]).toEqual([409, 'question/already-answered'])
  })

  test('every write is in the audit with the person and the key it came with', async () => {
    const lines = await office.runtime.db.find(Audit, { where: { subject: 'question' }, order: { id: 'ASC' } })
    expect(lines.map(({ subjectId, action, by }) => [subjectId, action, by])).toEqual([
      ['1', 'ask', 'cadre'],
      ['2', 'ask', 'cadre'],
      ['Q0001', 'ask', 'cadre'],
      ['Q0001', 'reply', 'duty'],
    ])
    expect(lines.every(({ via }) => /^api:\d+$/.test(via ?? ''))).toBe(true)
  })

  test('the county and whoever is on duty see all questions, everybody else his own', async () => {
    await office.as('far').post('/questions', { text: '村口的许愿池硬币怎么入账呢' })
    const texts = async (who: string) =>
      (await office.as(who).get<Listed>('/questions?state=waiting')).body.items.map(({ text }) => text)
    expect(await texts('duty')).toEqual(['村口的许愿池硬币怎么入账呢'])
    expect(await texts('duty2')).toEqual(['村口的许愿池硬币怎么入账呢'])
    expect(await texts('far')).toEqual(['村口的许愿池硬币怎么入账呢'])
    for (const who of ['cadre', 'town', 'town2', 'audit']) expect(await texts(who)).toEqual([])
    expect((await office.as('cadre').get<Listed>('/questions?state=answered')).body.total).toBe(3)
    expect((await office.as('far').get<Listed>('/questions')).body.total).toBe(1)
  })

  test('who may not answer is refused, who never had it finds nothing', async () => {
    const by = async (who: string) => {
      const { status, body } = await office.as(who).post('/questions/Q0002/reply', { text: '归天管' })
      return [status, body.code]
    }
    expect(await by('cadre')).toEqual([403, 'person/forbidden'])
    expect(await by('town')).toEqual([404, 'question/not-found'])
  })

  test('words that ask nothing are not handed to anybody', async () => {
    const { body } = await office.as('cadre').post<Said>('/questions', { text: '嗯嗯那个啥' })
    expect(body).toMatchObject({ outcome: 'unclear', number: null, questionId: null })
    expect(body.say).toContain('没看懂')
  })

  test('personal numbers are not kept', async () => {
    const text = '老张421024198001011234的彩虹卡6222021234567890123丢了怎么补'
    const { body } = await office.as('neighbour').post<Said>('/questions', { text })
    const kept = await office.runtime.db.findOneByOrFail(Question, { id: body.questionId! })
    expect(kept.text).toBe('老张****的彩虹卡****丢了怎么补')
  })

  test.each([
    ['not JSON', '{text', 400, 'api/bad-json'],
    ['not UTF-8', new Blob([Uint8Array.from([0x22, 0xd6, 0xd0, 0x22])]), 400, 'api/bad-json'],
    ['nothing', undefined, 422, 'api/invalid'],
    ['an empty text', { text: ' ' }, 422, 'api/invalid'],
    ['a number', { text: 3 }, 422, 'api/invalid'],
    ['more than the county takes', { text: '长'.repeat(2001) }, 413, 'message/too-long'],
    ['a body of two megabytes', { text: 'x'.repeat(2 * 1024 * 1024) }, 413, 'api/body-too-large'],
    ['four questions before', { text: '多久', previous: ['一', '二', '三', '四'] }, 422, 'api/invalid'],
  ])('%s is refused with a sentence', async (_, said, status, code) => {
    const { status: got, body } = await office.as('cadre').post('/questions', said)
    expect([got, body.code]).toEqual([status, code])
    expect(body.message).toMatch(/\p{Script=Han}/u)
  })
})

describe('选一个', () => {
  interface Choosing extends Said {
    choices: { target: string; title: string }[]
  }
  const unclear = '怎么报运营情况'

  test('one of those shown is answered, and two people who choose the same teach it', async () => {
    const asked = (await office.as('cadre').post<Choosing>('/questions', { text: unclear })).body
    expect(asked.outcome).toBe('choose')
    const target = asked.choices[0]?.target
    const { body } = await office.as('cadre').post<Choosing>('/questions/choice', { text: unclear, target })
    expect(body).toMatchObject({ outcome: 'answered', number: null })
    expect(body.questionId).not.toBeNull()
    await office.as('keeper').post('/questions/choice', { text: unclear, target })
    expect(await learnedList(office.runtime)).toMatchObject([{ question: unclear, target, people: 2 }])
  })

  test('none of them goes to whoever is on duty', async () => {
    const { body } = await office.as('cadre').post<Choosing>('/questions/choice', { text: unclear, target: null })
    expect(body).toMatchObject({ outcome: 'handed', holder: '县农业农村局 吕值守' })
  })

  test('what was not shown for these words is answered and teaches nothing; what does not exist goes to a person', async () => {
    const other = '公示要贴几天'
    const known = await office
      .as('cadre')
      .post<Choosing>('/questions/choice', { text: other, target: 'entry:vote/minutes' })
    expect(known.body.outcome).toBe('answered')
    expect((await learnedList(office.runtime)).map(({ question }) => question)).not.toContain(other)
    const gone = await office.as('cadre').post<Choosing>('/questions/choice', { text: other, target: 'clause:d9/9' })
    expect(gone.body.outcome).toBe('handed')
    const bad = await office.as('cadre').post('/questions/choice', { text: other, target: 'reviewed' })
    expect(bad.status).toBe(422)
  })
})
