import dayjs from 'dayjs'
import { maskPersonalNumbers } from '../base/mask.ts'
import type { Talk } from '../dialog/talk.ts'

/** What a follow-up may lean on: the last questions of this talker, for as long as people mean the same thing by "that". */
const KEPT = 3
const MINUTES = 30
const NAME = 'asked'

interface Asked {
  question: string
  entryId?: string
  at: string
}

export function recentQuestions(talk: Talk, now: Date): { question: string; entryId?: string }[] {
  const since = dayjs(now).subtract(MINUTES, 'minute').toISOString()
  return (talk.recall<Asked[]>(NAME) ?? [])
    .filter(({ at }) => at > since)
    .map(({ question, entryId }) => ({ question, ...(entryId ? { entryId } : {}) }))
}

export function rememberQuestion(talk: Talk, now: Date, asked: { question: string; entryId?: string }): void {
  const kept = (talk.recall<Asked[]>(NAME) ?? []).slice(1 - KEPT)
  const question = maskPersonalNumbers(asked.question).slice(0, 200)
  talk.remember(NAME, [
    ...kept,
    { question, ...(asked.entryId ? { entryId: asked.entryId } : {}), at: now.toISOString() },
  ])
}
