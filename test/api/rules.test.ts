import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Audit } from '../../entities/base/audit.ts'
import { RuleVersion } from '../../entities/rulebook/document/ruleVersion.ts'
import { ReviewedAnswer } from '../../entities/rulebook/reviewed/reviewedAnswer.ts'
import { Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await Office.open()
})
afterAll(() => office.close())

const first = '某县资产管护细则\n第一条 每处资产都要有管护责任人。\n第二条 公示七天。\n'
const second = '某县资产管护细则\n第一条 每处资产都要有管护责任人。\n第二条 公示十天。\n第三条 每月看一次。\n'
const form = (text: string | Uint8Array<ArrayBuffer>, fields: Record<string, string> = {}, name = '细则.txt') => {
  const made = new FormData()
  made.append('file', new Blob([text]), name)
  for (const [field, value] of Object.entries(fields)) made.append(field, value)
  return made
}

interface Draft {
  title: string
  clauses: number
  effectiveFrom: string | null
  doubts: string[]
  changes: { before: string; same: number; changed: number; added: number; lines: string[] } | null
}
interface Kept {
  outcome: string
  version: { effectiveFrom: string; standing: string; sourceName: string }
  changes: Draft['changes']
}
const county = () => office.as('duty')

describe('收制度文件', () => {
  test('shows what it understood and keeps nothing', async () => {
    const { status, body } = await county().post<Draft>('/rules/preview', form(first))
    expect(status).toBe(200)
    expect(body).toMatchObject({ title: '某县资产管护细则', clauses: 2, effectiveFrom: null, changes: null })
    expect(body.doubts).toContain('没有看出从哪天起施行，收之前要写上')
    expect(await office.runtime.db.count(RuleVersion)).toBe(0)
  })

  test('keeps it with the day somebody decided, under the name it came with, and says who did', async () => {
    const { body } = await county().post<Kept>('/rules', form(first, { effectiveFrom: '2026-01-01' }))
    expect(body).toMatchObject({
      outcome: 'new',
      version: { effectiveFrom: '2026-01-01', standing: 'in-force', sourceName: '细则.txt' },
      changes: null,
    })
    const line = await office.runtime.db.findOneByOrFail(Audit, { subject: 'rule' })
    expect(line).toMatchObject({ by: 'duty', via: expect.stringMatching(/^api:\d+$/) })
  })

  test('the same again is not a second version', async () => {
    const { body } = await county().post<Kept>('/rules', form(first, { effectiveFrom: '2026-01-01' }))
    expect(body.outcome).toBe('same')
    expect(await office.runtime.db.count(RuleVersion)).toBe(1)
  })

  test('the next version is compared with the one before, first in the preview, then when kept', async () => {
    const next = { effectiveFrom: '2026-12-01' }
    const preview = (await county().post<Draft>('/rules/preview', form(second, next))).body.changes
    expect(preview).toMatchObject({ before: '2026-01-01', changed: 1, added: 1 })
    expect(preview?.lines.join('\n')).toContain('第二条')
    const kept = (await county().post<Kept>('/rules', form(second, next))).body
    expect(kept.changes).toEqual(preview)
    expect(kept.version.standing).toBe('not-yet')
    const listed = (await office.as('cadre').get<{ items: Kept['version'][] }>('/rules')).body.items
    expect(listed.map(({ effectiveFrom, standing }) => [effectiveFrom, standing])).toEqual([
      ['2026-12-01', 'not-yet'],
      ['2026-01-01', 'in-force'],
    ])
  })

  test('a new version says which reviewed answers rest on what it changed, in the preview and when kept', async () => {
    const reviewed = {
      code: 'A0001',
      question: '细则里公示几天',
      ways: ['细则里公示几天'],
      say: '七天',
      document: '某县资产管护细则',
      article: '第二条',
      effectiveFrom: '2026-01-01',
      state: 'live' as const,
      createdBy: 'duty',
      createdAt: office.clock.now(),
      version: 1,
    }
    await office.runtime.write((tx) => tx.db.insert(ReviewedAnswer, reviewed))
    const third = { effectiveFrom: '2027-01-01' }
    const text = second.replace('公示十天', '公示十五天')
    const touched = [{ code: 'A0001', question: '细则里公示几天', article: '第二条' }]
    const preview = (await county().post<Draft>('/rules/preview', form(text, third))).body.changes
    expect(preview).toMatchObject({ changed: 1, touched })
    expect((await county().post<Kept>('/rules', form(text, third))).body.changes).toMatchObject({ touched })
  })

  test.each([
    ['without a day', form(`${first}第九条 另行通知。`), 422, 'rules/no-date'],
    ['a day that is none', form(first, { effectiveFrom: '明年' }), 422, 'api/invalid'],
    ['a kind that is none', form(first, { kind: '细则' }), 422, 'api/invalid'],
    ['an empty file', form(''), 422, 'rules/empty-file'],
    [
      'a picture',
      form(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), {}, '细则.docx'),
      422,
      'rules/picture',
    ],
  ])('%s: refused with a sentence, nothing kept', async (_, sent, status, code) => {
    const before = await office.runtime.db.count(RuleVersion)
    const { status: got, body } = await county().post('/rules', sent)
    expect([got, body.code]).toEqual([status, code])
    expect(await office.runtime.db.count(RuleVersion)).toBe(before)
  })

  test('only the county takes documents in', async () => {
    for (const who of ['town', 'cadre', 'audit'])
      expect((await office.as(who).post('/rules', form(first))).status).toBe(403)
  })
})
