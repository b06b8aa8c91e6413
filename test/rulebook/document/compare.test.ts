import { describe, expect, test } from 'vitest'
import { affectedBy } from '../../../entities/rulebook/document/affected.ts'
import { type Comparable, compareVersions } from '../../../entities/rulebook/document/compare.ts'
import { differences } from '../../../entities/rulebook/document/diff.ts'
import { hashOf } from '../../../entities/rulebook/document/matchable.ts'
import { changeLines, countChanges } from '../../../entities/rulebook/document/report.ts'
import { titleKey } from '../../../entities/rulebook/document/title.ts'
import { changeReport, markedText } from '../../../entities/texts/rulebook/changeTexts.ts'

const numerals = '零一二三四五六七八九'
const clauses = (...texts: string[]): Comparable[] =>
  texts.map((text, i) => ({
    kind: 'article',
    article: `第${numerals[i + 1]}条`,
    articleKey: String(i + 1),
    text,
    hash: hashOf(text),
  }))

const REGISTER = '资产移交以后由村集体登记入账，一项一档，专人看管。'
const NOTICE = '资产变动要在村务公开栏里公示，公示期不少于7日。'
const CHECK = '每年年底由镇里组织核对一次，账实要相符。'
const told = (before: Comparable[], after: Comparable[]) =>
  compareVersions(before, after).map(
    (c) => `${c.kind} ${'old' in c ? c.old.articleKey : '-'}>${'new' in c ? c.new.articleKey : '-'}`,
  )

describe('clause by clause', () => {
  test.each<[string, string[], string[], string[]]>([
    ['nothing differs', [REGISTER, NOTICE], [REGISTER, NOTICE], ['same 1>1', 'same 2>2']],
    [
      'only blanks and kinds of marks differ',
      [REGISTER],
      [REGISTER.replaceAll('，', ',').replace('一项', '一 项')],
      ['same 1>1'],
    ],
    ['words changed', [REGISTER, NOTICE], [REGISTER, NOTICE.replace('7', '10')], ['same 1>1', 'changed 2>2']],
    [
      'one put in before: the rest only moved',
      [REGISTER, NOTICE],
      [CHECK, REGISTER, NOTICE],
      ['added ->1', 'moved 1>2', 'moved 2>3'],
    ],
    ['one taken out', [REGISTER, NOTICE, CHECK], [REGISTER, CHECK], ['same 1>1', 'removed 2>-', 'moved 3>2']],
    [
      'moved and changed',
      [REGISTER, NOTICE],
      [CHECK, NOTICE.replace('7', '10'), REGISTER],
      ['added ->1', 'changed 2>2', 'moved 1>3'],
    ],
    ['two changed places', [REGISTER, NOTICE], [NOTICE, REGISTER], ['moved 2>1', 'moved 1>2']],
    ['quite other words under the same number', [REGISTER], [CHECK], ['changed 1>1']],
    ['everything new', [], [REGISTER], ['added ->1']],
    ['everything gone', [REGISTER], [], ['removed 1>-']],
  ])('%s', (_sentence, before, after, expected) => {
    expect(told(clauses(...before), clauses(...after))).toEqual(expected)
  })
  test('1,000 clauses, all with a word changed, within two seconds', () => {
    const long = (word: string) =>
      Array.from(
        { length: 1000 },
        (_, i) => `第${i}类资产由${i % 7}组的人看管，${word}每${i % 12}个月查${i}次，查到的问题记在第${i * 3}页。`,
      )
    const key = (texts: string[]): Comparable[] =>
      texts.map((text, i) => ({
        kind: 'article',
        article: `第${i + 1}条`,
        articleKey: String(i + 1),
        text,
        hash: hashOf(text),
      }))
    const started = performance.now()
    const counts = countChanges(compareVersions(key(long('至少')), key(long('一律'))))
    expect(counts).toMatchObject({ changed: 1000, added: 0, removed: 0 })
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('changed words', () => {
  test.each([
    ['a number as a whole', '公示7日。', '公示10日。', '公示〔原：7〕〔改：10〕日。'],
    ['words put in', '由村管。', '由村集体管。', '由村〔增：集体〕管。'],
    ['words taken out', '由村集体管。', '由村管。', '由村〔删：集体〕管。'],
    ['a scrap in both does not cut a change in two', '甲乙丙丁', '戊乙己丁', '〔原：甲乙丙〕〔改：戊乙己〕丁'],
    ['a new paragraph', '甲。', '甲。\n乙。', '甲。〔增：\n乙。〕'],
  ])('%s', (_sentence, before, after, marked) => {
    expect(markedText(differences(before, after))).toBe(marked)
  })
  test('both texts can be put together again from the marks', () => {
    const pairs: [string, string][] = [
      [REGISTER, NOTICE],
      [NOTICE, CHECK],
      ['', CHECK],
      [CHECK, ''],
      ['甲'.repeat(3000), `${'甲'.repeat(2000)}乙${'甲'.repeat(1500)}`],
    ]
    for (const [before, after] of pairs) {
      const found = differences(before, after)
      expect(
        found
          .filter((s) => s.kind !== 'come')
          .map((s) => s.text)
          .join(''),
      ).toBe(before)
      expect(
        found
          .filter((s) => s.kind !== 'gone')
          .map((s) => s.text)
          .join(''),
      ).toBe(after)
    }
  })
})

test('the report says figures first, then every clause that is not the same', () => {
  const changes = compareVersions(
    clauses(REGISTER, NOTICE, CHECK),
    clauses(REGISTER, NOTICE.replace('7', '10'), '账册保存十年，不得涂改。', CHECK),
  )
  const report = changeReport({ before: '2021-01-01', counts: countChanges(changes), lines: changeLines(changes) })
  expect(report).toEqual([
    '和上一版（2021-01-01 起施行）相比：',
    '  没变 1，修改 1，新增 1，删去 0，只换了编号或位置 1',
    '  修改 第二条　…开栏里公示，公示期不少于〔原：7〕〔改：10〕日。',
    '  新增 第三条　账册保存十年，不得涂改。',
    '  第三条 改为 第四条，内容没变',
  ])
})

describe('which reviewed answers a change touches', () => {
  const title = '中华人民共和国某某法'
  const document = { title, part: '', titleKey: titleKey(title) }
  const changes = compareVersions(clauses(REGISTER, NOTICE, CHECK), clauses(REGISTER, NOTICE.replace('7', '10')))
  const touched = (name: string, article: string) =>
    affectedBy(document, changes, [{ id: 'q1', document: name, article }]).map((a) => a.change.kind)
  test.each([
    ['a changed clause', '《某某法》', '第二条', ['changed']],
    ['an item of a changed clause', '某某法', '第二条第（一）项', ['changed']],
    ['a removed clause', '《中华人民共和国某某法》', '第3条', ['removed']],
    ['a clause that is the same', '《某某法》', '第一条', []],
    ['the same number of another document', '《另一部法》', '第二条', []],
  ])('%s', (_sentence, name, article, kinds) => {
    expect(touched(name, article)).toEqual(kinds)
  })
})
