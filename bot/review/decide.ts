import { lineById } from '../../entities/report/line.ts'
import type { Report } from '../../entities/report/report.ts'
import { returnToSender } from '../../entities/report/returnToSender.ts'
import { accept } from '../../entities/report/review.ts'
import { reportTexts } from '../../entities/texts/report.ts'
import type { KnownTurn } from '../turn.ts'
import { reviewQueue } from './queue.ts'

/** Accepts reports, each under the same checks; answers once. */
export async function acceptAll(turn: KnownTurn, reports: Report[]): Promise<void> {
  for (const report of reports) await accept(turn.tx, { report, by: turn.person, messageId: turn.message.id })
  const left = (await reviewQueue(turn.tx, turn.person)).length
  const [only] = reports
  await turn.reply(
    only && reports.length === 1
      ? reportTexts.acceptedOne({ line: await lineById(turn.tx, only.assetId, only), receipt: only.receiptNo, left })
      : reportTexts.accepted({ count: reports.length, left }),
  )
}

/** Gives a report back to its sender and says so. */
export async function giveBackTo(turn: KnownTurn, report: Report, reason: string): Promise<void> {
  await returnToSender(turn.tx, { reports: [report], by: turn.person, messageId: turn.message.id, reason })
  const line = await lineById(turn.tx, report.assetId, report)
  await turn.reply(reportTexts.returnedToTown({ line, receipt: report.receiptNo }))
}
