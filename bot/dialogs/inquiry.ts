import { asksSomething } from '../../entities/question/askingWords.ts'
import { isKept } from '../../entities/message/incoming.ts'
import { answerInquiry, INQUIRY } from '../../entities/report/inquire.ts'
import { openInquiry } from '../../entities/report/inquiries.ts'
import { Inquiry } from '../../entities/report/inquiry.ts'
import { bindPhotos } from '../../entities/report/photos.ts'
import { readReport } from '../../entities/report/read/index.ts'
import { Report } from '../../entities/report/report.ts'
import { CORRECT } from '../../entities/report/returnToSender.ts'
import { inquiryTexts } from '../../entities/texts/review.ts'
import { known } from '../report/context.ts'
import { photosOf } from '../report/photos.ts'
import type { Dialogue, KnownTurn } from '../turn.ts'
import { correct } from './correct.ts'

/** After a reviewer's question: the next words are the answer, unless they are about something else. */
export const inquiry: Dialogue = {
  name: INQUIRY,
  async step(turn) {
    const { inquiryId } = turn.talk.state<{ inquiryId: number }>()
    const row = await turn.tx.db.findOneBy(Inquiry, { id: inquiryId })
    const report = row && (await turn.tx.db.findOneBy(Report, { id: row.reportId }))
    if (!row || !report || row.answeredAt !== null) {
      turn.talk.end()
      return 'pass'
    }
    const { context } = await known(turn)
    const reading = readReport(turn.text, context)
    const isElsewhere = reading.items.some(
      (item) => item.asset_id !== null && item.match !== 'previous' && Number(item.asset_id) !== report.assetId,
    )
    if (isElsewhere || (reading.intent === 'ask' && asksSomething(turn.text))) return 'pass'
    turn.talk.end()
    await answer(turn, row, report)
    await turn.reply(inquiryTexts.passedOn())
    // a figure in the answer mends the report as well: it is read back before anything changes
    const yuan = reading.items[0]?.income?.yuan ?? null
    if (yuan !== null && Math.round(yuan * 100) !== report.receivedFen) {
      turn.talk.begin(CORRECT, { reportId: report.id })
      await correct.step(turn)
    }
    return 'done'
  },
}

/** 答 H20261008-002 …… and a quoted question are answers whatever else is going on; true when it was one. */
export async function takeInquiryAnswer(turn: KnownTurn): Promise<boolean> {
  const said = inquiryTexts.answerWords.exec(turn.text)?.groups
  const receipt = said?.['receipt'] ?? inquiryTexts.quoted.exec(turn.message.quote ?? '')?.[1]
  const words = said?.['words'] ?? turn.text
  if (receipt === undefined || (words === '' && turn.message.files.length === 0)) return false
  const row = await openInquiry(turn.tx, turn.person.id, receipt.toUpperCase())
  const report = row && (await turn.tx.db.findOneBy(Report, { id: row.reportId }))
  if (!row || !report) return false
  if (turn.talk.name === INQUIRY) turn.talk.end()
  await answer({ ...turn, text: words }, row, report)
  await turn.reply(inquiryTexts.passedOn())
  return true
}

async function answer(turn: KnownTurn, row: Inquiry, report: Report): Promise<void> {
  const { tx, person, message } = turn
  const files = message.files.filter(isKept)
  await bindPhotos(tx, { photos: photosOf(turn), assetId: report.assetId, reportId: report.id, by: person })
  await answerInquiry(tx, row, { by: person, messageId: message.id, words: turn.text, files })
}
