import { readFileSync } from 'node:fs'
import { createRulebook, type Answer } from '../../entities/rulebook/rulebook.ts'
import { Settings } from '../../entities/settings/settings.ts'
import { startingRulebook } from '../../entities/texts/rulebook/index.ts'

/** One labelled question: entries that answer it, or none when only a hand-over is right. */
export interface Labelled {
  question: string
  /** What was asked before, oldest first. */
  previous: string[]
  expected: string[]
  /** To hand it over is right as well (always, when nothing is expected). */
  mayHandOver: boolean
}

const rows = (file: string): string[][] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))

const label = (question: string, expected: string, previous: string[] = []): Labelled => {
  const ids = expected.split('|')
  return { question, previous, expected: ids.filter((id) => id !== '-'), mayHandOver: ids.includes('-') }
}

/** Columns question, expected: ids separated by |, `-` for a hand-over. */
export const labelled = (file: string): Labelled[] =>
  rows(`./fixtures/${file}`).map(([question = '', expected = '-']) => label(question, expected))

/** dev.jsonl with the entries that answer each question (fixtures/dev.tsv). */
export function development(): (Labelled & { id: string })[] {
  const expected = new Map(rows('./fixtures/dev.tsv').map(([id = '', ids = '-']) => [id, ids]))
  return readFileSync(new URL('./questions/dev.jsonl', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; question: string; previous?: string[] }) // the form its README gives
    .map(({ id, question, previous }) => ({ id, ...label(question, expected.get(id) ?? '-', previous) }))
}

export const rulebook = createRulebook(startingRulebook)
export const settings = new Settings()

export type Verdict = 'right' | 'wrong' | 'to choose' | 'missed choice' | 'handed over'
const isReferral = (id: string) => id.startsWith('referral/')

/** A hand-over is right when nothing answers the question, and only "handed over" otherwise. */
export function judge({ expected, mayHandOver }: Labelled, got: Answer): Verdict {
  const mayNot = expected.length === 0 || mayHandOver
  if (got.choices) return got.choices.some(({ entryId }) => expected.includes(entryId)) ? 'to choose' : 'missed choice'
  if (got.handedOver) return mayNot ? 'right' : 'handed over'
  return expected.includes(got.entryId ?? '') ||
    (mayNot && isReferral(got.entryId ?? '') && got.entryId !== 'referral/private')
    ? 'right'
    : 'wrong'
}

export function score<Row extends Labelled>(questions: Row[]) {
  const judged = questions.map((one) => {
    const previous = one.previous.map((question) => ({ question }))
    const got = rulebook.answer(one.question, { previous, settings })
    return { ...one, got, verdict: judge(one, got) }
  })
  const count = (of: typeof judged) => {
    const number = (verdict: Verdict) => of.filter((row) => row.verdict === verdict).length
    return {
      all: of.length,
      right: number('right'),
      wrong: number('wrong'),
      toChoose: number('to choose'),
      missedChoice: number('missed choice'),
      handedOver: number('handed over'),
    }
  }
  const inScope = (row: Labelled) => row.expected.some((id) => !isReferral(id))
  return {
    rows: judged,
    inScope: count(judged.filter(inScope)),
    outOfScope: count(judged.filter((row) => !inScope(row))),
  }
}
