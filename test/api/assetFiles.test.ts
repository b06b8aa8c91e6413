import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await Office.open()
})
afterAll(() => office.close())

const cold = '/assets/421024102901-O-2018-003'
interface File {
  version: number
  file: Record<string, Record<string, unknown>>
  papers: { title: string }[]
  missing: { key: string; name: string }[]
}
interface Done {
  outcome: string
  version: number
  proposal: string | null
  fields: string[]
}
interface Refused {
  code: string
  message: string
  conflicts?: { field: string; seen: unknown; now: unknown; wanted: unknown; by: string }[]
}
const changes = (who: string, version: number, wanted: object, more: object = {}) =>
  office.as(who).post<Done & Refused>(`${cold}/changes`, { version, changes: wanted, ...more })
const file = async (who: string) => (await office.as(who).get<File>(cold)).body

describe('档案', () => {
  test('the whole file in its parts, with what is missing, in the scope only', async () => {
    const body = await file('cadre')
    expect(Object.keys(body.file)).toEqual([
      'base',
      'project',
      'money',
      'owner',
      'operation',
      'upkeep',
      'effect',
      'risk',
      'record',
    ])
    expect(body.missing).toContainEqual({ key: 'operatorName', name: '经营主体' })
    expect((await office.as('far').get(cold)).body.code).toBe('api/asset-not-found')
  })

  test('funds are written with the version seen, add up, and stand in the history with the key', async () => {
    const { version } = await file('duty')
    const funds = [
      { source: 'central_special', docNo: '江财农〔2018〕3号', year: 2018, amountFen: 40_000_000 },
      { source: 'self', amountFen: 16_000_000 },
    ]
    const { body } = await changes('duty', version, { funds }, { reason: '补录' })
    expect(body).toEqual({ outcome: 'changed', version: version + 1, proposal: null, fields: ['funds', 'investedFen'] })
    const after = await file('duty')
    expect(after.file['money']).toMatchObject({ investedFen: 56_000_000, funds: [funds[0], { docNo: '', year: null }] })
    const { body: history } = await office
      .as('audit')
      .get<{ items: { text: string; way: string; version: number }[] }>(`${cold}/history`)
    expect(history.items[0]).toMatchObject({ way: '接口', version: version + 1 })
    expect(history.items[0]!.text).toContain('自筹资金 160,000.00 元')
    const off = await changes('duty', version + 1, { funds: [funds[0]], investedFen: 56_000_000 })
    expect([off.status, off.body.code]).toEqual([422, 'asset/funds-mismatch'])
  })

  test('the second editor gets 409 and the three values; another field is merged', async () => {
    const { version } = await file('duty')
    await changes('duty', version, { operatorName: '鲜到家冷链' })
    const second = await changes('duty2', version, { operatorName: '江禾米业' })
    expect([second.status, second.body.code]).toEqual([409, 'asset/changed-meanwhile'])
    expect(second.body.conflicts).toMatchObject([
      { field: 'operatorName', seen: '', now: '鲜到家冷链', wanted: '江禾米业', by: '县农业农村局何值班' },
    ])
    expect((await changes('duty2', version, { groupNo: '2组' })).body.outcome).toBe('changed')
    expect((await file('duty')).file['operation']).toMatchObject({ operatorName: '鲜到家冷链' })
  })

  test.each([
    ['no version', { changes: { groupNo: '3组' } }, 422],
    ['a field that does not exist', { version: 1, changes: { shoeSize: 9 } }, 422],
    ['a number as text', { version: 1, changes: { lifeYears: '十' } }, 422],
    ['a version that never was', { version: 999, changes: { groupNo: '3组' } }, 422],
    ['a state', { version: 1, changes: { opStatus: 'idle' } }, 422],
  ])('refused: %s', async (_what, body, status) => {
    expect((await office.as('duty').post(`${cold}/changes`, body)).status).toBe(status)
  })

  test.each(['keeper', 'squad', 'audit', 'finance'])('%s changes nothing', async (who) => {
    expect((await changes(who, 1, { groupNo: '9组' })).status).toBe(403)
  })
})

describe('变更申请', () => {
  test('a village proposes, the county on duty is told and accepts, the village is told', async () => {
    const { version } = await file('cadre')
    const { body } = await changes('cadre', version, { lifeYears: 15 }, { reason: '按说明书' })
    expect(body).toMatchObject({ outcome: 'proposed', version, fields: ['lifeYears'] })
    const code = body.proposal!
    expect([...(await office.told('duty')), ...(await office.told('duty2'))].at(-1)).toBe(
      `熊河镇荆干村张书田申请变更“荆干村冷库”：预计使用年限改成 15 年。原因：按说明书。\n回“同意 ${code}”照改，或回“不同意 ${code} 原因”。`,
    )
    const list = await office.as('town').get<{ items: { code: string; wanted: string }[] }>('/proposals?state=waiting')
    expect(list.body.items).toMatchObject([{ code, wanted: '预计使用年限改成 15 年' }])
    expect((await office.as('far').get<{ items: unknown[] }>('/proposals')).body.items).toEqual([])
    expect((await office.as('town').post(`/proposals/${code}/accept`, {})).status).toBe(403)
    expect((await office.as('duty').post<{ state: string }>(`/proposals/${code}/accept`, {})).body.state).toBe(
      'accepted',
    )
    expect((await office.as('duty').post(`/proposals/${code}/accept`, {})).status).toBe(409)
    expect((await office.told('cadre')).at(-1)).toContain(`变更申请 ${code} 县里同意了`)
    expect((await file('cadre')).file['money']).toMatchObject({ lifeYears: 15 })
  })

  test('refused, with the reason to the village', async () => {
    const { version } = await file('cadre')
    const { body } = await changes('cadre', version, { operatorName: '水乡果蔬配送部' })
    await office.as('duty').post(`/proposals/${body.proposal}/refuse`, { reason: '合同还没到期' })
    expect((await office.told('cadre')).at(-1)).toBe(
      `变更申请 ${body.proposal}（荆干村冷库）县里没有同意：“合同还没到期”。`,
    )
  })
})

describe('材料', () => {
  const send = (who: string, bytes: string, kind = 'contract') => {
    const form = new FormData()
    form.append('file', new Blob([bytes]), '合同.pdf')
    form.append('kind', kind)
    return office.as(who).post<{ title: string; code: string }>(`${cold}/papers`, form)
  }

  test('a PDF is filed once', async () => {
    expect((await send('cadre', '%PDF-1.4\n1')).body.title).toBe('合同')
    expect((await send('duty', '%PDF-1.4\n1')).body.code).toBe('asset/paper-known')
    expect((await file('audit')).papers.map(({ title }) => title)).toEqual(['合同'])
  })

  test.each([
    ['not a paper', 'cadre', 'MZ', 422],
    ['another village', 'neighbour', '%PDF-1.4\n2', 404],
    ['only looks on', 'audit', '%PDF-1.4\n3', 403],
  ])('refused: %s', async (_what, who, bytes, status) => {
    expect((await send(who, bytes)).status).toBe(status)
  })
})

test('what is missing, by village and by town', async () => {
  const { body } = await office
    .as('town')
    .get<{ items: { place: string; assets: number; incomplete: number }[] }>('/missing-fields?by=village')
  expect(body.items.map(({ place, assets }) => `${place} ${assets}`)).toEqual(['熊河镇荆干村 7', '熊河镇邻湖村 1'])
  const county = await office.as('duty').get<{ items: { place: string }[] }>('/missing-fields?by=town&town=普济镇')
  expect(county.body.items.map(({ place }) => place)).toEqual(['普济镇'])
})
