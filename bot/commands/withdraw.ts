import { withdraw as takeBack } from '../../entities/report/withdraw.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { reportTexts } from '../../entities/texts/report.ts'
import { lineById } from '../../entities/report/line.ts'
import type { Command } from '../turn.ts'
import { ownReport } from './correct.ts'

/** 撤回 [回执号] - takes the last or the named report back, until the township has accepted it. */
export const withdraw: Command = {
  ...commandWords.withdraw,
  allowed: (who) => ['village', 'town', 'keeper'].includes(who.role),
  async run(turn, { receipt }) {
    const report = await ownReport(turn, receipt)
    if (!report) return turn.reply(reportTexts.nothingToWithdraw())
    await takeBack(turn.tx, { report, by: turn.person, messageId: turn.message.id })
    turn.talk.end()
    await turn.reply(
      reportTexts.withdrawn({ line: await lineById(turn.tx, report.assetId, report), receipt: report.receiptNo }),
    )
  },
}
