import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Person } from '../../entities/person/person.ts'
import { FiscalLine } from '../../entities/funding/fiscalLine.ts'
import { book } from '../ledger/books.ts'
import { Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await Office.open()
  await office.runtime.write((tx) =>
    tx.db.insert(Person, {
      id: 'treasury',
      name: '钱财政',
      role: 'finance_county',
      regionCode: '421024',
      sector: '',
      phone: null,
      status: 'active',
      confirmedBy: null,
      createdAt: tx.clock.now(),
    }),
  )
})
afterAll(() => office.close())

const FISCAL = ['流水号', '年度', '乡镇', '村', '项目名称', '金额（万元）', '资金动态']
const PROJECT = ['项目编号', '项目年度', '乡镇', '村', '项目名称', '已拨付（元）']
const fiscal = (...rows: (string | number)[][]) => book({ rows: [FISCAL, ...rows] })
const projects = (...rows: (string | number)[][]) => book({ rows: [PROJECT, ...rows] })

function form(bytes: Buffer, fields: Record<string, string>) {
  const made = new FormData()
  made.append('file', new Blob([new Uint8Array(bytes)]), '线.xlsx')
  for (const [name, value] of Object.entries(fields)) made.append(name, value)
  return made
}
interface Group {
  id: number
  state: string
  reasons: string[]
  diffFen: number
  fiscal: { no: string }[]
  projects: { no: string }[]
}
const treasury = () => office.as('treasury')
const county = () => office.as('duty')

describe('the two lines by HTTP', () => {
  test('tried, nothing changes; taken in with the digest of what was seen', async () => {
    const file = await fiscal(
      ['F1', '2018年', '熊河镇', '荆干村', '荆干村冷库', 52.3, '分配'],
      ['F2', 2018, '熊河镇', '', '邻湖文化广场', '20万', '安排'],
    )
    const { body: plan } = await treasury().post<{ digest: string; created: number }>(
      '/reconciliation/preview',
      form(file, { line: 'fiscal' }),
    )
    expect(plan).toMatchObject({ created: 2, changed: 0, refused: [] })
    expect(await office.runtime.db.count(FiscalLine)).toBe(0)
    const stale = await treasury().post('/reconciliation/import', form(file, { line: 'fiscal', digest: 'x' }))
    expect([stale.status, stale.body.code]).toEqual([409, 'funding/changed-meanwhile'])
    const { body } = await treasury().post(
      '/reconciliation/import',
      form(file, { line: 'fiscal', digest: plan.digest }),
    )
    expect(body).toMatchObject({ created: 2, groupsCreated: 2 })
  })

  test('the project line makes the groups; each says why', async () => {
    const file = await projects(
      ['P1', 2018, '熊河镇', '荆干村', '冷链仓储', 523000],
      ['P2', 2018, '熊河镇', '邻湖村', '文化广场', 210000],
    )
    await county().post('/reconciliation/import', form(file, { line: 'project' }))
    const { body } = await treasury().get<{ items: Group[] }>('/reconciliation/groups?town=熊河镇')
    expect(body.items.map((g) => [g.state, g.fiscal.map((l) => l.no), g.projects.map((l) => l.no), g.diffFen])).toEqual(
      [
        ['matched', ['F1'], ['P1'], 0],
        ['amount_diff', ['F2'], ['P2'], 1_000_000],
      ],
    )
    expect(body.items[1]?.reasons.join()).toContain('钱比项目少 10,000.00 元')
  })

  test('explained by the finance bureau, locked by the county, and then closed to both', async () => {
    const { body } = await county().get<{ items: Group[] }>('/reconciliation/groups?state=amount_diff')
    const id = body.items[0]?.id
    expect((await county().post(`/reconciliation/groups/${id}/lock`)).body.code).toBe('funding/lock-open')
    expect(
      (await treasury().post(`/reconciliation/groups/${id}/explain`, { explanation: '差额是质保金' })).status,
    ).toBe(200)
    expect((await treasury().post(`/reconciliation/groups/${id}/lock`)).status).toBe(403)
    expect((await county().post<Group>(`/reconciliation/groups/${id}/lock`)).body.state).toBe('locked')
    const again = await treasury().post(`/reconciliation/groups/${id}/split`)
    expect([again.status, again.body.code]).toEqual([409, 'funding/locked'])
  })

  test('figures by town and year', async () => {
    const { body } = await office.as('town').get('/reconciliation/figures')
    expect(body).toMatchObject({ items: [{ town: '熊河镇', year: 2018, groups: 2, open: 0, agreedPercent: 100 }] })
    expect((await office.as('town2').get('/reconciliation/figures')).body).toEqual({ items: [] })
  })

  test.each<[who: string, line: string, status: number]>([
    ['treasury', 'project', 403],
    ['audit', 'fiscal', 403],
    ['town', 'fiscal', 403],
    ['cadre', 'project', 403],
  ])('%s does not bring the %s line', async (who, line, status) => {
    const file = line === 'fiscal' ? await fiscal() : await projects()
    expect((await office.as(who).post('/reconciliation/preview', form(file, { line }))).status).toBe(status)
  })

  test.each<[what: string, bytes: () => Promise<Buffer>, line: string, code: string]>([
    ['the two files swapped', () => projects(['P9', 2018, '熊河镇', '', '路', 1]), 'fiscal', 'funding/is-project'],
    [
      'the two files swapped the other way',
      () => fiscal(['F9', 2018, '熊河镇', '', '路', 1, '']),
      'project',
      'funding/is-fiscal',
    ],
    [
      'something else',
      () =>
        book({
          rows: [
            ['姓名', '电话'],
            ['张三', '1'],
          ],
        }),
      'fiscal',
      'funding/not-fiscal',
    ],
    ['only a head', () => fiscal(), 'fiscal', 'funding/no-lines'],
    [
      'no unit anywhere',
      () =>
        book({
          rows: [
            ['流水号', '年度', '村', '项目名称', '金额'],
            ['F9', 2018, '荆干村', '路', 1],
          ],
        }),
      'fiscal',
      'funding/no-unit',
    ],
    [
      'a CSV renamed',
      async () => Buffer.from('流水号,年度,项目名称,金额\nF9,2018,路,1\n'),
      'fiscal',
      'ledger/not-xlsx',
    ],
  ])('%s: one sentence, nothing changed', async (_, bytes, line, code) => {
    const before = await office.runtime.db.count(FiscalLine)
    const { status, body } = await county().post('/reconciliation/import', form(await bytes(), { line }))
    expect([status, body.code]).toEqual([422, code])
    expect(await office.runtime.db.count(FiscalLine)).toBe(before)
  })
})
