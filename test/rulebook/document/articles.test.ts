import { describe, expect, test } from 'vitest'
import { wrapped } from './madeUp.ts'
import { doubts, fromMarkdown, fromText, keys, labels, short } from './drafts.ts'

describe('what opens an article', () => {
  test.each([
    ['a Chinese number and a wide blank', '第一条　为了管好资产。', '第一条', '1'],
    ['a Chinese number and a narrow blank', '第一条 为了管好资产。', '第一条', '1'],
    ['no blank at all', '第一条为了管好资产。', '第一条', '1'],
    ['a colon', '第一条：为了管好资产。', '第一条', '1'],
    ['blanks inside the number', '第 一 条　为了管好资产。', '第一条', '1'],
    ['figures', '第1条 为了管好资产。', '第1条', '1'],
    ['wide figures', '第１条　为了管好资产。', '第１条', '1'],
    ['an indent before it', '　　第一条　为了管好资产。', '第一条', '1'],
    ['tabs and no-break blanks', '\t\u00a0第一条\u00a0为了管好资产。', '第一条', '1'],
  ])('%s', async (_sentence, line, label, key) => {
    const draft = await fromText('甲村资产办法', line, '第二条 村里管。')
    expect(draft.clauses[0]).toMatchObject({ kind: 'article', label, key, text: '为了管好资产。' })
    expect(draft.title).toBe('甲村资产办法')
  })

  test('a number alone on its line: the words are the next', async () => {
    expect(short(await fromText('甲村资产办法', '第一条', '为了管好资产。', '第二条', '村里管。', '镇里查。'))).toEqual(
      ['第一条 为了管好资产。', '第二条 村里管。 / 镇里查。'],
    )
  })
  test('bold numbers of markdown, and articles as headings', async () => {
    expect(
      short(await fromMarkdown('# 甲村资产办法', '', '**第一条** 为了管好资产。', '', '**第二条**　村里管。')),
    ).toEqual(['第一条 为了管好资产。', '第二条 村里管。'])
    expect(
      short(await fromMarkdown('# 甲村资产办法', '### 第一条', '为了管好资产。', '### 第二条 谁管', '村里管。')),
    ).toEqual(['第一条 为了管好资产。', '第二条 谁管 / 村里管。'])
  })
  test('articles put in between later keep their branch', async () => {
    const draft = await fromText(
      '甲村资产办法',
      '第一条 甲。',
      '第二条 乙。',
      '第二条之一 丙。',
      '第二条之二 丁。',
      '第三条 戊。',
    )
    expect(keys(draft)).toEqual(['1', '2', '2-1', '2-2', '3'])
    expect(doubts(draft)).not.toContain('articles-missing')
  })
  test('numbers over a hundred, with 零 and with 〇', async () => {
    const draft = await fromText('甲村资产办法', '第一百零四条 甲。', '第一百〇五条 乙。', '第一百一十条 丙。')
    expect(keys(draft)).toEqual(['104', '105', '110'])
  })
  test('several articles in one paragraph are parted where the next number is due, and it is said', async () => {
    const draft = await fromText('甲村资产办法', '第一条 依照第三条办。第二条 村里管。第三条 镇里查。')
    expect(short(draft)).toEqual(['第一条 依照第三条办。', '第二条 村里管。', '第三条 镇里查。'])
    expect(doubts(draft).filter((code) => code === 'article-split')).toHaveLength(2)
  })
})

describe('what only speaks of an article', () => {
  test.each([
    ['a reference inside a sentence', '依照本办法第四条办理。'],
    ['a paragraph of another article', '第四条第二款规定的资产另行登记。'],
    ['an item of another article', '第四条第（三）项所列资产另行登记。'],
    ['what an article states', '第四条规定的情形除外。'],
    ['what an article states, with a blank in print', '第四条 规定的情形除外。'],
    ['two articles', '第四条、第五条所列资产另行登记。'],
    ['a range', '第四条至第六条不适用于到户类资产。'],
    ['the number that is due, but as a reference', '第三条所称村民是指本村村民。'],
    ['a chapter', '第二章规定的事项由村里办。'],
  ])('%s stays in the text', async (_sentence, line) => {
    const draft = await fromText('甲村资产办法', '第一条 甲。', '第二条 乙。', line, '第三条 丙。', '第四条 丁。')
    expect(labels(draft)).toEqual(['第一条', '第二条', '第三条', '第四条'])
    expect(draft.clauses[1]!.text).toBe(`乙。\n${line}`)
  })
  test('a line broken before 第三条 is put together again', async () => {
    const rows = wrapped(
      [
        '第一条　项目验收后由村集体经济组织登记入账并且明确专人负责看管依照本办法第三条规定的办法核对，核对的结果公布在村务公开栏里。',
        '第二条　资产有损坏的，管护人当天拍照上报，由村里在三天以内派人去看，能修的当场就修好。',
        '第三条　每年核对一次。',
      ],
      72,
      '',
    )
    expect(rows[1]).toMatch(/^第三条规定/)
    const draft = await fromText('甲村资产办法', ...rows)
    expect(labels(draft)).toEqual(['第一条', '第二条', '第三条'])
    expect(draft.clauses[0]!.text).toContain('依照本办法第三条规定的办法核对')
  })
})

