import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Asset } from '../../entities/asset/asset.ts'
import { assetPage } from '../../entities/asset/pages.ts'
import { can } from '../../entities/person/policy.ts'
import { Person } from '../../entities/person/person.ts'
import { JINGGAN, XIONGHE } from '../support/people.ts'
import { Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await Office.open()
  const everywhere = { name: '水利局', role: 'sector' as const, regionCode: '421024', phone: null, confirmedBy: null }
  await office.runtime.write((tx) =>
    tx.db.insert(Person, [
      { ...everywhere, id: 'water', sector: 'irrigation,water_supply', status: 'active', createdAt: tx.clock.now() },
      { ...everywhere, id: 'none', sector: '', status: 'active', createdAt: tx.clock.now() },
    ]),
  )
})
afterAll(() => office.close())

interface Listed {
  total: number
  items: { no: string; name: string; assetClass: string; keeper: { name: string; phone: string | null } | null }[]
}
const names = async (who: string, query = '') =>
  (await office.as(who).get<Listed>(`/assets?size=200${query}`)).body.items.map(({ name }) => name)

describe('资产台账', () => {
  test('a page of the ledger holds exactly what the policy lets this person see, for everybody', async () => {
    const all = await office.runtime.db.find(Asset, { order: { assetNo: 'ASC' } })
    for (const who of await office.runtime.db.find(Person)) {
      for (const status of ['active', 'left'] as const) {
        const { items, total } = await assetPage(office.runtime, { ...who, status }, {}, { page: 1, size: 200 })
        const seen = all.filter((asset) => can.see({ ...who, status }, asset)).map(({ assetNo }) => assetNo)
        expect(
          items.map(({ assetNo }) => assetNo),
          `${who.id} ${status}`,
        ).toEqual(seen)
        expect(total).toBe(seen.length)
      }
    }
  })

  test.each([
    ['village', 'cadre', '', 7],
    ['town', 'town', '', 8],
    ['county', 'duty', '', 9],
    ['keeper: what he keeps', 'keeper', '', 1],
    ['sector: its trade', 'water', '', 1],
    ['another town by name: nothing', 'town', '&town=普济镇', 0],
    ['county, by town code', 'duty', `&town=${XIONGHE}`, 8],
    ['county, by village name', 'duty', '&village=邻湖村', 1],
    ['county, by town and village in one', 'duty', '&village=熊河镇荆干村', 7],
    ['county, by village code', 'duty', `&village=${JINGGAN}`, 7],
    ['by class', 'duty', '&class=public', 2],
    ['by state', 'duty', '&opStatus=idle', 0],
  ])('%s', async (_, who, query, count) => {
    expect(await names(who, query)).toHaveLength(count)
  })

  test('pages follow each other', async () => {
    const page = async (n: number) => (await office.as('duty').get<Listed>(`/assets?size=4&page=${n}`)).body
    const pages = [await page(1), await page(2), await page(3), await page(4)]
    expect(pages.map(({ items }) => items.length)).toEqual([4, 4, 1, 0])
    expect(pages.flatMap(({ items }) => items.map(({ name }) => name))).toEqual(await names('duty'))
    expect(pages.map(({ total }) => total)).toEqual([9, 9, 9, 9])
  })

  test("a keeper's phone is whole only inside the unit", async () => {
    const keeper = async (who: string) =>
      (await office.as(who).get<Listed>('/assets?class=public&village=荆干村')).body.items.find(({ keeper }) => keeper)
    expect((await keeper('cadre'))?.keeper).toEqual({ name: '李守业', phone: '10000000001' })
    expect((await keeper('town'))?.keeper?.phone).toBe('10000000001')
    expect((await keeper('duty'))?.keeper?.phone).toBe('100****0001')
  })

  test('numbers in a remark are hidden: papers from everybody, phones outside the unit', async () => {
    const note = '钥匙在老李家，电话13812345678，身份证421024198001011234'
    await office.runtime.write((tx) => tx.db.update(Asset, { name: '荆干村冷库' }, { note }))
    const noteFor = async (who: string) => {
      const { items } = (
        await office.as(who).get<{ items: { name: string; note: string }[] }>('/assets?village=荆干村')
      ).body
      return items.find(({ name }) => name === '荆干村冷库')?.note
    }
    expect(await noteFor('cadre')).toBe('钥匙在老李家，电话13812345678，身份证****')
    expect(await noteFor('audit')).toBe('钥匙在老李家，电话138****5678，身份证****')
  })

  test('a month is not sent as a day', async () => {
    const values = { formedOn: '2018-06-01', formedPrecision: 'month' as const }
    await office.runtime.write((tx) => tx.db.update(Asset, { name: '荆干村冷库' }, values))
    const { body } = await office.as('cadre').get<{ formedOn: string }>(`/assets/${JINGGAN}-O-2018-003`)
    expect(body.formedOn).toBe('2018-06')
  })

  test('one asset; outside the scope it is not there', async () => {
    const path = `/assets/${JINGGAN}-O-2018-001`
    expect((await office.as('cadre').get<{ name: string }>(path)).body.name).toBe('荆干村光伏电站')
    for (const who of ['far', 'neighbour', 'town2', 'keeper']) {
      const { status, body } = await office.as(who).get(path)
      expect([status, body.code]).toEqual([404, 'api/asset-not-found'])
    }
  })

  test('everything that is wrong is told at once, in Chinese', async () => {
    const { status, body } = await office.as('duty').get('/assets?class=x&page=0&size=many&where=1')
    expect([status, body.code, body.message]).toEqual([
      422,
      'api/invalid',
      '有 4 处写得不对，没有办。请看 fields 里每一处的说明。',
    ])
    expect(body.fields).toEqual([
      { in: 'query', field: 'class', message: '只能是 operating、public、household 之一。' },
      { in: 'query', field: 'page', message: '不能小于 1。' },
      { in: 'query', field: 'size', message: '要填数字。' },
      { in: 'query', field: '', message: '不认识：where。' },
    ])
    expect((await office.as('duty').get('/assets?town=火星镇&village=火星村')).body.fields).toEqual([
      { in: 'query', field: 'town', message: '没有这个乡镇，请写全名或 9 位区划代码。' },
      { in: 'query', field: 'village', message: '没有这个村，请写乡镇加村名，或 12 位区划代码。' },
    ])
  })
})
