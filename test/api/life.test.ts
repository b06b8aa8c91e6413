import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await Office.open()
})
afterAll(() => office.close())

const COLD = '421024102901-O-2018-003'
interface Shown {
  code: string
  state: string
  version: number
  next: { step: string; missing: string[] }[]
}

describe('程序 over HTTP: the same policies as by message', () => {
  test('a title is begun once, its next step and missing papers are named', async () => {
    const { body } = await office.as('cadre').post<Shown>(`/assets/${COLD}/title`, {})
    expect(body).toMatchObject({ code: 'C0001', state: 'draft', version: 1 })
    expect(body.next[0]).toMatchObject({
      step: 'village_review',
      missing: ['registration_form', 'approval', 'minutes'],
    })
    const again = await office.as('town').post(`/assets/${COLD}/title`, {})
    expect(again).toMatchObject({ status: 409, body: { code: 'process/open-already' } })
  })

  test.each([
    ['the step of somebody else: 403', 'cadre', { step: 'town_review', version: 1 }, 403, 'process/not-yours'],
    ['a step that is not due: 409', 'town', { step: 'town_review', version: 1 }, 409, 'process/not-now'],
    ['a version nobody has: 409', 'cadre', { step: 'publicise', version: 7 }, 409, 'process/changed-meanwhile'],
    ['facts left out: 422', 'cadre', { step: 'village_review', version: 1 }, 422, 'process/facts'],
    ['another village sees nothing: 404', 'neighbour', { step: 'publicise', version: 1 }, 404, 'process/not-found'],
    [
      'the audit only looks: 403',
      'audit',
      { step: 'dispute', version: 1, facts: { reason: '看看' } },
      403,
      'process/not-yours',
    ],
  ])('%s', async (_, by, body, status, code) => {
    expect(await office.as(by).post('/processes/C0001/steps', body)).toMatchObject({ status, body: { code } })
    expect((await office.as('cadre').get<Shown>('/processes/C0001')).body.version).toBe(1)
  })

  test('the list is within the scope of who asks', async () => {
    const seen = async (by: string) =>
      (await office.as(by).get<{ items: Shown[] }>('/processes')).body.items.map(({ code }) => code)
    expect(await Promise.all(['cadre', 'town', 'duty', 'neighbour', 'town2', 'keeper'].map(seen))).toEqual([
      ['C0001'],
      ['C0001'],
      ['C0001'],
      [],
      [],
      [],
    ])
  })

  test('rates: exact counts, the percentage never rounded up to the whole', async () => {
    const { body } = await office.as('duty').get<{ items: object[] }>('/rates?level=village')
    expect(body.items[0]).toMatchObject({ total: 7, titled: 0, handedOver: 0, titlePercent: 0 })
  })

  test('a keeper sees no figures of the whole place', async () => {
    expect((await office.as('keeper').get('/rates')).status).toBe(403)
    expect((await office.as('keeper').get('/stocktakes')).status).toBe(403)
  })

  test('a stocktake is counted, but not signed by the town before the village', async () => {
    const { body } = await office.as('town').post<Shown>('/stocktakes', { village: '熊河镇荆干村' })
    expect(body.code).toBe('P0001')
    expect((await office.as('town').post('/stocktakes/P0001/steps', { step: 'rest' })).status).toBe(200)
    expect(await office.as('town').post('/stocktakes/P0001/steps', { step: 'sign' })).toMatchObject({
      status: 422,
      body: { code: 'stocktake/village-first' },
    })
    expect((await office.as('cadre').post('/stocktakes/P0001/steps', { step: 'sign' })).status).toBe(200)
    expect((await office.as('far').post('/stocktakes/P0001/steps', { step: 'sign' })).status).toBe(404)
  })
})
