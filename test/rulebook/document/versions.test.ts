import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Audit } from '../../../entities/base/audit.ts'
import { StoredFile } from '../../../entities/message/storedFile.ts'
import { clauseAt, isFound } from '../../../entities/rulebook/document/clauseAt.ts'
import { importRules } from '../../../entities/rulebook/document/importRules.ts'
import { clausesInForce, versionInForce } from '../../../entities/rulebook/document/inForce.ts'
import type { KeepOrder } from '../../../entities/rulebook/document/keep.ts'
import { rulebookRevision } from '../../../entities/rulebook/document/revision.ts'
import { RuleClause } from '../../../entities/rulebook/document/ruleClause.ts'
import { RuleDocument } from '../../../entities/rulebook/document/ruleDocument.ts'
import { RuleVersion } from '../../../entities/rulebook/document/ruleVersion.ts'
import { endVersion, withdrawVersion } from '../../../entities/rulebook/document/withdraw.ts'
import { fromText } from './drafts.ts'
import { openTestStore, type Store } from './store.ts'

let store: Store
beforeAll(async () => void (store = await openTestStore()))
afterEach(() => store.empty())
afterAll(() => store.close())

const rule = (from: string, ...articles: string[]): string[] => [
  '甲县帮扶项目资产办法',
  ...articles,
  `第${'零一二三四五六'[articles.length + 1]}条　本办法自${from}起施行。`,
]
const OLD = rule('2021年1月1日', '第一条　资产要登记。', '第二条　公示期不少于7日。')
const NEW = rule('2025年5月1日', '第一条　资产要登记。', '第二条　公示期不少于10日。', '第三条　每年核对一次。')

async function take(lines: readonly string[], order: Partial<KeepOrder> = {}) {
  const draft = await fromText(...lines)
  return importRules(store.runtime, Buffer.from(lines.join('\n')), draft, { by: 'county-1', ...order })
}
const at = async (document: string, article: string, on: string) => clauseAt(store.runtime, { document, article }, on)
const found = async (document: string, article: string, on: string) => {
  const result = await at(document, article, on)
  if (!isFound(result)) throw new Error(`missing ${result.missing}`)
  return result
}

describe('keeping', () => {
  test('document, version, clauses, history and the file itself are there', async () => {
    const { document, version, outcome } = await take(OLD)
    expect(outcome).toBe('new')
    expect(document).toMatchObject({ title: '甲县帮扶项目资产办法', part: '', kind: 'county' })
    expect(version).toMatchObject({
      effectiveFrom: '2021-01-01',
      effectiveTo: null,
      state: 'kept',
      importedBy: 'county-1',
      clauseCount: 3,
    })
    expect(
      (await store.runtime.db.find(RuleClause, { order: { ordinal: 'ASC' } })).map(
        (c) => `${c.articleKey} ${c.article} ${c.text}`,
      ),
    ).toEqual(['1 第一条 资产要登记。', '2 第二条 公示期不少于7日。', '3 第三条 本办法自2021年1月1日起施行。'])
    expect(await store.runtime.db.find(Audit)).toMatchObject([{ subject: 'rule', action: 'keep', by: 'county-1' }])
    expect(readFileSync(store.runtime.files.path(version.sourceFileSha256), 'utf8')).toBe(OLD.join('\n'))
    expect(await store.runtime.db.findOneBy(StoredFile, { sha256: version.sourceFileSha256 })).toMatchObject({
      contentType: 'text/plain',
    })
  })
  test('the same file again changes nothing', async () => {
    await take(OLD)
    const revision = await rulebookRevision(store.runtime)
    expect((await take(OLD)).outcome).toBe('same')
    expect(await store.runtime.db.count(RuleVersion)).toBe(1)
    expect(await store.runtime.db.count(Audit)).toBe(1)
    expect(await rulebookRevision(store.runtime)).toBe(revision)
  })
  test('the same words in another file change nothing either', async () => {
    await take(OLD)
    expect((await take(OLD.map((line) => line.replace('　', ' ').replace('，', ',')))).outcome).toBe('same')
    expect(await store.runtime.db.count(RuleVersion)).toBe(1)
  })
  test('the same words with another first day: only the day changes, with history', async () => {
    await take(OLD)
    const { outcome, version } = await take(OLD, { effectiveFrom: '2021-02-01' })
    expect(outcome).toBe('dated')
    expect(version.effectiveFrom).toBe('2021-02-01')
    expect((await store.runtime.db.find(Audit, { order: { id: 'ASC' } })).map((a) => a.action)).toEqual([
      'keep',
      'date',
    ])
  })
  test('without a first day it is not kept, and nothing is left behind', async () => {
    const lines = ['甲县帮扶项目资产办法', '第一条　资产要登记。']
    await expect(take(lines)).rejects.toMatchObject({ code: 'rules/no-date' })
    expect(await store.runtime.db.count(RuleDocument)).toBe(0)
    expect((await take(lines, { effectiveFrom: '2024-01-01' })).version.effectiveFrom).toBe('2024-01-01')
    await expect(take(lines, { effectiveFrom: '2024-13-01' })).rejects.toMatchObject({ code: 'rules/bad-date' })
  })
  test('a template without a day is of use from today', async () => {
    expect((await take(['登记表', '名称、数量、地点。'], { kind: 'template' })).version.effectiveFrom).toBe(
      '2026-10-08',
    )
  })
  test('two imports at once keep one version', async () => {
    const both = await Promise.all([take(OLD), take(OLD)])
    expect(both.map((k) => k.outcome).sort()).toEqual(['new', 'same'])
    expect(await store.runtime.db.count(RuleVersion)).toBe(1)
  })
})

