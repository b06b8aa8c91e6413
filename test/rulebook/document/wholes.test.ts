import { describe, expect, test } from 'vitest'
import { centred, docx, numbered, table, words } from './books.ts'
import { fromMarkdown, fromText, keys, labels, short, understood } from './drafts.ts'
import { gb18030 } from './gb18030.ts'
import { packed } from './packed.ts'
import { ATTACHMENTS, CHAPTERS, EXPECTED, lines, NOTICE, TITLE, wrapped } from './madeUp.ts'

const asDocx = (isNumbered: boolean): Promise<Buffer> =>
  docx([
    ...NOTICE.map((text, i) => (i < 3 ? centred(text, { bold: true }) : words(text))),
    centred(TITLE, { bold: true, size: 44 }),
    ...CHAPTERS.flatMap(([chapter, articles]) => [
      centred(chapter, { bold: true }),
      ...articles.flatMap((article) => {
        const [first, ...rest] = article.split('\n')
        const opening = isNumbered ? numbered(first!.replace(/^第.条　/, '')) : words(first!)
        return [
          opening,
          ...rest.map((text) => (isNumbered && /^（.）/.test(text) ? numbered(text.slice(3), 1) : words(text))),
        ]
      }),
    ]),
    ...ATTACHMENTS.flatMap(([label, content]) => [
      words(label),
      ...content.map((text) => (text.includes(' | ') ? table(text.split(' | '), ['', '', '']) : words(text))),
    ]),
  ])

describe('one document comes to the same from every kind of file', () => {
  test.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ['plain text in UTF-8', '细则.txt', () => Buffer.from(lines().join('\n'))],
    [
      'UTF-8 with a byte order mark and Windows line ends',
      '细则.txt',
      () => Buffer.from(`\ufeff${lines().join('\r\n')}`),
    ],
    ['UTF-16 with a byte order mark', '细则.txt', () => Buffer.from(`\ufeff${lines().join('\r\n')}`, 'utf16le')],
    ['UTF-16 without one', '细则.txt', () => Buffer.from(lines().join('\r\n'), 'utf16le')],
    ['GB18030, broken at a fixed width', '细则.txt', () => gb18030(wrapped(lines()).join('\r\n'))],
    ['markdown', '细则.md', () => Buffer.from(lines().join('\n\n'))],
    ['a Word file with its numbers typed', '细则.docx', () => asDocx(false)],
    ['a Word file that counts its articles and items by itself', '细则.docx', () => asDocx(true)],
    [
      'a PDF with header, footer, page numbers, watermark and a title in two lines',
      '细则.pdf',
      () => packed('rule.pdf'),
    ],
  ])('%s', async (_sentence, name, file) => {
    const draft = await understood(await file(), name)
    expect(draft).toMatchObject(EXPECTED)
    const clause = ([chapter, articles]: (typeof CHAPTERS)[number]) =>
      articles.map((text) => ({
        kind: 'article',
        chapter: chapter.replace('总 则', '总则').replace('附 则', '附则'),
        text: text.slice(4),
      }))
    expect(draft.clauses.filter((c) => c.kind === 'article')).toMatchObject(CHAPTERS.flatMap(clause))
    expect(keys(draft)).toEqual(['preamble', '1', '2', '3', '4', '5', '6', '附件1', '附件2'])
    // cells of a table stand apart; a PDF does not say that they are cells
    const plain = (text: string) => text.replaceAll(' | ', ' ')
    expect(draft.clauses.slice(-2).map((c) => plain(c.text))).toEqual(
      ATTACHMENTS.map(([, content]) => plain(content.join('\n'))),
    )
    expect(draft.clauses[0]!.text).toContain('印发给你们，请照着办。')
    expect(draft.doubts).toEqual([
      { code: 'expires', date: '2026-08-09' },
      { code: 'repeals', titles: ['甲县项目资产管理办法'] },
    ])
  })
})

