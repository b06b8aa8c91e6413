import type { Report } from '../../entities/report/report.ts'
import { lastReportsOf, reportByReceipt } from '../../entities/report/reports.ts'
import { must } from '../../entities/base/errors.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { reportTexts } from '../../entities/texts/report.ts'
import { correct as correcting } from '../dialogs/correct.ts'
import { CORRECT } from '../../entities/report/returnToSender.ts'
import { lineById } from '../../entities/report/line.ts'
import type { Command, KnownTurn } from '../turn.ts'

/** 更正 [回执号] - shows the report and takes the right words next. */
export const correct: Command = {
  ...commandWords.correct,
  allowed: (who) => ['village', 'town', 'keeper'].includes(who.role),
  async run(turn, { receipt, rest }) {
    const report = await ownReport(turn, receipt)
    if (!report) return turn.reply(reportTexts.nothingToCorrect())
    turn.talk.begin(CORRECT, { reportId: report.id })
    if (rest?.trim() && (await correcting.step({ ...turn, text: rest.trim() })) === 'done') return
    await turn.reply(
      reportTexts.correctWhich({ line: await lineById(turn.tx, report.assetId, report), receipt: report.receiptNo }),
    )
  },
}

/** The named report of this sender's village, or the last one sent; null when there is none. Throws report/not-found for a foreign number. */
export async function ownReport(turn: KnownTurn, receipt: string | undefined): Promise<Report | null> {
  const { tx, person } = turn
  if (receipt === undefined) return (await lastReportsOf(tx, person.id, 1))[0] ?? null
  const named = await reportByReceipt(tx, receipt.toUpperCase())
  const own =
    named !== null &&
    (named.senderId === person.id || (person.role === 'village' && person.regionCode === named.villageCode))
  must(own, 'report/not-found', { receipt })
  return named
}