describe('versions in force', () => {
  test.each([
    ['2020-12-31', null, 'not-yet', '公示期不少于7日。'],
    ['2021-01-01', '2021-01-01', 'in-force', '公示期不少于7日。'],
    ['2025-04-30', '2021-01-01', 'in-force', '公示期不少于7日。'],
    ['2025-05-01', '2025-05-01', 'in-force', '公示期不少于10日。'],
    ['2026-10-08', '2025-05-01', 'in-force', '公示期不少于10日。'],
  ])('a question about %s gets the text in force then', async (on, from, standing, text) => {
    const { document } = await take(OLD)
    await take(NEW)
    expect((await versionInForce(store.runtime, document.id, on))?.effectiveFrom ?? null).toBe(from)
    expect(await found('甲县帮扶项目资产办法', '第二条', on)).toMatchObject({ standing, quote: text })
  })
  test('the order of import does not matter', async () => {
    await take(NEW)
    const { version, document } = await take(OLD)
    expect(version.effectiveTo).toBe('2025-04-30')
    expect((await versionInForce(store.runtime, document.id, '2026-01-01'))?.effectiveFrom).toBe('2025-05-01')
  })
  test('what a newer version changed is said with the old text', async () => {
    await take(OLD)
    await take(NEW)
    const on = '2024-01-01'
    expect((await found('甲县帮扶项目资产办法', '第一条', on)).newer).toMatchObject({ change: 'same' })
    expect((await found('甲县帮扶项目资产办法', '第二条', on)).newer).toMatchObject({
      change: 'changed',
      version: { effectiveFrom: '2025-05-01' },
    })
    expect((await found('甲县帮扶项目资产办法', '第二条', '2026-01-01')).newer).toBe(null)
  })
  test('a clause that moved or went is said to have', async () => {
    await take(OLD)
    await take(rule('2025年5月1日', '第一条　公示期不少于7日。'))
    expect((await found('甲县帮扶项目资产办法', '第二条', '2024-01-01')).newer).toMatchObject({
      change: 'moved',
      clause: { article: '第一条' },
    })
    expect((await found('甲县帮扶项目资产办法', '第三条', '2024-01-01')).newer).toMatchObject({
      change: 'removed',
      clause: null,
    })
  })
  test('clauses in force are those of one version of each document', async () => {
    await take(OLD)
    await take(NEW)
    await take(['乙县资产办法', '第一条　乙。', '第二条　本办法自2020年1月1日起施行。'])
    const texts = async (on: string) =>
      (await clausesInForce(store.runtime, on)).map((c) => `${c.document}${c.article}${c.text}`)
    expect(await texts('2019-01-01')).toEqual([])
    expect(await texts('2021-06-01')).toHaveLength(5)
    expect(await texts('2026-01-01')).toHaveLength(6)
    expect(await texts('2026-01-01')).toContain('甲县帮扶项目资产办法第二条公示期不少于10日。')
  })
  test('a clause keeps its id through the versions', async () => {
    await take(OLD)
    await take(NEW)
    const idOn = async (on: string) => (await clausesInForce(store.runtime, on)).find((c) => c.articleKey === '2')?.id
    expect(await idOn('2022-01-01')).toBe(await idOn('2026-01-01'))
  })
  test('after its own last day a version is told as expired', async () => {
    await take([...OLD.slice(0, -1), '第三条　本办法自2021年1月1日起施行，有效期五年。'])
    expect(await found('甲县帮扶项目资产办法', '第二条', '2026-01-01')).toMatchObject({
      standing: 'expired',
      version: { effectiveTo: '2025-12-31' },
    })
    expect(await clausesInForce(store.runtime, '2026-01-01')).toEqual([])
  })
  test('（试行） and the version after the trial are one document, called as it is now', async () => {
    await take(OLD.map((line) => line.replace('资产办法', '资产办法（试行）')))
    const { document, before } = await take(NEW)
    expect(before?.title).toBe('甲县帮扶项目资产办法（试行）')
    expect(document.title).toBe('甲县帮扶项目资产办法')
    expect(await store.runtime.db.count(RuleDocument)).toBe(1)
  })
  test('a corrected copy for the same day takes the place of the first', async () => {
    await take(OLD)
    await take(OLD.map((line) => line.replace('7日', '8日')))
    expect((await found('甲县帮扶项目资产办法', '第二条', '2022-01-01')).quote).toBe('公示期不少于8日。')
    expect(await clausesInForce(store.runtime, '2022-01-01')).toHaveLength(3)
  })
})

