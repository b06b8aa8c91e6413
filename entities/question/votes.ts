import { Between, In, MoreThanOrEqual } from 'typeorm'
import type { Runtime } from '../base/runtime.ts'
import type { TestQuestion } from '../rulebook/reviewed/evaluate.ts'
import { Question } from './question.ts'
import { QuestionVote } from './questionVote.ts'

type Reader = Pick<Runtime, 'db'>

/** Votes on one entry, clause or reviewed answer. */
export interface EntryVotes {
  /** Id in the rulebook: notice/days, reviewed/12. */
  readonly entryId: string
  /** Words it was asked in last by somebody who found the answer useless, else by somebody who voted. */
  readonly question: string
  readonly up: number
  readonly down: number
}

/** 问答情况 - what was asked in a span of time and what became of it. */
export interface QuestionFigures {
  readonly asked: number
  /** From the rulebook. */
  readonly answered: number
  /** Given to a person. */
  readonly handedOver: number
  /** Of these, not answered yet. */
  readonly waiting: number
  readonly up: number
  readonly down: number
  /** Those with the most 没用, at most five. */
  readonly worst: readonly EntryVotes[]
}

const WORST = 5
const AT_ONCE = 500

/** Counts of questions asked from `since` to `until`. */
export async function questionFigures(
  { db }: Reader,
  { since, until }: { since: Date; until: Date },
): Promise<QuestionFigures> {
  const askedAt = Between(since, until)
  const count = (where: object) => db.countBy(Question, { askedAt, ...where })
  const [answered, waiting, replied] = await Promise.all([
    count({ state: 'answered' }),
    count({ state: In(['handed', 'open']) }),
    count({ state: 'replied' }),
  ])
  const votes = await votesSince({ db }, since)
  return {
    asked: answered + waiting + replied,
    answered,
    handedOver: waiting + replied,
    waiting,
    up: votes.reduce((sum, one) => sum + one.up, 0),
    down: votes.reduce((sum, one) => sum + one.down, 0),
    worst: votes
      .filter((one) => one.entryId !== '' && one.down > 0)
      .toSorted((a, b) => b.down - a.down || a.up - b.up || a.entryId.localeCompare(b.entryId))
      .slice(0, WORST),
  }
}

/** Votes cast since then by entry; those on a person's answer under ''. */
export async function votesSince({ db }: Reader, since: Date): Promise<EntryVotes[]> {
  const votes = await db.find(QuestionVote, { where: { at: MoreThanOrEqual(since) }, order: { at: 'ASC', id: 'ASC' } })
  const questions = await questionsById({ db }, votes)
  const byEntry = new Map<string, { up: number; down: number; question: string; isDown: boolean }>()
  for (const { questionId, up } of votes) {
    const question = questions.get(questionId)
    if (!question) continue
    const entryId = question.state === 'answered' ? (question.entryId ?? '') : ''
    const seen = byEntry.get(entryId) ?? { up: 0, down: 0, question: '', isDown: false }
    const speaks = !up || !seen.isDown
    byEntry.set(entryId, {
      up: seen.up + Number(up),
      down: seen.down + Number(!up),
      question: speaks ? question.text : seen.question,
      isDown: seen.isDown || !up,
    })
  }
  return [...byEntry].map(([entryId, { isDown: _, ...rest }]) => ({ entryId, ...rest }))
}

/** Questions whose answers people found useful, newest first; they are asked again before a new answer goes live. */
export async function usefulQuestions({ db }: Reader, limit = 300): Promise<TestQuestion[]> {
  const votes = await db.find(QuestionVote, { where: { up: true }, order: { id: 'DESC' }, take: limit })
  const disliked = new Set(
    (await inPieces(votes, (ids) => db.findBy(QuestionVote, { questionId: In(ids), up: false }))).map(
      ({ questionId }) => questionId,
    ),
  )
  const questions = await questionsById(
    { db },
    votes.filter(({ questionId }) => !disliked.has(questionId)),
  )
  return [...questions.values()]
    .toSorted((a, b) => b.id - a.id)
    .map(({ text, entryId, state }) => ({
      question: text,
      ...(state === 'answered' && entryId !== null ? { entryId } : {}),
    }))
}

async function questionsById({ db }: Reader, votes: readonly QuestionVote[]): Promise<Map<number, Question>> {
  const rows = await inPieces(votes, (ids) => db.findBy(Question, { id: In(ids) }))
  return new Map(rows.map((row) => [row.id, row]))
}

/** A statement takes only so many parameters. */
async function inPieces<R>(votes: readonly QuestionVote[], read: (ids: number[]) => Promise<R[]>): Promise<R[]> {
  const ids = [...new Set(votes.map(({ questionId }) => questionId))]
  const rows: R[] = []
  for (let at = 0; at < ids.length; at += AT_ONCE) rows.push(...(await read(ids.slice(at, at + AT_ONCE))))
  return rows
}
