import { afterAll, beforeAll, expect, test } from 'vitest'
import { Audit } from '../../entities/base/audit.ts'
import { Report } from '../../entities/report/report.ts'
import { fillForm, type Filling } from '../support/form.ts'
import { Office } from './office.ts'

let office: Office
beforeAll(async () => void (office = await Office.open()))
afterAll(() => office.close())

interface Sheet {
  period: string
  name: string
  base64: string
  lines: { assetName: string; owed: boolean; reported: string | null }[]
}
interface Check {
  digest: string
  fillable: { assetName: string; line: string }[]
  unclear: { row: number; reason: string }[]
  known: number
}
const get = (who: string, village = '荆干村') =>
  office.as(who).get<Sheet>(`/reports/form?village=${encodeURIComponent(village)}`)
async function filled(filling: Filling, confirm?: string): Promise<FormData> {
  const { body } = await get('town')
  const bytes = await fillForm(Buffer.from(body.base64, 'base64'), filling)
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), '表.xlsx')
  if (confirm !== undefined) form.append('confirm', confirm)
  return form
}
const FILLING: Filling = {
  光伏电站: { 运营状态: '正常', 本季收入: '3.2万' },
  冷库: { 运营状态: '正常', 本季收入: 3.2 },
}

test('a sheet is had by whoever sees the village, with its rows', async () => {
  const { status, body } = await get('duty')
  expect(status).toBe(200)
  expect(body).toMatchObject({ period: '2026Q3', name: '荆干村2026年三季度填报表.xlsx' })
  expect(body.lines).toHaveLength(7)
  expect(body.lines[0]).toMatchObject({ assetName: '荆干村光伏电站', reported: null })
  expect((await get('neighbour')).status).toBe(403)
})

test('checking writes nothing; filing writes what was checked, once, and says which way it came', async () => {
  const checked = await office.as('town').post<Check>('/reports/form/check', await filled(FILLING))
  expect(checked.body.fillable).toMatchObject([{ assetName: '荆干村光伏电站', line: '正常，到账 32,000.00 元' }])
  expect(checked.body.unclear).toMatchObject([
    { row: 7, reason: '本季收入写的是 3.2，是元还是万元？请写成 3.2元 或 3.2万' },
  ])
  expect(await office.runtime.db.count(Report)).toBe(0)

  const other = await office.as('town').post('/reports/form', await filled(FILLING, 'another'))
  expect([other.status, (other.body as { code: string }).code]).toEqual([409, 'form/changed-meanwhile'])
  expect(await office.runtime.db.count(Report)).toBe(0)

  const filing = await filled(FILLING, checked.body.digest)
  const filed = await office.as('town').post<{ filed: { receipt: string }[] }>('/reports/form', filing)
  expect(filed.body.filed).toMatchObject([{ receipt: 'H20261008-001' }])
  expect(await office.runtime.db.find(Report)).toMatchObject([{ way: 'api', onBehalf: true, messageId: null }])
  expect(await office.runtime.db.findOneByOrFail(Audit, { subject: 'form' })).toMatchObject({ messageId: null })

  const again = await office.as('town').post<{ check: Check; filed: unknown[] }>('/reports/form', await filled(FILLING))
  expect(again.body.filed).toEqual([])
})

test.each([
  ['the county looks on', 'duty', 403, 'person/forbidden'],
  ['another village', 'neighbour', 403, 'form/other-village'],
])('%s', async (_, who, status, code) => {
  const answer = await office.as(who).post('/reports/form', await filled(FILLING))
  expect([answer.status, (answer.body as { code: string }).code]).toEqual([status, code])
})

test('what is no sheet is said', async () => {
  const form = new FormData()
  form.append('file', new Blob(['序号,资产名称']), '表.xlsx')
  const answer = await office.as('town').post('/reports/form', form)
  expect([answer.status, (answer.body as { code: string }).code]).toEqual([422, 'form/not-xlsx'])
})