describe('documents without articles', () => {
  test('an opinion: the items under a heading are its clauses', async () => {
    const draft = await fromText(
      '甲县关于加强帮扶项目资产管护的意见',
      '为了管好资产，提出下列意见。',
      '一、总体要求',
      '（一）目标。三年见效。',
      '（二）原则。村里作主。',
      '二、做好登记。各村每年登记一次。',
      '三、加强保障',
      '（一）人。每村一人。',
      '（二）钱。县里列支。',
      '甲县农业农村局',
      '二〇二四年三月五日',
    )
    expect(short(draft)).toEqual([
      '(preamble) 为了管好资产，提出下列意见。',
      '一、（一） 目标。三年见效。',
      '一、（二） 原则。村里作主。',
      '二、 做好登记。各村每年登记一次。',
      '三、（一） 人。每村一人。',
      '三、（二） 钱。县里列支。',
    ])
    expect(keys(draft).slice(1)).toEqual(['§1.1', '§1.2', '§2', '§3.1', '§3.2'])
    expect(draft).toMatchObject({ issuer: '甲县农业农村局', effectiveFrom: '2024-03-05', kind: 'county' })
    expect(draft.clauses[1]!.chapter).toBe('一、总体要求')
  })
  test('a notice numbered with figures', async () => {
    const draft = await fromText(
      '关于报送季度情况的通知',
      '各村：',
      '1. 每季度末报一次。',
      '2. 附照片。',
      '3. 有变化随时报。',
    )
    expect(short(draft)).toEqual(['(preamble) 各村：', '1. 每季度末报一次。', '2. 附照片。', '3. 有变化随时报。'])
  })
  test('training material with headings', async () => {
    const draft = await fromMarkdown(
      '# 管护员培训手册',
      '',
      '## 怎么看护',
      '每周看一次。',
      '',
      '## 怎么上报',
      '拍照，说清楚。',
    )
    expect(draft).toMatchObject({ kind: 'training', title: '管护员培训手册' })
    expect(short(draft)).toEqual(['怎么看护 每周看一次。', '怎么上报 拍照，说清楚。'])
  })
  test('plain paragraphs', async () => {
    const draft = await fromText(
      '资产看护说明',
      '看护要经常，坏了要早报，不要等到不能用了再说。',
      '上报时附照片，写清地点和时间。',
    )
    expect(labels(draft)).toEqual(['第1段', '第2段'])
  })
})

describe('attachments', () => {
  test('a contract form with articles of its own does not double the articles', async () => {
    const draft = await fromText(
      '甲村资产办法',
      '第一条 甲。',
      '第二条 乙。',
      '附件：租赁合同范本',
      '第一条 标的。',
      '第二条 租金。',
    )
    expect(keys(draft)).toEqual(['1', '2', '附件1'])
    expect(draft.clauses[2]!.text).toBe('租赁合同范本\n第一条 标的。\n第二条 租金。')
  })
  test('a notice whose attachment is the rule gives way to the rule', async () => {
    const draft = await fromText(
      '关于印发《甲县资产办法》的通知',
      '各乡镇：',
      '现印发给你们。',
      '附件1：甲县资产办法',
      '第一条 甲。',
      '第二条 自2022年1月1日起施行。',
      '附件2：登记表',
      '名称、数量',
    )
    expect(draft.title).toBe('甲县资产办法')
    expect(keys(draft)).toEqual(['preamble', '1', '2', '附件2'])
  })
  test.each([
    ['a list of attachments that are not in the file', ['附件：1.资产登记表', '2.移交清单']],
    ['one attachment named that is not in the file', ['附件：资产登记表']],
  ])('%s: the rule below keeps its title and articles', async (_sentence, list) => {
    const draft = await fromText(
      '甲县人民政府关于印发《甲县资产办法》的通知',
      '各乡镇：',
      '现印发给你们。',
      ...list,
      '甲县人民政府',
      '2022年3月1日',
      '甲县资产办法',
      '第一条 甲。',
      '第二条 自印发之日起施行。',
    )
    expect(draft).toMatchObject({ title: '甲县资产办法', issuer: '甲县人民政府', effectiveFrom: '2022-03-01' })
    expect(keys(draft)).toEqual(['preamble', '1', '2'])
  })
  test('the signature after the last article is not part of it', async () => {
    const draft = await fromText(
      '甲县资产办法',
      '第一条 甲。',
      '第二条 乙。',
      '甲县农业农村局',
      '2022年3月1日',
      '（此件公开发布）',
    )
    expect(short(draft)).toEqual(['第一条 甲。', '第二条 乙。'])
    expect(draft.back).toEqual(['甲县农业农村局', '2022年3月1日', '（此件公开发布）'])
  })
})
