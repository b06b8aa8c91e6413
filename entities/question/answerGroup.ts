import { In } from 'typeorm'
import { must } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import type { Person } from '../person/person.ts'
import { can } from '../person/policy.ts'
import { draftAnswer } from '../rulebook/reviewed/draft.ts'
import { readReviewerWords } from '../rulebook/reviewed/orderWords.ts'
import { wantPublished } from '../rulebook/reviewed/publish.ts'
import type { ReviewedAnswer } from '../rulebook/reviewed/reviewedAnswer.ts'
import type { QuestionGroup } from './groups.ts'
import { mayAnswer, questionNumbered } from './questions.ts'
import { reply } from './reply.ts'
import { ReviewOffer } from './reviewOffer.ts'

export interface GroupAnswered {
  draft: ReviewedAnswer
  /** Numbers of those whose askers get the answer now. */
  told: string[]
}

/**
 * 答一组 - one answer for all questions of a group: who still waits gets it at once, and a draft is made whose ways of asking are
 * all their wordings; the test questions run next. Throws person/forbidden and what `draftAnswer` throws.
 */
export async function answerGroup(
  tx: Runtime,
  order: { group: QuestionGroup; by: Person; words: string; messageId?: number | null },
): Promise<GroupAnswered> {
  const { group, by, words, messageId = null } = order
  must(can.reviewAnswers(by, tx.settings), 'person/forbidden')
  const draft = await draftAnswer(tx, { ...readReviewerWords(words), ways: group.wordings, by, messageId })
  const told: string[] = []
  for (const number of group.waiting) {
    const question = await questionNumbered(tx, number)
    if (!question || !(await mayAnswer(tx, by, question))) continue
    await reply(tx, { number, by, text: words, messageId, isOffered: false })
    told.push(number)
  }
  await tx.db.update(
    ReviewOffer,
    { questionId: In([...group.ids]), state: 'open' },
    { state: 'taken', decidedAt: tx.clock.now() },
  )
  return { draft: await wantPublished(tx, { id: draft.id, by, messageId }), told }
}
