import { describe, expect, test } from 'vitest'
import { edgesIn } from '../../../bot/puppets/wecom/graphemes.ts'
import { splitText } from '../../../bot/puppets/wecom/splitter.ts'

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
const count = (text: string) => [...graphemes.segment(text)].length
const bytes = (text: string) => Buffer.byteLength(text)

/** The same texts in every run. */
function dice(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff
    return (state >> 8) % below
  }
}

const PIECES = [
  '字',
  'a',
  ' ',
  '\n',
  '\n\n',
  '。',
  '，',
  '👨‍👩‍👧‍👦',
  '🇨🇳',
  'é',
  'e\u0301',
  '各位村干部请注意',
  'word ',
  '½',
  '𠮷',
  '\r\n',
]
const LINKS = [
  'https://example.com/a?b=1&c=%E4',
  '[说明](https://example.com/x)',
  '<a href="https://e.cn">看</a>',
  '<@zhang_san>',
]
const someText = (roll: (below: number) => number, pieces: readonly string[], length: number) =>
  Array.from({ length }, () => pieces[roll(pieces.length)]).join('')

describe('any text', () => {
  test('joined again is the text, no part too long, no character cut', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const roll = dice(seed)
      const limit = 40 + roll(200)
      const text = someText(roll, PIECES, roll(300))
      const parts = splitText(text, limit)
      expect(parts.join('')).toBe(text)
      for (const part of parts) expect(bytes(part)).toBeLessThanOrEqual(limit)
      expect(parts.reduce((sum, part) => sum + count(part), 0)).toBe(count(text))
      for (const part of parts) expect(Buffer.from(part).toString()).toBe(part)
    }
  })

  test('no link and no mention is cut', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const roll = dice(seed)
      const text = Array.from(
        { length: 30 },
        () => someText(roll, PIECES, 5) + ' ' + LINKS[roll(LINKS.length)] + ' ',
      ).join('')
      const parts = splitText(text, 120 + roll(100))
      expect(parts.join('')).toBe(text)
      for (const link of LINKS) {
        const times = (where: string) => where.split(link).length - 1
        expect(parts.reduce((sum, part) => sum + times(part), 0)).toBe(times(text))
      }
    }
  })

  test('a fence that fits stays whole', () => {
    for (let seed = 1; seed <= 80; seed++) {
      const roll = dice(seed)
      const text = Array.from(
        { length: 8 },
        () =>
          `${someText(roll, PIECES, 12)}\n\`\`\`js\n${someText(roll, ['let a = 1\n', '字\n', '\n'], roll(8))}\`\`\`\n`,
      ).join('')
      const parts = splitText(text, 200)
      expect(parts.join('')).toBe(text)
      for (const part of parts) expect((part.match(/^```/gm) ?? []).length % 2).toBe(0)
    }
  })
})

test('a fence longer than a part is closed at the cut and opened again', () => {
  const lines = Array.from({ length: 60 }, (_, at) => `第${at}行 some code here\n`)
  const parts = splitText(`前言\n\`\`\`sql\n${lines.join('')}\`\`\`\n后记`, 300)
  for (const part of parts) {
    expect(bytes(part)).toBeLessThanOrEqual(300)
    expect((part.match(/^```/gm) ?? []).length % 2).toBe(0)
  }
  expect(parts.join('').replaceAll('```\n```sql\n', '')).toBe(`前言\n\`\`\`sql\n${lines.join('')}\`\`\`\n后记`)
})

test('one line of code longer than a part', () => {
  const parts = splitText(`\`\`\`\n${'长'.repeat(500)}\n\`\`\``, 200)
  for (const part of parts) expect(bytes(part)).toBeLessThanOrEqual(200)
  expect(parts.join('').replace(/[`\n]/g, '')).toBe('长'.repeat(500))
})

test('2,048 bytes hold 682 Chinese characters', () => {
  expect(splitText('字'.repeat(682), 2048)).toHaveLength(1)
  expect(splitText('字'.repeat(683), 2048).map(bytes)).toEqual([2046, 3])
})

test.each([
  [
    'a paragraph',
    `${'字'.repeat(60)}\n\n${'字'.repeat(30)}\n${'字。'.repeat(5)}${'字'.repeat(60)}`,
    `${'字'.repeat(60)}\n\n`,
  ],
  ['a line', `${'字'.repeat(70)}\n${'字。'.repeat(9)}${'字'.repeat(60)}`, `${'字'.repeat(70)}\n`],
  ['a sentence', `${'字'.repeat(70)}。${'字，'.repeat(9)}${'字'.repeat(60)}`, `${'字'.repeat(70)}。`],
  ['a word', `${'字'.repeat(70)} ${'字'.repeat(60)}`, `${'字'.repeat(70)} `],
])('it cuts after %s before anything lesser', (_, text, first) => expect(splitText(text, 300)[0]).toBe(first))

test('what is one character but longer than a part is cut between code points', () => {
  const parts = splitText('👨‍👩‍👧‍👦'.repeat(3), 8)
  expect(parts.join('')).toBe('👨‍👩‍👧‍👦'.repeat(3))
  for (const part of parts) expect(Buffer.from(part).toString()).toBe(part)
})

test('nothing has no parts', () => expect(splitText('', 2048)).toEqual([]))

test('an edge is where the segmenter sees one, whatever is before and behind', () => {
  const odd = [
    ...PIECES,
    '\u0301',
    '\u200d',
    '👍🏽',
    '🏽',
    '🇨',
    'か\u3099',
    '\u3099',
    '각',
    '\u1100',
    '\u1161',
    'क्',
    'ष',
    '\r',
  ]
  for (let seed = 1; seed <= 150; seed++) {
    const roll = dice(seed)
    const text = someText(roll, odd, 1 + roll(200))
    const starts = [...graphemes.segment(text)].map(({ index }) => index).slice(1)
    const edges = edgesIn(text, text.length)
    expect([...edges.keys()].filter((at) => edges[at] === 1)).toEqual([...starts, text.length])
  }
  const long = `a${'\u0301'.repeat(500)}b`
  expect([...edgesIn(long, long.length).keys()].filter((at) => edgesIn(long, long.length)[at])).toEqual([501, 502])
})

// 49 KB took 0.4 to 2.3 s of the event loop once; it takes 1 to 25 ms on two busy cores
test.each([
  ['characters', '字'],
  ['words', 'word and more. '],
  ['lines', '各位村干部，请注意 abc。\n'],
  ['empty lines', ' \n'],
  ['links', 'https://a/b '],
  ['half links', '[a](b'],
  ['half tags', '<a '],
  ['brackets', '[['],
  ['backticks', '`'],
  ['fences', '```\n~~~\n'],
  ['flags', '🇨🇳'],
  ['marks', '\u0301'],
])('%s cost no more than their length', (_, piece) => {
  const text = piece.repeat(Math.ceil(49_000 / bytes(piece)))
  for (const limit of [2_048, 20_480]) {
    const from = performance.now()
    splitText(text, limit)
    expect(performance.now() - from).toBeLessThan(250)
  }
})
