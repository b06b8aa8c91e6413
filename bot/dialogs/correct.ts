import { Asset } from '../../entities/asset/asset.ts'
import { maskPersonalNumbers } from '../../entities/base/mask.ts'
import type { Claim } from '../../entities/report/claim.ts'
import { lineOf } from '../../entities/report/line.ts'
import { bindPhotos, movePhotos, photoCounts } from '../../entities/report/photos.ts'
import { submit } from '../../entities/report/submit.ts'
import { photosOf } from '../report/photos.ts'
import { readReport, type ReadItem } from '../../entities/report/read/index.ts'
import { Report } from '../../entities/report/report.ts'
import { reportTexts } from '../../entities/texts/report.ts'
import { known, saidBefore } from '../report/context.ts'
import { CORRECT } from '../../entities/report/returnToSender.ts'
import { takeReport } from '../report/take.ts'
import type { Dialogue, KnownTurn } from '../turn.ts'

/** After 更正: the next message says what is right; what it leaves out (asset, period) is that of the report. */
export const correct: Dialogue = {
  name: CORRECT,
  async step(turn) {
    const { reportId } = turn.talk.state<{ reportId: number }>()
    if (reportTexts.skipWords.test(turn.text)) {
      turn.talk.end()
      await turn.reply(reportTexts.correctCancelled())
      return 'done'
    }
    const old = await turn.tx.db.findOneBy(Report, { id: reportId })
    if (!old) return 'pass'
    const k = await known(turn)
    const previous = [
      {
        asset_id: String(old.assetId),
        period: old.period,
        status: old.status,
        income: old.receivedFen === null ? null : { yuan: old.receivedFen / 100 },
      },
    ]
    const reading = readReport(turn.text, { ...k.context, previous })
    if (old.state === 'returned' && photosOf(turn).length > 0 && reading.items.every((item) => saysNothing(item, old)))
      return addPictures(turn, old)
    if (reading.intent === 'ask' || reading.intent === 'ack' || reading.intent === 'refuse') return 'pass'
    const named = reading.items.filter((item) => item.asset_id !== null && item.match !== 'only_candidate')
    // another asset than the one shown is corrected for the period it was last reported for
    const said = await saidBefore(turn)
    const periodOf = (item: ReadItem) =>
      said.find((report) => named.length > 0 && report.assetId === Number(item.asset_id))?.period ?? old.period
    const items = reading.items.map((item) => ({
      ...item,
      asset_id: named.length > 0 ? item.asset_id : String(old.assetId),
      match: named.length > 0 ? item.match : ('previous' as const),
      period: reading.flags.includes('period_inferred') || item.period === null ? periodOf(item) : item.period,
    }))
    if (items.length === 0) {
      await turn.reply(reportTexts.correctNothing())
      return 'done'
    }
    turn.talk.end()
    const missing = reading.missing.filter((m) => m !== 'asset' && m !== 'period')
    await takeReport(
      turn,
      { ...reading, intent: 'correct', items, missing, flags: [...new Set([...reading.flags, 'correction' as const])] },
      k,
    )
    return 'done'
  },
}

const saysNothing = (item: ReadItem, { assetId }: Report): boolean =>
  (item.asset_id === null || Number(item.asset_id) === assetId) &&
  item.status == null &&
  item.income == null &&
  item.expense_yuan == null &&
  item.metrics?.kwh == null

/** Given back for its pictures: the picture alone mends it, and the figures are as they were. */
async function addPictures(turn: KnownTurn, old: Report): Promise<'done'> {
  const { tx, person, message } = turn
  const asset = await tx.db.findOneByOrFail(Asset, { id: old.assetId })
  const said = maskPersonalNumbers(turn.text)
  const { period, status, receivedFen, receivableFen, incomeKind, precision, expenseFen, kwh, issues, since } = old
  const figures = { period, status, receivedFen, receivableFen, incomeKind, precision, expenseFen, kwh, issues, since }
  const claim: Claim = { ...figures, flags: [], words: [old.words, said].filter(Boolean).join('；').slice(0, 2000) }
  turn.talk.end()
  const { report } = await submit(tx, { asset, by: person, claim, way: 'message', messageId: message.id })
  await movePhotos(tx, old.id, { id: report.id, assetId: asset.id })
  await bindPhotos(tx, { photos: photosOf(turn), assetId: asset.id, reportId: report.id, by: person })
  const line = lineOf(asset, report, (await photoCounts(tx, [report.id])).get(report.id) ?? 0)
  await turn.reply(reportTexts.corrected({ line, old: old.receiptNo, receipt: report.receiptNo, rest: '' }))
  return 'done'
}
