import { In } from 'typeorm'
import { audit } from '../base/audit.ts'
import { DomainError } from '../base/errors.ts'
import { HIDDEN, maskPersonalNumbers } from '../base/mask.ts'
import type { Runtime } from '../base/runtime.ts'
import type { KeptFile } from '../message/incoming.ts'
import { tell } from '../message/tell.ts'
import type { Person } from '../person/person.ts'
import { questionTexts } from '../texts/question.ts'
import { answererText } from './handToNext.ts'
import { offerReview } from './offer.ts'
import { Question } from './question.ts'
import { mayAnswer, type Numbered, questionNumbered } from './questions.ts'

export interface Reply {
  number: string
  by: Person
  text: string
  files?: KeptFile[]
  messageId?: number | null
  /** False when it is taken into the rulebook anyway. */
  isOffered?: boolean
}

/**
 * 答复 - a person answers; the asker hears it with name and unit, and whoever still held it is told that it is done.
 * Late replies count as long as nobody was faster. Throws question/not-found, question/already-answered.
 */
export async function reply(
  tx: Runtime,
  { number, by, text, files = [], messageId = null, isOffered = true }: Reply,
): Promise<Numbered & { masked: boolean }> {
  const question = await questionNumbered(tx, number)
  if (!question || !(await mayAnswer(tx, by, question))) throw new DomainError('question/not-found', { number })

  const answer = maskPersonalNumbers(text) || questionTexts.attached()
  const values = {
    state: 'replied' as const,
    holderId: null,
    tryNextAt: null,
    answer,
    answeredBy: by.id,
    answeredAt: tx.clock.now(),
  }
  const { affected } = await tx.db.update(Question, { id: question.id, state: In(['handed', 'open']) }, values)
  const from = await answererText(tx, by)
  if (affected !== 1) {
    const first = await tx.db.findOneByOrFail(Question, { id: question.id })
    throw new DomainError('question/already-answered', { number, who: await answererText(tx, first.answeredBy) })
  }
  await audit(tx, { subject: 'question', subjectId: number, action: 'reply', by: by.id, messageId })
  await tell(tx, question.askerId, {
    key: `question:${number}:answer`,
    text: questionTexts.answered({ number, from, text: answer }),
    files,
  })
  if (question.holderId && question.holderId !== by.id)
    await tell(tx, question.holderId, {
      key: `question:${number}:done:${question.holderId}`,
      text: questionTexts.othersAnswered({ number, who: from }),
    })
  if (isOffered) await offerReview(tx, { ...question, ...values }, by)
  return { ...question, ...values, masked: answer.includes(HIDDEN) }
}
