import { describe, expect, test } from 'vitest'
import { centred, docx, heading, HeadingLevel, words } from './books.ts'
import { fromMarkdown, fromText, understood } from './drafts.ts'

describe('title', () => {
  test.each([
    ['in brackets', ['《甲县资产办法》'], '甲县资产办法'],
    ['in two lines', ['甲县帮扶项目资产后续管理', '实施细则（试行）'], '甲县帮扶项目资产后续管理实施细则（试行）'],
    ['spread by blanks', ['甲 县 资 产 办 法'], '甲县资产办法'],
    ['with the year of its revision', ['甲县资产条例（2021年修订）'], '甲县资产条例'],
    ['under a red head', ['甲县人民政府文件', '甲政发〔2021〕3号', '甲县资产办法'], '甲县资产办法'],
  ])('%s', async (_sentence, front, title) => {
    expect((await fromText(...front, '第一条 甲。', '第二条 乙。')).title).toBe(title)
  })
  test('of a Word file: the largest line, the title style, the first heading', async () => {
    const articles = [words('第一条 甲。'), words('第二条 乙。')]
    for (const lines of [
      [words('甲县农业农村局'), centred('甲县资产看护要求', { size: 44 }), ...articles],
      [heading('甲县资产看护要求', HeadingLevel.TITLE), ...articles],
      [heading('甲县资产看护要求', HeadingLevel.HEADING_1), ...articles],
    ])
      expect((await understood(await docx(lines), '新建文档.docx')).title).toBe('甲县资产看护要求')
  })
  test('nothing looks like one: the name of the file, and it is said', async () => {
    const draft = await understood('第一条 甲。\n第二条 乙。', '甲县资产办法(2021-03-01).txt')
    expect(draft.title).toBe('甲县资产办法')
    expect(draft.doubts).toContainEqual({ code: 'no-title', name: '甲县资产办法' })
  })
  test('a part of a code', async () => {
    const draft = await fromMarkdown(
      '# 中华人民共和国某某法典',
      '',
      '# 合同编',
      '',
      '## 第一章 一般规定',
      '',
      '第四百条 甲。',
      '',
      '第四百零一条 乙。',
    )
    expect(draft).toMatchObject({ title: '中华人民共和国某某法典', part: '合同编', kind: 'law' })
    expect(draft.doubts.map((d) => d.code)).toEqual(['no-date'])
    expect(draft.clauses[0]!.chapter).toBe('合同编 · 第一章 一般规定')
  })
})

describe('document number', () => {
  test.each([
    ['甲政办发〔2021〕12号', '甲政办发〔2021〕12号'],
    ['甲政办发[2021]12号', '甲政办发〔2021〕12号'],
    ['甲政办发（2021）12号', '甲政办发〔2021〕12号'],
    ['甲政办发【2021】12号', '甲政办发〔2021〕12号'],
    ['甲政办发〔２０２１〕１２号', '甲政办发〔2021〕12号'],
    ['（甲政办发〔2021〕12号）', '甲政办发〔2021〕12号'],
    ['甲政办发 〔2021〕 12 号　　签发人：张三', '甲政办发〔2021〕12号'],
  ])('%s', async (line, number) => {
    expect((await fromText(line, '甲县资产办法', '第一条 甲。')).number).toBe(number)
  })
  test('the number of another document in the text is not its own', async () => {
    expect((await fromText('甲县资产办法', '第一条 依据国办函〔2021〕51号制定。')).number).toBe('')
  })
})

describe('who passed it and when', () => {
  test('lines of amendments: passed first, the last change counts for 自公布之日起', async () => {
    const draft = await fromText(
      '中华人民共和国某某法',
      '1998年11月4日 第九届全国人民代表大会常务委员会第五次会议通过',
      '2018年12月29日 第十三届全国人民代表大会常务委员会第七次会议《关于修改〈某某法〉的决定》修正',
      '第一条 甲。',
      '第二条 本法自公布之日起施行。',
    )
    expect(draft).toMatchObject({
      passedOn: '1998-11-04',
      effectiveFrom: '2018-12-29',
      issuer: '全国人民代表大会常务委员会',
    })
    expect(draft.history).toHaveLength(2)
  })
  test('all acts in one bracket', async () => {
    const draft = await fromText(
      '甲省资产条例',
      '（2010年5月1日甲省第十一届人民代表大会常务委员会第一次会议通过　根据2020年6月3日甲省第十三届人民代表大会常务委员会第九次会议《关于修改〈甲省资产条例〉的决定》修正）',
      '第一条 甲。',
      '第二条 本条例自2010年7月1日起施行。',
    )
    expect(draft).toMatchObject({ passedOn: '2010-05-01', effectiveFrom: '2020-06-03' })
    expect(draft.doubts).toEqual([{ code: 'date-from-amendment', date: '2020-06-03', stated: '2010-07-01' }])
  })
})

describe('day of effect', () => {
  test.each([
    ['a day', '自2025年5月1日起施行。', '2025-05-01', null],
    ['a day in Chinese figures', '自二〇二五年五月一日起施行。', '2025-05-01', null],
    ['a day with blanks', '自 2025 年 5 月 1 日 起施行。', '2025-05-01', null],
    ['the day it was issued', '自印发之日起施行。', '2024-12-30', null],
    ['some days after it was issued', '自发布之日起30日后施行。', '2025-01-29', null],
    ['the day it was signed, when the text says nothing', '由县里解释。', '2024-12-30', null],
    ['with years', '自2025年5月1日起施行，有效期5年。', '2025-05-01', '2030-04-30'],
    ['with years of trial', '自印发之日起施行，试行期两年。', '2024-12-30', '2026-12-29'],
    ['with a last day', '自印发之日起施行，有效期至2029年12月31日。', '2024-12-30', '2029-12-31'],
  ])('%s', async (_sentence, words, effectiveFrom, expiresOn) => {
    const draft = await fromText(
      '甲县资产办法',
      '第一条 甲。',
      `第二条 本办法${words}`,
      '甲县农业农村局',
      '2024年12月30日',
    )
    expect(draft).toMatchObject({ issuedOn: '2024-12-30', effectiveFrom, expiresOn })
  })
  test('the day in the name of the file, when nothing else is known', async () => {
    const draft = await understood('甲县资产办法\n第一条 甲。', '甲县资产办法(2021-03-01).txt')
    expect(draft.effectiveFrom).toBe('2021-03-01')
    expect(draft.doubts).toEqual([{ code: 'date-from-name', date: '2021-03-01' }])
  })
  test('there is no 31 February', async () => {
    expect((await fromText('甲县资产办法', '第一条 自2025年2月31日起施行。')).effectiveFrom).toBe(null)
  })
})
