import { audit } from '../../base/audit.ts'
import { must } from '../../base/errors.ts'
import type { Runtime } from '../../base/runtime.ts'
import type { Person } from '../../person/person.ts'
import { can } from '../../person/policy.ts'
import { type AnswerWords, checked, cleanWays, draftAnswer } from './draft.ts'
import { ReviewedAnswer } from './reviewedAnswer.ts'
import { reviewedById } from './reviewedAnswers.ts'

export interface Amendment extends AnswerWords {
  id: number
  /** As it was when it was looked at. */
  version: number
  by: Person
  ways?: readonly string[]
  messageId?: number | null
}

/**
 * 修改 - new words for a draft; of a live one a new draft is made, and the old one is told until that is published. Throws
 * person/forbidden, reviewed/not-found, reviewed/retired, reviewed/changed-meanwhile and what `draftAnswer` throws.
 */
export async function amend(tx: Runtime, change: Amendment): Promise<ReviewedAnswer> {
  const { id, version, by, messageId = null } = change
  must(can.reviewAnswers(by, tx.settings), 'person/forbidden')
  const old = await reviewedById(tx, id)
  const { code } = old
  must(old.state !== 'retired', 'reviewed/retired', { code })
  must(old.version === version, 'reviewed/changed-meanwhile', { code })
  if (old.state === 'live')
    return draftAnswer(tx, {
      ...change,
      ways: change.ways ?? old.ways,
      effectiveTo: change.effectiveTo === undefined ? old.effectiveTo : change.effectiveTo,
      cited: change.cited === undefined ? citedOf(old) : change.cited,
      replaces: old.id,
      fromQuestion: old.fromQuestion,
    })
  const ways = change.ways ? cleanWays(change.ways) : old.ways
  must(ways[0] !== undefined, 'reviewed/empty')
  const values = {
    ...(await checked(tx, {
      ...change,
      cited: change.cited === undefined ? citedOf(old) : change.cited,
      effectiveFrom: change.effectiveFrom ?? old.effectiveFrom,
      effectiveTo: change.effectiveTo === undefined ? old.effectiveTo : change.effectiveTo,
    })),
    ways,
    question: ways[0],
    version: version + 1,
  }
  const { affected } = await tx.db.update(ReviewedAnswer, { id, version, state: 'draft' }, values)
  must(affected === 1, 'reviewed/changed-meanwhile', { code })
  await audit(tx, {
    subject: 'reviewed',
    subjectId: id,
    action: 'amend',
    by: by.id,
    messageId,
    change: { say: { old: old.say, new: values.say }, ways: ways.length },
  })
  return reviewedById(tx, id)
}

const citedOf = ({ document, article }: ReviewedAnswer) =>
  document === null || article === null ? null : { document, article }
