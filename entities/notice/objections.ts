import { IsNull } from 'typeorm'
import { audit } from '../base/audit.ts'
import { localDate } from '../base/clock.ts'
import { must } from '../base/errors.ts'
import { maskPapers } from '../base/mask.ts'
import type { Runtime } from '../base/runtime.ts'
import type { Person } from '../person/person.ts'
import { can } from '../person/policy.ts'
import { noticeStateNames } from '../texts/notice.ts'
import { Notice } from './notice.ts'
import { NoticeObjection } from './objection.ts'

export const objectionsOf = (tx: Runtime, noticeId: number): Promise<NoticeObjection[]> =>
  tx.db.find(NoticeObjection, { where: { noticeId }, order: { id: 'ASC' } })

export const openObjections = (tx: Runtime, noticeId: number): Promise<NoticeObjection[]> =>
  tx.db.find(NoticeObjection, { where: { noticeId, answer: IsNull() }, order: { id: 'ASC' } })

/** Writes down what somebody holds against a notice that hangs. Throws notice/not-found, person/forbidden, notice/no-objection-now. */
export async function hearObjection(
  tx: Runtime,
  by: Person,
  { noticeId, words, messageId = null }: { noticeId: number; words: string; messageId?: number | null },
): Promise<NoticeObjection> {
  const notice = await tx.db.findOneBy(Notice, { id: noticeId })
  must(notice !== null && can.see(by, notice), 'notice/not-found', { code: '' })
  must(can.hearObjection(by, notice), 'person/forbidden')
  const { code, state } = notice
  must(state === 'running' || state === 'interrupted', 'notice/no-objection-now', {
    code,
    state: noticeStateNames[state],
  })
  const objection = tx.db.create(NoticeObjection, {
    noticeId,
    words: maskPapers(words.trim()).slice(0, 1000),
    heardOn: localDate(tx.clock.now()),
    heardBy: by.id,
    messageId,
    answer: null,
    answeredBy: null,
    answeredOn: null,
  })
  await tx.db.insert(NoticeObjection, objection)
  const change = { objection: objection.id }
  await audit(tx, { subject: 'notice', subjectId: noticeId, action: 'objection', by: by.id, messageId, change })
  return objection
}

/** Answers an objection, once; what was said and what was answered both stay. Throws notice/not-found, person/forbidden, notice/objection-answered. */
export async function answerObjection(
  tx: Runtime,
  by: Person,
  { objectionId, answer, messageId = null }: { objectionId: number; answer: string; messageId?: number | null },
): Promise<NoticeObjection> {
  const objection = await tx.db.findOneBy(NoticeObjection, { id: objectionId })
  const notice = objection && (await tx.db.findOneBy(Notice, { id: objection.noticeId }))
  must(objection && notice && can.see(by, notice), 'notice/not-found', { code: '' })
  must(can.postNotice(by, notice), 'person/forbidden')
  const { affected } = await tx.db.update(
    NoticeObjection,
    { id: objectionId, answer: IsNull() },
    {
      answer: maskPapers(answer.trim()).slice(0, 1000),
      answeredBy: by.id,
      answeredOn: localDate(tx.clock.now()),
    },
  )
  must(affected === 1, 'notice/objection-answered', { title: notice.title })
  const change = { objection: objectionId }
  await audit(tx, { subject: 'notice', subjectId: notice.id, action: 'answer', by: by.id, messageId, change })
  return tx.db.findOneByOrFail(NoticeObjection, { id: objectionId })
}
