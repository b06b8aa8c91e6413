import { Asset } from '../asset/asset.ts'
import type { Runtime } from '../base/runtime.ts'
import { Talk } from '../dialog/talk.ts'
import { tell } from '../message/tell.ts'
import { addressOf, person as personById } from '../person/people.ts'
import type { Person } from '../person/person.ts'
import { placeName } from '../region/regions.ts'
import { returnTexts, voicesTexts } from '../texts/review.ts'
import { lineById, lineOf } from './line.ts'
import type { Report } from './report.ts'
import { currentReport } from './reports.ts'
import { giveBack } from './review.ts'

/** The exchange after 更正 or a returned report; its state is the id of the report. */
export const CORRECT = 'correct'

interface Return {
  reports: Report[]
  by: Person
  messageId: number | null
  reason: string
}

/**
 * 退回 - gives reports back; the reason reaches each sender in one message, and what he says next can mend exactly that.
 * Throws what `giveBack` throws.
 */
export async function returnToSender(tx: Runtime, { reports, by, messageId, reason }: Return): Promise<void> {
  for (const report of reports) await giveBack(tx, { report, by, messageId, reason })
  const place = await placeName(tx, by.regionCode)
  for (const report of reports.filter((one) => one.state === 'proposed'))
    await tellRefused(tx, report, { by: place, reason })
  const returned = reports.filter((one) => one.state !== 'proposed')
  for (const senderId of new Set(returned.map((one) => one.senderId))) {
    const own = returned.filter((one) => one.senderId === senderId)
    await tellReturned(tx, senderId, own, { by: place, reason })
  }
}

async function tellReturned(
  tx: Runtime,
  senderId: string,
  own: Report[],
  said: { by: string; reason: string },
): Promise<void> {
  const [first, ...more] = own
  if (!first || !(await personById(tx, senderId))) return
  const key = `returned:${first.id}:${first.version}`
  if (more.length > 0) {
    const lines = await Promise.all(own.map((one) => lineById(tx, one.assetId, one)))
    return void (await tell(tx, senderId, { key, text: returnTexts.several({ lines, ...said }) }))
  }
  const isExpected = await expectCorrection(tx, senderId, first)
  const line = await lineById(tx, first.assetId, first)
  const text = (isExpected ? returnTexts.one : returnTexts.oneLater)({ line, receipt: first.receiptNo, ...said })
  await tell(tx, senderId, { key, text })
}

async function tellRefused(tx: Runtime, report: Report, said: { by: string; reason: string }): Promise<void> {
  const asset = await tx.db.findOneByOrFail(Asset, { id: report.assetId })
  const standing = await currentReport(tx, report.assetId, report.period)
  const text = voicesTexts.correctionRefused({
    line: lineOf(asset, report),
    receipt: report.receiptNo,
    standing: standing?.receiptNo ?? '',
    ...said,
  })
  await tell(tx, report.senderId, { key: `refused:${report.id}`, text })
}

/** The sender's next words correct exactly this report, unless something else is being talked about; true when they do. */
async function expectCorrection(tx: Runtime, senderId: string, report: Report): Promise<boolean> {
  const address = await addressOf(tx, senderId)
  if (address === null) return false
  const talk = await Talk.of(tx, `${address.channel}:${address.address}`)
  if (talk.name !== '') return false
  talk.begin(CORRECT, { reportId: report.id })
  await talk.save()
  return true
}
