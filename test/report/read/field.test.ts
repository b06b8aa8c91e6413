import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { judge } from '../../../entities/report/evaluation/judge.ts'
import { labelledIn, type Ledgers } from '../../../entities/report/evaluation/labelled.ts'
import { figuresOf } from '../../../entities/report/evaluation/figures.ts'

const here = (name: string) => readFileSync(new URL(`field/${name}`, import.meta.url), 'utf8')
const ledgers = JSON.parse(here('ledgers.json')) as Ledgers // ours, beside the messages

/** What was reached when the reader was last worked on; counts only, because nobody may see which of heldout.jsonl fail. */
test.each([{ file: 'dev.jsonl', right: 291, wrongRecord: 0, unnecessary: 6, dropped: 0 }])(
  'messages of the field, $file: no worse than was reached',
  ({ file, right, wrongRecord, unnecessary, dropped }) => {
    const figures = figuresOf(labelledIn(here(file), ledgers).messages.map((message) => judge(message, () => 0)))
    expect(figures.right.some).toBeGreaterThanOrEqual(right)
    expect(figures.wrongRecord.some).toBeLessThanOrEqual(wrongRecord)
    expect(figures.unnecessary.some).toBeLessThanOrEqual(unnecessary)
    expect(figures.dropped.some).toBeLessThanOrEqual(dropped)
  },
)
