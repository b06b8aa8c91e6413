import { Not, IsNull } from 'typeorm'
import { afterQuiet } from '../../base/calendar.ts'
import { localDate } from '../../base/clock.ts'
import type { Runtime } from '../../base/runtime.ts'
import { tell } from '../../message/tell.ts'
import { countyPeople } from '../../person/duty.ts'
import { can } from '../../person/policy.ts'
import { reviewedTexts } from '../../texts/reviewed.ts'
import { clauseAt, isFound } from '../document/clauseAt.ts'
import { clauseStanding } from './cited.ts'
import { ReviewedAnswer } from './reviewedAnswer.ts'

/**
 * 复核 - after the documents or the day changed: answers whose clause is not what it was are told of to the reviewers, once; a
 * document that came in later is looked at for those that were written before it. Returns how many are to be looked at again.
 */
export async function recheck(runtime: Runtime): Promise<number> {
  const today = localDate(runtime.clock.now())
  const rows = await runtime.db.find(ReviewedAnswer, {
    where: { state: 'live', document: Not(IsNull()) },
    order: { id: 'ASC' },
  })
  let changed = 0
  for (const row of rows) {
    const standing = await clauseStanding(runtime, row, today)
    if (standing === 'changed') {
      changed++
      await runtime.write((tx) => tellReviewers(tx, row, today))
    } else if (standing === 'verified' && row.clauseHash === null)
      await runtime.write((tx) => firstSeen(tx, row, today))
  }
  return changed
}

async function tellReviewers(tx: Runtime, row: ReviewedAnswer, today: string): Promise<void> {
  const { id, question, say, document, article } = row
  const dueAt = afterQuiet(tx.clock.now(), tx.settings)
  const found = await clauseAt(tx, { document: document ?? '', article: article ?? '' }, today)
  const now = isFound(found) ? found.version.id : 'gone'
  const text = reviewedTexts.recheck({ code: row.code, question, clause: `《${document}》${article}`, say })
  for (const person of await countyPeople(tx))
    if (can.reviewAnswers(person, tx.settings))
      await tell(tx, person.id, { key: `reviewed:${id}:recheck:${now}:${person.id}`, text, dueAt })
}

/** From now on a change of the clause is seen. */
async function firstSeen(tx: Runtime, row: ReviewedAnswer, today: string): Promise<void> {
  const found = await clauseAt(tx, { document: row.document ?? '', article: row.article ?? '' }, today)
  if (isFound(found)) await tx.db.update(ReviewedAnswer, { id: row.id }, { clauseHash: found.clause.hash })
}
