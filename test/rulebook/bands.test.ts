import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { measured } from '../../entities/rulebook/bands.ts'
import { evaluate } from '../../entities/rulebook/evaluation/evaluate.ts'
import { readQuestions } from '../../entities/rulebook/evaluation/questionFile.ts'
import { Library } from '../../entities/rulebook/library/library.ts'
import { Settings } from '../../entities/settings/settings.ts'
import { startingRulebook } from '../../entities/texts/rulebook/index.ts'

/** The figures are counted, never looked into: what was kept apart stays so (test/rulebook/questions/README.md). */
test('the error the thresholds bring is told no better than it is, on the questions kept apart', async () => {
  const file = join(import.meta.dirname, 'questions/heldout.jsonl')
  const rulebook = new Library(startingRulebook).warm()
  const settings = new Settings()
  const answering = {
    answer: (question: string, previous: readonly { question: string }[]) =>
      rulebook.answer(question, { previous, settings }),
  }
  const { figures } = await evaluate(readQuestions(readFileSync(file), 'heldout.jsonl'), answering, {
    seed: 1,
    now: () => performance.now(),
  })
  const { answered, wrong, unclear } = figures.bands
  expect(figures.questions).toBe(measured.questions)
  expect(answered).toBeGreaterThanOrEqual(measured.answered)
  expect(wrong / answered).toBeLessThanOrEqual(measured.wrong / measured.answered)
  expect(unclear / answered).toBeLessThanOrEqual(measured.unclear / measured.answered)
})
