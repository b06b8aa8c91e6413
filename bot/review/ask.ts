import type { Report } from '../../entities/report/report.ts'
import { askSender } from '../../entities/report/inquire.ts'
import { reviewTexts } from '../../entities/texts/review.ts'
import type { KnownTurn } from '../turn.ts'
import { linesOf } from './decide.ts'

/** 问 - asks the sender without giving the report back, and says that he was asked. */
export async function inquire(turn: KnownTurn, report: Report, words: string): Promise<void> {
  const who = await askSender(turn.tx, { report, by: turn.person, messageId: turn.message.id, words })
  const [line = ''] = await linesOf(turn, [report])
  await turn.reply(reviewTexts.asked({ who, line, receipt: report.receiptNo }))
}
