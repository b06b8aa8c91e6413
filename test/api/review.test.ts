import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Inquiry } from '../../entities/report/inquiry.ts'
import { Report } from '../../entities/report/report.ts'
import { Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await Office.open()
})
afterAll(() => office.close())

interface Shown {
  receipt: string
  state: string
  receivedFen: number | null
}
const state = async (receiptNo: string) => (await office.runtime.db.findOneByOrFail(Report, { receiptNo })).state

describe('几条一起收', () => {
  test('each under the same checks; what cannot be taken says why and holds nothing up', async () => {
    const pv = await office.report('cadre', '荆干村光伏电站', { receivedFen: 2_860_000 })
    const other = await office.report('far', '洪湖村冷库')
    const own = await office.report('town', '荆干村帮扶车间')
    const { body } = await office
      .as('town')
      .post<{ accepted: string[]; refused: { receipt: string; code: string }[] }>('/reports/accept', {
        receipts: [pv, other, own, pv.toLowerCase(), 'H20990101-001'],
      })
    expect(body.accepted).toEqual([pv])
    expect(body.refused.map(({ receipt, code }) => [receipt, code])).toEqual([
      [other, 'report/not-found'],
      [own, 'report/own'],
      ['H20990101-001', 'report/not-found'],
    ])
    expect([await state(pv), await state(other), await state(own)]).toEqual(['accepted', 'submitted', 'submitted'])
    expect((await office.as('cadre').post('/reports/accept', { receipts: [pv] })).status).toBe(403)
  })
})

describe('更正', () => {
  test('of what was accepted is proposed; the reviewer takes it by the same route', async () => {
    const receipt = await office.report('neighbour', '邻湖村光伏电站', { receivedFen: 1_000_000 })
    await office.as('town').post(`/reports/${receipt}/accept`)
    const correction = { receivedFen: 1_100_000, words: '回单是 11000，问13812345678' }
    const { body } = await office.as('neighbour').post<Shown>(`/reports/${receipt}/correction`, correction)
    expect(body).toMatchObject({ state: 'proposed', receivedFen: 1_100_000, words: '回单是 11000，问138****5678' })
    expect(await state(receipt)).toBe('accepted')
    await office.as('town').post(`/reports/${body.receipt}/accept`)
    expect([await state(receipt), await state(body.receipt)]).toEqual(['superseded', 'accepted'])
    const again = await office.as('neighbour').post(`/reports/${receipt}/correction`, correction)
    expect([again.status, again.body.code]).toEqual([409, 'report/not-open'])
  })

  test('somebody else’s is told first, and replaced only when that is said', async () => {
    const receipt = await office.report('cadre', '荆干村冷库', { receivedFen: 750_000 })
    const correction = { receivedFen: 760_000, words: '回单' }
    const refused = await office.as('town').post(`/reports/${receipt}/correction`, correction)
    expect([refused.status, refused.body.code]).toEqual([409, 'report/said-otherwise'])
    expect(refused.body.message).toContain('张书田 10 月 8 日已经报过')
    const path = `/reports/${receipt}/correction`
    const { body } = await office.as('town').post<Shown>(path, { ...correction, replace: true })
    expect(body).toMatchObject({ state: 'submitted', receivedFen: 760_000 })
    expect((await office.told('cadre')).at(-1)).toContain('陈专干改成了')
  })

  test.each([
    ['another village does not find it', 'neighbour', 404],
    ['another town neither', 'town2', 404],
    ['the county files nothing', 'duty', 403],
    ['an auditor only reads', 'audit', 403],
    ['a keeper tells no money', 'keeper', 403],
  ])('%s', async (_, who, status) => {
    const receipt = await office.report('keeper', '荆干村提灌泵站')
    const { status: said } = await office
      .as(who)
      .post(`/reports/${receipt}/correction`, { receivedFen: 1, words: '核对' })
    expect(said).toBe(status)
  })

  test('half a fen, or a sum nobody has, is refused', async () => {
    const receipt = await office.report('keeper', '荆干村提灌泵站')
    for (const receivedFen of [0.5, 1e15, '1'])
      expect(
        (await office.as('cadre').post(`/reports/${receipt}/correction`, { receivedFen, words: 'x' })).status,
      ).toBe(422)
  })
})

test('a question reaches the sender and stands beside the report', async () => {
  const receipt = await office.report('cadre', '荆干村1号蔬菜大棚')
  const text = '租客是谁，身份证421024199001011234'
  expect((await office.as('town').post(`/reports/${receipt}/question`, { text })).body).toEqual({ asked: '张书田' })
  expect((await office.told('cadre')).at(-1)).toContain('租客是谁，身份证****')
  expect(await office.runtime.db.countBy(Inquiry, { askedBy: 'town', toId: 'cadre' })).toBe(1)
  expect((await office.as('town2').post(`/reports/${receipt}/question`, { text })).status).toBe(404)
})

describe('来历', () => {
  interface Traced {
    report: Shown
    steps: {
      kind: string
      who: string | null
      receipt: string | null
      replaces: string | null
      channel: string | null
    }[]
  }
  test('who did what through which key, what it replaced', async () => {
    const receipt = await office.report('cadre', '荆干村2号蔬菜大棚', { receivedFen: 200_000 })
    const correction = { receivedFen: 210_000, words: '回单' }
    const { body: corrected } = await office.as('cadre').post<Shown>(`/reports/${receipt}/correction`, correction)
    await office.as('town').post(`/reports/${corrected.receipt}/accept`)
    const { body } = await office.as('audit').get<Traced>(`/reports/${receipt}/trace`)
    expect(body.report.state).toBe('superseded')
    expect(body.steps.map(({ kind, who, receipt: about, replaces }) => [kind, who, about, replaces])).toEqual([
      ['filed', '张书田', receipt, null],
      ['corrected', '张书田', corrected.receipt, receipt],
      ['accepted', '陈专干', corrected.receipt, null],
    ])
    expect(body.steps.slice(1).every(({ channel }) => /^api:\d+$/.test(channel ?? ''))).toBe(true)
    expect((await office.as('neighbour').get(`/reports/${receipt}/trace`)).status).toBe(404)
  })
})

describe('统计', () => {
  interface Figures {
    total: { receivedFen: number; accepted: number }
    villages: { villageName: string; receivedFen: number }[]
  }
  const figures = async (who: string, query = '') =>
    (await office.as(who).get<Figures>(`/statistics?period=2026Q3${query}`)).body

  test('everybody within his own place, the total the sum of the villages, and equal to the rows', async () => {
    const names = async (who: string, query = '') => (await figures(who, query)).villages.map((v) => v.villageName)
    expect(await names('cadre')).toEqual(['荆干村'])
    expect(await names('town')).toEqual(['荆干村', '邻湖村'])
    expect(await names('audit')).toEqual(['荆干村', '邻湖村', '洪湖村'])
    expect(await names('cadre', '&village=洪湖村')).toEqual([])
    expect(await names('cadre', '&town=熊河镇')).toEqual(['荆干村'])
    const { total, villages } = await figures('duty')
    const standing = (await office.runtime.db.find(Report)).filter((r) => ['submitted', 'accepted'].includes(r.state))
    expect(total.receivedFen).toBe(standing.reduce((sum, r) => sum + (r.receivedFen ?? 0), 0))
    expect(villages.reduce((sum, v) => sum + v.receivedFen, 0)).toBe(total.receivedFen)
  })

  test('a year is no quarter', async () => {
    expect((await office.as('town').get('/statistics?period=2026')).status).toBe(422)
  })
})
