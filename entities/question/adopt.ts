import { must } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import type { Person } from '../person/person.ts'
import { can } from '../person/policy.ts'
import { draftAnswer } from '../rulebook/reviewed/draft.ts'
import { readReviewerWords } from '../rulebook/reviewed/orderWords.ts'
import { wantPublished } from '../rulebook/reviewed/publish.ts'
import type { ReviewedAnswer } from '../rulebook/reviewed/reviewedAnswer.ts'
import { reviewedFrom } from '../rulebook/reviewed/reviewedAnswers.ts'
import { questionNumbered } from './questions.ts'
import { ReviewOffer } from './reviewOffer.ts'

export interface Adoption {
  number: string
  by: Person
  /** Mended words, with clause and days if he names them; null takes the answer as it was given. */
  words?: string | null
  messageId?: number | null
}

/**
 * 收录 - turns the answer a person gave into a draft of the rulebook. Throws person/forbidden, question/not-found,
 * question/not-answered, reviewed/already and what `draftAnswer` throws.
 */
export async function draftFrom(
  tx: Runtime,
  { number, by, words = null, messageId = null }: Adoption,
): Promise<ReviewedAnswer> {
  must(can.reviewAnswers(by, tx.settings), 'person/forbidden')
  const question = await questionNumbered(tx, number)
  must(question, 'question/not-found', { number })
  must(question.state === 'replied' && question.answer !== null, 'question/not-answered', { number })
  const known = await reviewedFrom(tx, number)
  must(known === null, 'reviewed/already', { number, code: known === null ? '' : known.code })
  const draft = await draftAnswer(tx, {
    ...readReviewerWords(words ?? question.answer),
    ways: [question.text],
    by,
    fromQuestion: number,
    messageId,
  })
  await tx.db.update(ReviewOffer, { questionId: question.id }, { state: 'taken', decidedAt: tx.clock.now() })
  return draft
}

/** 一步收录 - drafted, and the test questions run next. Throws like `draftFrom`. */
export async function adopt(tx: Runtime, adoption: Adoption): Promise<ReviewedAnswer> {
  const draft = await draftFrom(tx, adoption)
  return wantPublished(tx, { id: draft.id, by: adoption.by })
}
