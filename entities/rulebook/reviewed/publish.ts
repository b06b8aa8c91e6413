import { audit } from '../../base/audit.ts'
import { addDays } from '../../base/calendar.ts'
import { localDate } from '../../base/clock.ts'
import { must } from '../../base/errors.ts'
import type { Runtime } from '../../base/runtime.ts'
import type { Person } from '../../person/person.ts'
import { can } from '../../person/policy.ts'
import { verifyClause } from './cited.ts'
import { ReviewedAnswer } from './reviewedAnswer.ts'
import { reviewedById } from './reviewedAnswers.ts'
import { markReviewedChanged, reviewedRevision } from './revision.ts'

export interface Publishing {
  id: number
  by: Person
  messageId?: number | null
}

/** 请求收入 - the test questions run next, then this person is told or asked. Throws person/forbidden, reviewed/not-found, reviewed/not-a-draft. */
export async function wantPublished(tx: Runtime, { id, by }: Publishing): Promise<ReviewedAnswer> {
  must(can.reviewAnswers(by, tx.settings), 'person/forbidden')
  const row = await reviewedById(tx, id)
  must(row.state === 'draft', 'reviewed/not-a-draft', { code: row.code })
  const values = { publisher: by.id, evaluation: null, evaluatedVersion: null, evaluatedRevision: null }
  await tx.db.update(ReviewedAnswer, { id, state: 'draft' }, values)
  return { ...row, ...values }
}

/** 先不收 - stays a draft. Throws person/forbidden, reviewed/not-found. */
export async function leaveDraft(tx: Runtime, { id, by, messageId = null }: Publishing): Promise<ReviewedAnswer> {
  must(can.reviewAnswers(by, tx.settings), 'person/forbidden')
  const row = await reviewedById(tx, id)
  await tx.db.update(ReviewedAnswer, { id, state: 'draft' }, { publisher: null })
  await audit(tx, { subject: 'reviewed', subjectId: id, action: 'leave', by: by.id, messageId })
  return { ...row, publisher: null }
}

/** True when the test questions ran after its words and the rulebook last changed. */
export async function isEvaluated(tx: Runtime, row: ReviewedAnswer): Promise<boolean> {
  return (
    row.evaluation !== null &&
    row.evaluatedVersion === row.version &&
    row.evaluatedRevision === (await reviewedRevision(tx))
  )
}

/**
 * 收入 - from now on it is told; the one it replaces is retired. Throws person/forbidden, reviewed/not-found,
 * reviewed/not-a-draft, reviewed/not-evaluated, reviewed/changed-meanwhile, reviewed/no-such-article, reviewed/not-in-force.
 */
export async function publish(tx: Runtime, { id, by, messageId = null }: Publishing): Promise<ReviewedAnswer> {
  must(can.reviewAnswers(by, tx.settings), 'person/forbidden')
  const row = await reviewedById(tx, id)
  const { code } = row
  must(row.state === 'draft', 'reviewed/not-a-draft', { code })
  must(row.evaluation !== null && row.evaluatedVersion === row.version, 'reviewed/not-evaluated', { code })
  must((await markReviewedChanged(tx)) === (row.evaluatedRevision ?? -1) + 1, 'reviewed/not-evaluated', { code })
  const now = tx.clock.now()
  const { document, article } = row
  const day = localDate(now)
  const values = {
    state: 'live' as const,
    publisher: null,
    reviewedBy: by.id,
    reviewedAt: now,
    clauseHash:
      document === null || article === null
        ? null
        : await verifyClause(tx, { document, article }, row.effectiveFrom > day ? row.effectiveFrom : day),
  }
  const { affected } = await tx.db.update(ReviewedAnswer, { id, version: row.version, state: 'draft' }, values)
  must(affected === 1, 'reviewed/changed-meanwhile', { code })
  await audit(tx, {
    subject: 'reviewed',
    subjectId: id,
    action: 'publish',
    by: by.id,
    messageId,
    change: { changed: row.evaluation.changed.length + row.evaluation.more, wrong: row.evaluation.wrong },
  })
  if (row.replaces !== null) await takePlace(tx, row, { by: by.id, reason: code, messageId, day })
  return { ...row, ...values }
}

/** What begins later leaves the one before in place until then. */
async function takePlace(
  tx: Runtime,
  { replaces, effectiveFrom }: ReviewedAnswer,
  { day, ...note }: { by: string; reason: string; messageId: number | null; day: string },
): Promise<void> {
  if (replaces === null) return
  if (effectiveFrom <= day) await retireRow(tx, replaces, note)
  else await tx.db.update(ReviewedAnswer, { id: replaces }, { effectiveTo: addDays(effectiveFrom, -1) })
}

/** 停用 - told no longer; what it said stays readable. Throws person/forbidden, reviewed/not-found, reviewed/retired. */
export async function retire(
  tx: Runtime,
  { id, by, reason, messageId = null }: Publishing & { reason: string },
): Promise<ReviewedAnswer> {
  must(can.reviewAnswers(by, tx.settings), 'person/forbidden')
  const row = await reviewedById(tx, id)
  must(row.state !== 'retired', 'reviewed/retired', { code: row.code })
  await retireRow(tx, id, { by: by.id, reason, messageId })
  await markReviewedChanged(tx)
  return { ...row, state: 'retired', publisher: null }
}

async function retireRow(
  tx: Runtime,
  id: number,
  { by, reason, messageId }: { by: string; reason: string; messageId: number | null },
): Promise<void> {
  await tx.db.update(ReviewedAnswer, { id }, { state: 'retired', publisher: null })
  await audit(tx, { subject: 'reviewed', subjectId: id, action: 'retire', by, messageId, change: { reason } })
}

/** 仍有效 - the clause changed, a person looked, and the answer still holds. Throws like `publish`; reviewed/no-clause when it cites none. */
export async function confirmStillRight(
  tx: Runtime,
  { id, by, messageId = null }: Publishing,
): Promise<ReviewedAnswer> {
  must(can.reviewAnswers(by, tx.settings), 'person/forbidden')
  const row = await reviewedById(tx, id)
  must(row.document !== null && row.article !== null, 'reviewed/no-clause', { code: row.code })
  const { document, article } = row
  const clauseHash = await verifyClause(tx, { document, article }, localDate(tx.clock.now()))
  await tx.db.update(ReviewedAnswer, { id }, { clauseHash })
  await markReviewedChanged(tx)
  await audit(tx, { subject: 'reviewed', subjectId: id, action: 'confirm', by: by.id, messageId })
  return { ...row, clauseHash }
}
