import { IsNull } from 'typeorm'
import { asset as assetById } from '../asset/assets.ts'
import { audit } from '../base/audit.ts'
import { must } from '../base/errors.ts'
import { maskPersonalNumbers } from '../base/mask.ts'
import type { Runtime } from '../base/runtime.ts'
import { Talk } from '../dialog/talk.ts'
import type { KeptFile } from '../message/incoming.ts'
import { tell } from '../message/tell.ts'
import { addressOf, person as personById } from '../person/people.ts'
import type { Person } from '../person/person.ts'
import { placeName } from '../region/regions.ts'
import { buttons } from '../texts/buttons.ts'
import { shortPeriod } from '../texts/period.ts'
import { inquiryTexts } from '../texts/review.ts'
import { Inquiry } from './inquiry.ts'
import { Report } from './report.ts'
import { reviewable } from './reports.ts'
import { mayReview } from './review.ts'

/** The exchange after a reviewer's question; its state is the id of the inquiry. */
export const INQUIRY = 'inquiry'

/**
 * 问 - asks the sender of a report something without giving it back; returns whom. His next words are the answer, unless he is in
 * the middle of something else. Throws person/forbidden, report/own, report/not-open, report/nobody-to-ask.
 */
export async function askSender(
  tx: Runtime,
  { report, by, messageId, words }: { report: Report; by: Person; messageId: number | null; words: string },
): Promise<string> {
  mayReview(by, report)
  must(reviewable.includes(report.state) || report.state === 'accepted', 'report/not-open', {
    receipt: report.receiptNo,
    state: report.state,
  })
  const sender = await personById(tx, report.senderId)
  const address = sender && (await addressOf(tx, sender.id))
  must(sender && address, 'report/nobody-to-ask', { receipt: report.receiptNo })
  const text = maskPersonalNumbers(words)
  const inquiry = tx.db.create(Inquiry, {
    reportId: report.id,
    askedBy: by.id,
    toId: sender.id,
    text,
    messageId,
    askedAt: tx.clock.now(),
    answer: null,
    answerMessageId: null,
    answeredAt: null,
  })
  await tx.db.insert(Inquiry, inquiry)
  await audit(tx, {
    subject: 'report',
    subjectId: report.id,
    action: 'ask',
    by: by.id,
    messageId,
    change: { inquiry: inquiry.id },
  })
  const talk = await Talk.of(tx, `${address.channel}:${address.address}`)
  const isFree = talk.name === ''
  if (isFree) {
    talk.begin(INQUIRY, { inquiryId: inquiry.id })
    await talk.save()
  }
  const asset = await assetById(tx, report.assetId)
  await tell(tx, sender.id, {
    key: `inquiry:${inquiry.id}`,
    text: (isFree ? inquiryTexts.question : inquiryTexts.questionLater)({
      by: `${await placeName(tx, by.regionCode)}${by.name}`,
      asset: `${asset?.name ?? ''}${shortPeriod(report.period)}`,
      receipt: report.receiptNo,
      text,
    }),
  })
  return sender.name
}

/** 答问 - the sender's answer goes beside the report and to whoever asked. False when it was answered before. */
export async function answerInquiry(
  tx: Runtime,
  inquiry: Inquiry,
  { by, messageId, words, files }: { by: Person; messageId: number; words: string; files: KeptFile[] },
): Promise<boolean> {
  const answer = maskPersonalNumbers(words)
  const changed = await tx.db.update(
    Inquiry,
    { id: inquiry.id, answeredAt: IsNull() },
    { answer, answerMessageId: messageId, answeredAt: tx.clock.now() },
  )
  if (changed.affected !== 1) return false
  const report = await tx.db.findOneByOrFail(Report, { id: inquiry.reportId })
  const asset = await assetById(tx, report.assetId)
  await audit(tx, {
    subject: 'report',
    subjectId: report.id,
    action: 'answer',
    by: by.id,
    messageId,
    change: { inquiry: inquiry.id },
  })
  const isWaiting = reviewable.includes(report.state)
  await tell(tx, inquiry.askedBy, {
    key: `inquiry:${inquiry.id}:answer`,
    text: inquiryTexts.answer({
      by: by.name,
      asset: `${asset?.name ?? ''}${shortPeriod(report.period)}`,
      receipt: report.receiptNo,
      question: inquiry.text,
      answer,
      isWaiting,
    }),
    files,
    ...(isWaiting ? { choices: buttons.review(report.receiptNo) } : {}),
  })
  return true
}
