import type { Asset } from '../../entities/asset/asset.ts'
import { shortName } from '../../entities/asset/names.ts'
import { shortPeriod } from '../../entities/texts/period.ts'
import { localDate } from '../../entities/base/clock.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { Incoming } from '../../entities/message/incoming.ts'
import { bindPhotos, movePhotos, photoCounts } from '../../entities/report/photos.ts'
import type { Draft } from '../../entities/report/draft.ts'
import { Report, type ReportWay } from '../../entities/report/report.ts'
import { type Claim, submit, type Submitted } from '../../entities/report/submit.ts'
import { withdraw } from '../../entities/report/withdraw.ts'
import { kindOf } from '../../entities/report/due.ts'
import { type OpenObligation, openObligations, progress } from '../../entities/report/obligations.ts'
import { person as personById } from '../../entities/person/people.ts'
import { regionName } from '../../entities/region/regions.ts'
import { reportTexts } from '../../entities/texts/report.ts'
import { voicesTexts } from '../../entities/texts/review.ts'
import { askWhichHolds, type Conflict, otherReceipt } from '../dialogs/whichHolds.ts'
import type { KnownTurn } from '../turn.ts'
import { lineOf } from '../../entities/report/line.ts'
import { learnCalled, unlearnMoved } from './localNames.ts'
import { forgetFiled, resumeAside } from './open.ts'
import { staleHint } from './photos.ts'

/** Files a complete draft and answers with receipts: everything in the turn's transaction. */
export async function file(turn: KnownTurn, draft: Draft, claims: Claim[], assets: Map<number, Asset>): Promise<void> {
  const { tx, person } = turn
  const way = await wayOf(tx, draft)
  const filed: Filed[] = []
  const conflicts: Conflict[] = []
  for (const [i, claim] of claims.entries()) {
    const asset = assets.get(draft.items[i]!.assetId!)!
    await withdrawMoved(turn, draft.corrects[i] ?? null, asset)
    const { messageId, corrects } = draft
    const submission = { asset, by: person, claim, way, messageId, over: corrects[i] ?? null }
    const submitted = await submit(tx, submission).catch((error: unknown) => {
      const receipt = otherReceipt(error)
      if (receipt === null) throw error
      conflicts.push({ assetId: asset.id, claim, way, messageId, photos: i === 0 ? draft.photos : [], receipt })
      return null
    })
    if (submitted === null) continue
    if (submitted.replaced) await movePhotos(tx, submitted.replaced.id, { id: submitted.report.id, assetId: asset.id })
    // pictures of a message about several assets stay with the first until somebody says otherwise
    if (i === 0)
      await bindPhotos(tx, { photos: draft.photos, assetId: asset.id, reportId: submitted.report.id, by: person })
    const photos = (await photoCounts(tx, [submitted.report.id])).get(submitted.report.id) ?? 0
    await learnCalled(turn, draft.items[i]!, asset)
    filed.push({ submitted, asset, photos })
  }
  turn.talk.remember(
    'reported',
    filed.map((f) => f.submitted.report.id),
  )
  forgetFiled(
    turn,
    filed.map((f) => f.asset.id),
  )
  const rest =
    (await remaining(
      turn,
      filed.map((f) => f.submitted.report),
    )) + staleHint(turn, draft.photos)
  if (filed.length > 0) await turn.reply(await receiptText(turn, filed, rest))
  if (conflicts.length > 0) await askWhichHolds(turn, conflicts)
  else await resumeAside(turn)
}

interface Filed {
  submitted: Submitted
  asset: Asset
  photos: number
}

/** 无变化 is marked by its command or by the reader; what was spoken by the message itself. */
async function wayOf(tx: Runtime, { flags, messageId }: Draft): Promise<ReportWay> {
  if (flags.includes('same_as_previous')) return 'unchanged'
  return (await tx.db.findOneBy(Incoming, { id: messageId }))?.spoken ? 'voice' : 'message'
}

/** A correction that moves a report to another asset takes the wrong one back. */
async function withdrawMoved(turn: KnownTurn, correctsId: number | null, asset: Asset): Promise<void> {
  if (correctsId === null) return
  const old = await turn.tx.db.findOneBy(Report, { id: correctsId })
  if (!old || old.assetId === asset.id) return
  await unlearnMoved(turn, old)
  if (old.state === 'submitted' || old.state === 'returned')
    await withdraw(turn.tx, { report: old, by: turn.person, messageId: turn.message.id })
}

async function receiptText(turn: KnownTurn, filed: Filed[], rest: string): Promise<string> {
  const [only] = filed
  if (filed.length === 1 && only) {
    const { report, replaced, known, corrects } = only.submitted
    const { receiptNo: receipt } = report
    const line = lineOf(only.asset, report, only.photos)
    if (corrects) return voicesTexts.proposed({ line, receipt, old: corrects.receiptNo })
    if (known) {
      const who = await otherSender(turn, only.submitted)
      const day = localDate(report.submittedAt)
      return who === null ? reportTexts.alreadyKnown({ line, receipt }) : voicesTexts.same({ line, receipt, who, day })
    }
    return replaced
      ? reportTexts.corrected({ line, old: replaced.receiptNo, receipt, rest })
      : reportTexts.recorded({ line, receipt, rest })
  }
  const marks = await Promise.all(filed.map(({ submitted }) => markOf(turn, submitted)))
  const lines = filed.map(({ submitted, asset, photos }, i) => ({
    line: lineOf(asset, submitted.report, photos),
    receipt: submitted.report.receiptNo + marks[i]!,
  }))
  return reportTexts.recordedMany({ lines, rest })
}

/** Who had said the same before, when it was somebody else. */
async function otherSender({ tx, person }: KnownTurn, { known, report }: Submitted): Promise<string | null> {
  if (!known || report.senderId === person.id) return null
  return (await personById(tx, report.senderId))?.name ?? ''
}

async function markOf(turn: KnownTurn, submitted: Submitted): Promise<string> {
  if (submitted.corrects) return voicesTexts.proposedMark()
  const who = await otherSender(turn, submitted)
  return who === null ? '' : voicesTexts.sameMark({ who })
}

/** What this village still owes: for the same period, or, when nothing is owed for that yet, for the one that is over. */
export async function remaining(turn: KnownTurn, reports: Report[]): Promise<string> {
  const { tx } = turn
  const last = reports.at(-1)
  const kind = last ? kindOf(last.period) : null
  if (!last || kind === null || turn.person.role === 'keeper') return ''
  const within = last.villageCode
  const same = await openObligations(tx, { within, kind, period: last.period })
  if (same.length > 0) return stillOpen(turn, last.period, same)
  const totals = await progress(tx, { within, kind, period: last.period })
  const owed = totals.reduce((sum, town) => sum + town.total, 0)
  if (owed > 0)
    return reportTexts.allIn({ village: await regionName(tx, within), period: shortPeriod(last.period), count: owed })
  const late = await openObligations(tx, { within, kind, until: localDate(tx.clock.now()) })
  const newest = late.at(-1)?.period
  return newest === undefined
    ? ''
    : stillOpen(
        turn,
        newest,
        late.filter((o) => o.period === newest),
      )
}

async function stillOpen({ tx }: KnownTurn, period: string, open: OpenObligation[]): Promise<string> {
  const names = open.map((o) => shortName(tx, { name: o.assetName, villageCode: o.villageCode }))
  return reportTexts.stillOpen({ period: shortPeriod(period), assets: await Promise.all(names) })
}
