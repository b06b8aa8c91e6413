import { readFileSync } from 'node:fs'
import { createRulebook, type Answer } from '../../entities/rulebook/rulebook.ts'
import { Settings } from '../../entities/settings/settings.ts'
import { startingRulebook } from '../../entities/texts/rulebook/index.ts'

/** One labelled question: entries that answer it, or none when only a hand-over is right. */
export interface Labelled {
  question: string
  expected: string[]
}

export const labelled = (file: string): Labelled[] =>
  readFileSync(new URL(`./fixtures/${file}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .map(([question = '', expected = '-']) => ({ question, expected: expected === '-' ? [] : expected.split('|') }))

export const rulebook = createRulebook(startingRulebook)
export const settings = new Settings()

export type Verdict = 'right' | 'wrong' | 'handed over'
const isReferral = (id: string) => id.startsWith('referral/')

/** A hand-over is right when nothing answers the question, and only "handed over" otherwise. */
export function judge({ expected }: Labelled, got: Answer): Verdict {
  if (got.handedOver) return expected.length === 0 ? 'right' : 'handed over'
  return expected.includes(got.entryId ?? '') ||
    (expected.length === 0 && isReferral(got.entryId ?? '') && got.entryId !== 'referral/private')
    ? 'right'
    : 'wrong'
}

export function score(questions: Labelled[]) {
  const rows = questions.map((one) => {
    const got = rulebook.answer(one.question, { settings })
    return { ...one, got, verdict: judge(one, got) }
  })
  const count = (of: typeof rows) => ({
    all: of.length,
    right: of.filter((row) => row.verdict === 'right').length,
    wrong: of.filter((row) => row.verdict === 'wrong').length,
    handedOver: of.filter((row) => row.verdict === 'handed over').length,
  })
  const inScope = (row: Labelled) => row.expected.some((id) => !isReferral(id))
  return { rows, inScope: count(rows.filter(inScope)), outOfScope: count(rows.filter((row) => !inScope(row))) }
}

/** More questions to learn from; never counted. */
export const trained = (): Labelled[] => labelled('trained.tsv')
