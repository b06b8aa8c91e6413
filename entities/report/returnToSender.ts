import type { Runtime } from '../base/runtime.ts'
import { Talk } from '../dialog/talk.ts'
import { tell } from '../message/tell.ts'
import { addressOf, person as personById } from '../person/people.ts'
import type { Person } from '../person/person.ts'
import { placeName } from '../region/regions.ts'
import { reportTexts } from '../texts/report.ts'
import { lineById } from './line.ts'
import type { Report } from './report.ts'
import { giveBack } from './review.ts'

/** The exchange after 更正 or a returned report; its state is the id of the report. */
export const CORRECT = 'correct'

/** 退回 - gives a report back; the reason reaches the sender, whose next message can mend exactly that. Throws what `giveBack` throws. */
export async function returnToSender(
  tx: Runtime,
  { report, by, messageId, reason }: { report: Report; by: Person; messageId: number | null; reason: string },
): Promise<void> {
  await giveBack(tx, { report, by, messageId, reason })
  const sender = await personById(tx, report.senderId)
  if (!sender) return
  await expectCorrection(tx, sender.id, report)
  await tell(tx, sender.id, {
    key: `returned:${report.id}:${report.version}`,
    text: reportTexts.returnedToSender({
      line: await lineById(tx, report.assetId, report),
      receipt: report.receiptNo,
      reason,
      by: await placeName(tx, by.regionCode),
    }),
  })
}

/** "直接回对的内容就行": the sender's next words correct exactly this report, unless something else is being talked about. */
async function expectCorrection(tx: Runtime, senderId: string, report: Report): Promise<void> {
  const address = await addressOf(tx, senderId)
  if (address === null) return
  const talk = await Talk.of(tx, `${address.channel}:${address.address}`)
  if (talk.name !== '') return
  talk.begin(CORRECT, { reportId: report.id })
  await talk.save()
}
