import { Document, LevelFormat, Packer, Paragraph } from 'docx'
import { expect, test } from 'vitest'
import { openContainer } from '../../../entities/rulebook/document/read/container.ts'
import { writeNumbers } from '../../../entities/rulebook/document/read/numbering.ts'
import { chinese, counted } from '../../../entities/rulebook/document/read/numerals.ts'

/** Paragraphs by level of one list: 第一章, 第一条, （一）. */
async function numbersOf(levels: number[], edit = (xml: string) => xml): Promise<string[]> {
  const bytes = await Packer.toBuffer(
    new Document({
      numbering: {
        config: [
          {
            reference: 'rules',
            levels: [
              { level: 0, format: LevelFormat.CHINESE_COUNTING, text: '第%1章' },
              { level: 1, format: LevelFormat.CHINESE_COUNTING, text: '第%2条' },
              { level: 2, format: LevelFormat.DECIMAL, text: '%2.%3' },
            ],
          },
        ],
      },
      sections: [
        { children: levels.map((level) => new Paragraph({ text: '', numbering: { reference: 'rules', level } })) },
      ],
    }),
  )
  const container = openContainer(bytes)
  const text = (name: string) => (name === 'word/numbering.xml' ? edit(container.text(name)!) : container.text(name))
  const xml = writeNumbers({ names: container.names, text })
  return [...xml.matchAll(/<w:t xml:space="preserve">([^<]*)<\/w:t>/g)].map((match) => match[1]!.trim())
}

test('a level starts again below a new number of the level above', async () => {
  expect(await numbersOf([0, 1, 1, 0, 1])).toEqual(['第一章', '第一条', '第二条', '第二章', '第一条'])
})
test('articles that go on counting through the chapters do so', async () => {
  const through = (xml: string) =>
    xml.replace(/(<w:lvl [^>]*w:ilvl="1"[^>]*>)([\s\S]*?)(<w:lvlText)/g, '$1$2<w:lvlRestart w:val="0"/>$3')
  expect(await numbersOf([0, 1, 1, 0, 1], through)).toEqual(['第一章', '第一条', '第二条', '第二章', '第三条'])
})
test('a number may name the one above it, each in its own figures', async () => {
  expect(await numbersOf([0, 1, 2, 2])).toEqual(['第一章', '第一条', '一.1', '一.2'])
})

test.each([
  [1, '一'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [100, '一百'],
  [105, '一百零五'],
  [110, '一百一十'],
  [1005, '一千零五'],
])('%d is %s', (n, text) => expect(chinese(n)).toBe(text))

test.each([
  ['decimalEnclosedCircle', 3, '③'],
  ['chineseLegalSimplified', 21, '贰拾壹'],
  ['upperRoman', 14, 'XIV'],
  ['lowerLetter', 2, 'b'],
  ['decimalFullWidth', 12, '１２'],
  ['somethingElse', 7, '7'],
])('%s: %d is %s', (format, n, text) => expect(counted(n, format)).toBe(text))
