import { In, IsNull, LessThanOrEqual, MoreThanOrEqual, Not } from 'typeorm'
import { must } from '../../base/errors.ts'
import type { Runtime } from '../../base/runtime.ts'
import type { CitedClause } from '../document/affected.ts'
import { type ClauseStanding, clauseStanding } from './cited.ts'
import { readCode, ReviewedAnswer } from './reviewedAnswer.ts'

type Reader = Pick<Runtime, 'db'>

/** A live answer, and whether the clause it rests on still says what it said. */
export type ReviewedInForce = ReviewedAnswer & { readonly standing: ClauseStanding }

/** 现行审定问答 - what is told on a day (`YYYY-MM-DD`), oldest first. */
export async function reviewedInForce({ db }: Reader, on: string): Promise<ReviewedInForce[]> {
  const live = { state: 'live' as const, effectiveFrom: LessThanOrEqual(on) }
  const rows = await db.find(ReviewedAnswer, {
    where: [
      { ...live, effectiveTo: IsNull() },
      { ...live, effectiveTo: MoreThanOrEqual(on) },
    ],
    order: { id: 'ASC' },
  })
  const standings = new Map<string, Promise<ClauseStanding>>()
  const standing = (row: ReviewedAnswer) => {
    const key = JSON.stringify([row.document, row.article, row.clauseHash])
    const known = standings.get(key) ?? clauseStanding({ db }, row, on)
    standings.set(key, known)
    return known
  }
  return Promise.all(rows.map(async (row) => Object.assign(row, { standing: await standing(row) })))
}

/** Live ones and drafts, newest first; for the county's list. */
export const reviewedStanding = ({ db }: Reader): Promise<ReviewedAnswer[]> =>
  db.find(ReviewedAnswer, { where: { state: In(['live', 'draft']) }, order: { id: 'DESC' } })

/** What the live ones cite, for `affectedBy` of document/affected.ts when a document is imported anew. */
export async function reviewedCitations({ db }: Reader): Promise<(CitedClause & { readonly question: string })[]> {
  const rows = await db.find(ReviewedAnswer, {
    where: { state: 'live', document: Not(IsNull()), article: Not(IsNull()) },
    order: { id: 'ASC' },
  })
  return rows.map((row) => ({
    id: row.code,
    document: row.document ?? '',
    article: row.article ?? '',
    question: row.question,
  }))
}

/** Throws reviewed/not-found. */
export async function reviewedById({ db }: Reader, id: number): Promise<ReviewedAnswer> {
  const row = await db.findOneBy(ReviewedAnswer, { id })
  must(row, 'reviewed/not-found', { code: `#${id}` })
  return row
}

/** Throws reviewed/not-found. */
export async function reviewedCalled({ db }: Reader, code: string): Promise<ReviewedAnswer> {
  const row = await db.findOneBy(ReviewedAnswer, { code: readCode(code) ?? '' })
  must(row, 'reviewed/not-found', { code })
  return row
}

/** The one that a question became, unless it was retired. */
export const reviewedFrom = ({ db }: Reader, number: string): Promise<ReviewedAnswer | null> =>
  db.findOneBy(ReviewedAnswer, { fromQuestion: number, state: In(['draft', 'live']) })

/** Drafts whose test questions ran and changed something, waiting for this person's word; oldest first. */
export async function waitingFor({ db }: Reader, personId: string): Promise<ReviewedAnswer[]> {
  const rows = await db.find(ReviewedAnswer, { where: { state: 'draft', publisher: personId }, order: { id: 'ASC' } })
  return rows.filter(isTried)
}

/** Tried with the test questions for the words it has now; then the reviewer's word is waited for, however long it takes. */
export const isTried = (row: ReviewedAnswer): boolean => row.evaluation !== null && row.evaluatedVersion === row.version