describe('taking back', () => {
  test('a withdrawn version never held: the one before goes on', async () => {
    const { document } = await take(OLD)
    const { version } = await take(NEW)
    const revision = await rulebookRevision(store.runtime)
    await store.runtime.write((tx) => withdrawVersion(tx, { versionId: version.id, by: 'county-1' }))
    expect(await versionInForce(store.runtime, document.id, '2026-01-01')).toMatchObject({
      effectiveFrom: '2021-01-01',
      effectiveTo: null,
    })
    expect(await rulebookRevision(store.runtime)).toBeGreaterThan(revision)
    await store.runtime.write((tx) => withdrawVersion(tx, { versionId: version.id, by: 'county-1' }))
    expect(await store.runtime.db.countBy(Audit, { action: 'withdraw' })).toBe(1)
  })
  test('what was withdrawn can be kept again', async () => {
    const { version } = await take(OLD)
    await store.runtime.write((tx) => withdrawVersion(tx, { versionId: version.id, by: 'county-1' }))
    expect((await take(OLD)).outcome).toBe('new')
  })
  test('a document another one did away with ends on its last day', async () => {
    const { version } = await take(OLD)
    await store.runtime.write((tx) => endVersion(tx, { versionId: version.id, lastDay: '2024-12-31', by: 'county-1' }))
    expect(await found('甲县帮扶项目资产办法', '第二条', '2025-01-01')).toMatchObject({ standing: 'expired' })
    await expect(
      store.runtime.write((tx) => endVersion(tx, { versionId: 99_999, lastDay: null, by: 'county-1' })),
    ).rejects.toMatchObject({
      code: 'rules/unknown-version',
    })
  })
})

describe('finding what is cited', () => {
  const LAW = [
    '# 中华人民共和国某某法典',
    '# 合同编',
    '2020年5月28日 全国人民代表大会通过',
    '2021年1月1日 施行',
    '## 第一章 一般规定',
    '第四百条　甲方有下列情形之一的，可以解除：\n（一）不付租金；\n（二）损坏资产。\n解除要写清理由。',
    '第四百零一条　乙。',
  ]
  const takeLaw = async () => {
    const { fromMarkdown } = await import('./drafts.ts')
    const text = LAW.join('\n\n')
    return importRules(store.runtime, Buffer.from(text), await fromMarkdown(text), { by: 'county-1' })
  }
  test.each([
    ['《中华人民共和国某某法典》', '第四百条'],
    ['中华人民共和国某某法典', '第400条'],
    ['《某某法典》', '400'],
    ['某某法典', '四百'],
    ['《某某法典》合同编', '第 四百 条'],
    ['某法典', '第四百条'],
  ])('%s %s', async (document, article) => {
    await takeLaw()
    expect((await found(document, article, '2026-01-01')).clause.article).toBe('第四百条')
  })
  test.each([
    ['第四百条第一款第二项', '（二）损坏资产。', true],
    ['第四百条第（一）项', '（一）不付租金；', true],
    ['第四百条第二款', '解除要写清理由。', true],
    ['第四百条第九项', LAW[5]!.slice(5), false],
  ])('%s', async (article, quote, isExact) => {
    await takeLaw()
    expect(await found('某某法典', article, '2026-01-01')).toMatchObject({ quote, isExact })
  })
  test('by its number', async () => {
    await take(['甲政办发〔2021〕12号', ...OLD])
    for (const name of ['甲政办发〔2021〕12号', '甲政办发[2021]12号', '甲政办发（2021）12号'])
      expect((await found(name, '第一条', '2022-01-01')).quote).toBe('资产要登记。')
  })
  test('a section of a document without articles', async () => {
    await take([
      '甲县管护意见',
      '一、总体要求',
      '（一）目标。三年见效。',
      '（二）原则。村里作主。',
      '二、登记。每年一次。',
      '甲县农业农村局',
      '2024年1月1日',
    ])
    expect((await found('甲县管护意见', '一、（二）', '2025-01-01')).quote).toBe('原则。村里作主。')
    expect((await found('甲县管护意见', '第二部分', '2025-01-01')).quote).toBe('登记。每年一次。')
  })
  test('what is not there is said to be missing, and which', async () => {
    await take(OLD)
    expect(await at('没有的办法', '第一条', '2022-01-01')).toEqual({ missing: 'document' })
    expect(await at('甲县帮扶项目资产办法', '第九条', '2022-01-01')).toEqual({ missing: 'article' })
    const [version] = await store.runtime.db.find(RuleVersion)
    await store.runtime.write((tx) => withdrawVersion(tx, { versionId: version!.id, by: 'county-1' }))
    expect(await at('甲县帮扶项目资产办法', '第一条', '2022-01-01')).toEqual({ missing: 'version' })
  })
  test('an ending that fits several documents is no name', async () => {
    await take(OLD)
    await take(['乙县帮扶项目资产办法', '第一条　乙。', '第二条　本办法自2020年1月1日起施行。'])
    expect(await at('帮扶项目资产办法', '第一条', '2022-01-01')).toEqual({ missing: 'document' })
  })
})
