import { Talk } from '../../entities/dialog/talk.ts'
import { addressOf, person as personById } from '../../entities/person/people.ts'
import { tell } from '../../entities/message/tell.ts'
import { placeName } from '../../entities/region/regions.ts'
import type { Report } from '../../entities/report/report.ts'
import { accept, giveBack } from '../../entities/report/review.ts'
import { reportTexts } from '../../entities/texts/report.ts'
import { CORRECT } from '../report/open.ts'
import { lineById } from '../report/line.ts'
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

/** Gives a report back; the reason reaches the sender, whose next message can mend exactly that. */
export async function giveBackTo(turn: KnownTurn, report: Report, reason: string): Promise<void> {
  const { tx, person } = turn
  await giveBack(tx, { report, by: person, messageId: turn.message.id, reason })
  const line = await lineById(tx, report.assetId, report)
  const by = await placeName(tx, person.regionCode)
  const sender = await personById(tx, report.senderId)
  if (sender) await expectCorrection(turn, sender.id, report)
  if (sender)
    await tell(tx, sender.id, {
      key: `returned:${report.id}:${report.version}`,
      text: reportTexts.returnedToSender({ line, receipt: report.receiptNo, reason, by }),
    })
  await turn.reply(reportTexts.returnedToTown({ line, receipt: report.receiptNo }))
}

/** "直接回对的内容就行": the sender's next words correct exactly this report, unless something else is being talked about. */
async function expectCorrection({ tx }: KnownTurn, senderId: string, report: Report): Promise<void> {
  const address = await addressOf(tx, senderId)
  if (address === null) return
  const talk = await Talk.of(tx, `${address.channel}:${address.address}`)
  if (talk.name !== '') return
  talk.begin(CORRECT, { reportId: report.id })
  await talk.save()
}
