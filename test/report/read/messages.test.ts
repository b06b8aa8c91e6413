import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readReport } from '../../../entities/report/read/index.ts'
import { differences } from '../../../entities/report/evaluation/differences.ts'
import { parseRow } from './village.ts'

/** The floor is what was reached when the reader was last worked on; it only ever rises. */
describe.each([
  { half: 'messages-tuned.tsv', floor: 126 },
  { half: 'messages-unseen.tsv', floor: 93 },
  { half: 'messages-own.tsv', floor: 191 },
])('$half', ({ half, floor }) => {
  const lines = readFileSync(new URL(half, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))

  test(`at least ${floor} of ${lines.length} are read right`, () => {
    const wrong = lines.flatMap((line) => {
      const { text, context, expected } = parseRow(line)
      const found = differences(readReport(text, context), expected)
      return found.length ? [`${text}\n    ${found.join('\n    ')}`] : []
    })
    expect(lines.length - wrong.length, wrong.join('\n')).toBeGreaterThanOrEqual(floor)
  })
})
