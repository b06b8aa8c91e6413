import dayjs from 'dayjs'
import { LessThan, MoreThan, MoreThanOrEqual } from 'typeorm'
import type { Runtime } from '../base/runtime.ts'
import { Incoming } from '../message/incoming.ts'
import { Question } from './question.ts'
import { QuestionVote } from './questionVote.ts'

/** After this people talk of something else. */
const MINUTES = 30

/** 评价 - one person's word on one answer; his last one counts. */
export async function vote(
  tx: Runtime,
  cast: { questionId: number; personId: string; up: boolean; messageId?: number | null },
): Promise<void> {
  const { questionId, personId, up, messageId = null } = cast
  const values = { up, messageId, at: tx.clock.now() }
  const { affected } = await tx.db.update(QuestionVote, { questionId, personId }, values)
  if (affected === 0) await tx.db.insert(QuestionVote, { questionId, personId, ...values })
}

/**
 * The answer a talker can mean when he says no more than 有用: the one to his message just before, the one he just voted on, or the
 * one a person sent him since. Null: something else came in between, or it is longer ago than 30 minutes.
 */
export async function answerJustGiven(
  tx: Runtime,
  message: Pick<Incoming, 'id' | 'channel' | 'address'>,
  personId: string,
): Promise<Question | null> {
  const { channel, address, id } = message
  const since = dayjs(tx.clock.now()).subtract(MINUTES, 'minute').toDate()
  const before = await tx.db.findOne(Incoming, {
    where: { channel, address, id: LessThan(id) },
    order: { id: 'DESC' },
    select: { id: true, receivedAt: true },
  })
  if (!before) return null
  const now = tx.clock.now()
  const late = before.receivedAt > since ? before.receivedAt : since
  const own = { askerId: personId }
  const [told, answered, voted] = await Promise.all([
    tx.db.findOne(Question, {
      where: { ...own, state: 'replied', answeredAt: MoreThanOrEqual(late) },
      order: { answeredAt: 'DESC', id: 'DESC' },
    }),
    tx.db.findOne(Question, {
      where: { ...own, messageId: before.id, state: 'answered', answeredAt: MoreThan(since) },
      order: { id: 'DESC' },
    }),
    tx.db.findOneBy(QuestionVote, { messageId: before.id, personId, at: MoreThan(since) }),
  ])
  if (told && (told.answeredAt ?? now) > (answered?.answeredAt ?? voted?.at ?? since)) return told
  if (answered) return answered
  return voted ? tx.db.findOneBy(Question, { id: voted.questionId }) : told
}
