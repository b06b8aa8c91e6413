import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Asset } from '../../entities/asset/asset.ts'
import { Audit } from '../../entities/base/audit.ts'
import { Talk } from '../../entities/dialog/talk.ts'
import { can } from '../../entities/person/policy.ts'
import { Person } from '../../entities/person/person.ts'
import { Report } from '../../entities/report/report.ts'
import { reportPage } from '../../entities/report/pages.ts'
import { CORRECT } from '../../entities/report/returnToSender.ts'
import { Office } from './office.ts'

let office: Office
const receipts: Record<string, string> = {}
beforeAll(async () => {
  office = await Office.open()
  receipts['pv'] = await office.report('cadre', '荆干村光伏电站', { receivedFen: 3_200_000 })
  receipts['cold'] = await office.report('cadre', '荆干村冷库', { receivedFen: 99_000_000, precision: 'approx' })
  receipts['pump'] = await office.report('keeper', '荆干村提灌泵站')
  receipts['linhu'] = await office.report('neighbour', '邻湖村光伏电站', { period: '2026Q2' })
  receipts['honghu'] = await office.report('far', '洪湖村冷库')
  receipts['own'] = await office.report('town', '荆干村帮扶车间', { receivedFen: 600_000 })
})
afterAll(() => office.close())

interface Shown {
  receipt: string
  state: string
  line: string
  doubts: string[]
  sender: string
  reviewedBy: string | null
  reviewReason: string | null
}
interface Listed {
  total: number
  items: Shown[]
}
const list = async (who: string, query = '') =>
  (await office.as(who).get<Listed>(`/reports${query}`)).body.items.map(({ receipt }) => receipt).reverse()
const named = (...names: string[]) => names.map((name) => receipts[name])

describe('查填报', () => {
  test('a page holds exactly the reports on assets this person may see, for everybody', async () => {
    const all = await office.runtime.db.find(Report, { order: { id: 'DESC' } })
    const assets = new Map((await office.runtime.db.find(Asset)).map((asset) => [asset.id, asset]))
    for (const who of await office.runtime.db.find(Person)) {
      const { items } = await reportPage(office.runtime, who, {}, { page: 1, size: 200 })
      expect(
        items.map(({ id }) => id),
        who.id,
      ).toEqual(all.filter(({ assetId }) => can.see(who, assets.get(assetId)!)).map(({ id }) => id))
    }
  })

  test.each([
    ['village', 'cadre', '', ['pv', 'cold', 'pump', 'own']],
    ['town', 'town', '', ['pv', 'cold', 'pump', 'linhu', 'own']],
    ['county, by town', 'duty', '?town=普济镇', ['honghu']],
    ['by village', 'duty', '?village=邻湖村', ['linhu']],
    ['by period', 'duty', '?period=2026Q2', ['linhu']],
    ['by state', 'duty', '?state=accepted', []],
  ])('%s', async (_, who, query, names) => {
    expect(await list(who, query)).toEqual(named(...names))
  })

  test('a report in words, with what to look at before it is accepted', async () => {
    const { items } = (await office.as('town').get<Listed>('/reports?village=荆干村')).body
    const cold = items.find(({ receipt }) => receipt === receipts['cold'])
    expect(cold).toMatchObject({
      state: 'submitted',
      line: '荆干村冷库，2026 年三季度，正常，到账 约 990,000.00 元',
      sender: '张书田',
      reviewedBy: null,
    })
    expect(cold?.doubts).toEqual(['合同一季 7,500 元，多了 982,500 元。', '数是约数。'])
  })

  test('a period that is none is refused', async () => {
    const { status, body } = await office.as('town').get('/reports?period=三季度')
    expect([status, body.fields]).toEqual([
      422,
      [{ in: 'query', field: 'period', message: '要写成 2026Q3（季度）或 2026（年）。' }],
    ])
  })
})

describe('收和退', () => {
  const act = async (who: string, name: string, what: 'accept' | 'return', body?: object) => {
    const answer = await office.as(who).post(`/reports/${receipts[name]}/${what}`, body)
    return [answer.status, answer.body.code]
  }

  test('accepted once, with who and which way in the audit', async () => {
    const { body } = await office.as('town').post<Shown>(`/reports/${receipts['pv']?.toLowerCase()}/accept`)
    expect(body).toMatchObject({ state: 'accepted', reviewedBy: '陈专干' })
    const { id } = await office.runtime.db.findOneByOrFail(Report, { receiptNo: receipts['pv']! })
    const line = await office.runtime.db.findOneByOrFail(Audit, { subjectId: String(id), action: 'accept' })
    expect(line).toMatchObject({ by: 'town', messageId: null, via: expect.stringMatching(/^api:\d+$/) })
    expect(await act('town', 'pv', 'accept')).toEqual([409, 'report/not-open'])
  })

  test('returned with a reason: the sender hears it, and his next words correct exactly this', async () => {
    const reason = '多写了一个零，问13812345678'
    const { body } = await office.as('town').post<Shown>(`/reports/${receipts['cold']}/return`, { reason })
    expect(body).toMatchObject({ state: 'returned', reviewReason: '多写了一个零，问138****5678' })
    expect((await office.told('cadre')).at(-1)).toContain('多写了一个零')
    expect((await Talk.of(office.runtime, 'test:cadre')).name).toBe(CORRECT)
  })

  test.each([
    ['a village cadre reviews nothing', 'cadre', 'pump', [403, 'person/forbidden']],
    ['an auditor only reads', 'audit', 'pump', [403, 'person/forbidden']],
    ['another town does not find it', 'town2', 'pump', [404, 'report/not-found']],
    ['nobody reviews what he filed himself', 'town', 'own', [403, 'report/own']],
  ])('%s', async (_, who, name, refused) => {
    expect(await act(who, name, 'accept')).toEqual(refused)
    expect(await act(who, name, 'return', { reason: '核对' })).toEqual(refused)
  })

  test('without a reason nothing is returned', async () => {
    expect(await act('town', 'pump', 'return', {})).toEqual([422, 'api/invalid'])
    expect(await act('town', 'pump', 'return', { reason: '  ' })).toEqual([422, 'api/invalid'])
    expect(await act('town', 'linhu', 'return')).toEqual([422, 'api/invalid'])
  })

  test('a receipt nobody has', async () => {
    const { status, body } = await office.as('town').post('/reports/H20990101-001/accept')
    expect([status, body.message]).toEqual([404, '没有找到回执 H20990101-001，请核对编号，或回“我的任务”看看。'])
  })
})