describe('chapters', () => {
  test('blanks that only spread a heading go, parts nest', async () => {
    const draft = await fromText(
      '甲县条例',
      '第一编 总 则',
      '第一章　一 般 规 定',
      '第一节 登记',
      '第一条 甲。',
      '第二章 处置',
      '第二条 乙。',
    )
    expect(draft.clauses.map((clause) => clause.chapter)).toEqual([
      '第一编 总则 · 第一章 一般规定 · 第一节 登记',
      '第一编 总则 · 第二章 处置',
    ])
  })
  test('a heading in two lines', async () => {
    const draft = await fromText('甲县条例', '第一章', '总 则', '第一条 甲。')
    expect(draft.clauses).toMatchObject([{ chapter: '第一章 总则', text: '甲。' }])
  })
  test('总则 and 附则 without a number', async () => {
    const draft = await fromText('甲县条例', '总　则', '第一条 甲。', '附　则', '第二条 乙。')
    expect(draft.clauses.map((clause) => clause.chapter)).toEqual(['总则', '附则'])
  })
  test('words between a heading and its first article are kept as a preamble', async () => {
    const draft = await fromText('甲县条例', '第一章 总则', '本章讲的是通用的事。', '第一条 甲。')
    expect(short(draft)).toEqual(['(preamble) 本章讲的是通用的事。', '第一条 甲。'])
  })
})

describe('a table of contents is no article', () => {
  const body = ['第一章 总则', '第一条 甲。', '第二章 附则', '第二条 乙。']
  test.each([
    ['with dots and pages', ['目　录', '第一章 总则……………1', '第二章 附则.........12']],
    ['with blanks and pages', ['目录', '第一章 总则    1', '第二章 附则\t12']],
    ['bare', ['目 录', '第一章　总则', '第二章　附则']],
    ['without its title', ['第一章 总则', '第二章 附则']],
    ['with articles in it', ['目录', '第一章 总则 1', '第一条 甲 1', '第二章 附则 2', '第二条 乙 2']],
  ])('%s', async (_sentence, contents) => {
    const draft = await fromText('甲县条例', ...contents, ...body)
    expect(short(draft)).toEqual(['第一条 甲。', '第二条 乙。'])
    expect(draft.contents).toEqual(contents)
    expect(draft.clauses.map((clause) => clause.chapter)).toEqual(['第一章 总则', '第二章 附则'])
  })
})

describe('what looks wrong is said', () => {
  const articles = (...numbers: string[]) =>
    fromText('甲村资产办法', ...numbers.map((n) => `第${n}条 自2021年1月1日起施行。`))
  test('a number that is missing', async () => {
    expect((await articles('一', '二', '四')).doubts).toEqual([
      { code: 'articles-missing', after: '第二条', before: '第四条', count: 1 },
    ])
  })
  test('a number that stands twice keeps both texts', async () => {
    const draft = await articles('一', '二', '二', '三')
    expect(draft.doubts).toEqual([{ code: 'article-doubled', label: '第二条' }])
    expect(keys(draft)).toEqual(['1', '2', '2#2', '3'])
  })
  test('numbers out of order', async () => {
    expect((await articles('一', '三', '二')).doubts).toContainEqual({
      code: 'article-out-of-order',
      label: '第二条',
      after: '第三条',
    })
  })
  test('an article without words', async () => {
    const draft = await fromText('甲村资产办法', '第一条', '第二条 自2021年1月1日起施行。')
    expect(draft.doubts).toEqual([{ code: 'article-empty', label: '第一条' }])
  })
  test('a text that begins in the middle', async () => {
    expect((await articles('五', '六')).doubts).toEqual([{ code: 'starts-late', label: '第五条' }])
  })
  test('a draft for comment', async () => {
    const draft = await fromText('甲村资产办法（征求意见稿）', '第一条 自2021年1月1日起施行。')
    expect(draft.doubts).toEqual([{ code: 'not-final', word: '征求意见稿' }])
  })
  test('no day of effect', async () => {
    expect(doubts(await fromText('甲村资产办法', '第一条 甲。', '第二条 乙。'))).toEqual(['no-date'])
  })
})
