import type { Asset } from '../../entities/asset/asset.ts'
import { shortName } from '../../entities/asset/names.ts'
import { shortPeriod } from '../../entities/texts/period.ts'
import { localDate } from '../../entities/base/clock.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { Incoming } from '../../entities/message/incoming.ts'
import { bindPhotos, movePhoto, movePhotos } from '../../entities/report/photos.ts'
import type { Draft } from '../../entities/report/draft.ts'
import { Report, type ReportWay } from '../../entities/report/report.ts'
import { movePlaces } from '../../entities/report/sentPlaces.ts'
import { type Claim, submit, type Submitted } from '../../entities/report/submit.ts'
import { withdraw } from '../../entities/report/withdraw.ts'
import { kindOf } from '../../entities/report/due.ts'
import { type OpenObligation, openObligations, progress } from '../../entities/report/obligations.ts'
import { person as personById } from '../../entities/person/people.ts'
import { regionName } from '../../entities/region/regions.ts'
import { reportTexts } from '../../entities/texts/report.ts'
import { askWhichHolds, type Conflict, otherReceipt } from '../dialogs/whichHolds.ts'
import type { KnownTurn } from '../turn.ts'
import { draftFiled, effortOf } from '../../entities/report/drafts.ts'
import type { Told } from '../saying/parts.ts'
import { learnCalled, unlearnMoved } from './localNames.ts'
import { resumeAside } from './open.ts'
import { staleHint } from './photos.ts'
import { placeFiled } from './place.ts'

/** Files a complete draft and answers with receipts: everything in the turn's transaction. */
export async function file(turn: KnownTurn, draft: Draft, claims: Claim[], assets: Map<number, Asset>): Promise<void> {
  const { tx, person } = turn
  const way = await wayOf(tx, draft)
  const filed: Submitted[] = []
  const reportIds: (number | null)[] = []
  const conflicts: Conflict[] = []
  for (const [i, claim] of claims.entries()) {
    const asset = assets.get(draft.items[i]!.assetId!)!
    await withdrawMoved(turn, draft.corrects[i] ?? null, asset)
    const { messageId, corrects, id: draftId } = draft
    const effort = await effortOf(tx, draft, i)
    const submission = { asset, by: person, claim, way, messageId, over: corrects[i] ?? null, effort, draftId }
    const submitted = await submit(tx, submission).catch((error: unknown) => {
      const receipt = otherReceipt(error)
      if (receipt === null) throw error
      conflicts.push({ assetId: asset.id, claim, way, messageId, photos: i === 0 ? draft.photos : [], receipt })
      return null
    })
    reportIds.push(submitted?.report.id ?? null)
    if (submitted === null) continue
    if (submitted.replaced) {
      const to = { id: submitted.report.id, assetId: asset.id }
      await movePhotos(tx, submitted.replaced.id, to)
      await movePlaces(tx, submitted.replaced.id, to)
    }
    // pictures of a message about several assets stay with the first until somebody says otherwise
    if (i === 0)
      await bindPhotos(tx, { photos: draft.photos, assetId: asset.id, reportId: submitted.report.id, by: person })
    await learnCalled(turn, draft.items[i]!, asset)
    filed.push(submitted)
  }
  const [first] = filed
  if (first)
    for (const photo of turn.saying.claimPhotos())
      await movePhoto(tx, photo, { id: first.report.id, assetId: first.report.assetId })
  turn.talk.remember(
    'reported',
    filed.map(({ report }) => report.id),
  )
  await draftFiled(tx, draft, reportIds)
  const place = await placeFiled(
    turn,
    draft.messageId,
    filed.map(({ report }) => report),
  )
  if (filed.length > 0) {
    const rest = await remaining(
      turn,
      filed.map(({ report }) => report),
    )
    const gap = draft.items.some((item) => item.left) ? reportTexts.noAmountYet() : ''
    turn.saying.file(await Promise.all(filed.map((one) => told(turn, one))), {
      text: gap + rest.text + staleHint(turn, draft.photos) + place.said,
      final: rest.final,
    })
  }
  if (conflicts.length > 0) await askWhichHolds(turn, conflicts)
  else if (place.ask !== null) await place.ask()
  else await resumeAside(turn, draft)
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

/** One line of the receipt: what became of a claim. */
async function told(turn: KnownTurn, submitted: Submitted): Promise<Told> {
  const { report, replaced, known, corrects } = submitted
  const { id } = report
  if (corrects) return { id, how: 'proposed', old: { id: corrects.id, receiptNo: corrects.receiptNo }, who: '' }
  if (known) {
    const who = await otherSender(turn, submitted)
    return { id, how: who === null ? 'known' : 'same', old: null, who: who ?? '' }
  }
  return {
    id,
    how: replaced ? 'corrected' : 'recorded',
    old: replaced ? { id: replaced.id, receiptNo: replaced.receiptNo } : null,
    who: '',
  }
}

/** Who had said the same before, when it was somebody else. */
async function otherSender({ tx, person }: KnownTurn, { known, report }: Submitted): Promise<string | null> {
  if (!known || report.senderId === person.id) return null
  return (await personById(tx, report.senderId))?.name ?? ''
}

/** What this village still owes: for the same period, or, when nothing is owed for that yet, for the one that is over. */
export async function remaining(turn: KnownTurn, reports: Report[]): Promise<{ text: string; final: boolean }> {
  const { tx } = turn
  const last = reports.at(-1)
  const kind = last ? kindOf(last.period) : null
  if (!last || kind === null || turn.person.role === 'keeper') return { text: '', final: false }
  const within = last.villageCode
  const same = await openObligations(tx, { within, kind, period: last.period })
  if (same.length > 0) return { text: await stillOpen(turn, last.period, same), final: false }
  const totals = await progress(tx, { within, kind, period: last.period })
  const count = totals.reduce((sum, town) => sum + town.total, 0)
  const period = shortPeriod(last.period)
  if (count > 0)
    return { text: reportTexts.allIn({ village: await regionName(tx, within), period, count }), final: true }
  const late = await openObligations(tx, { within, kind, until: localDate(tx.clock.now()) })
  const newest = late.at(-1)?.period
  if (newest === undefined) return { text: '', final: false }
  const open = late.filter((o) => o.period === newest)
  return { text: await stillOpen(turn, newest, open), final: false }
}

async function stillOpen({ tx }: KnownTurn, period: string, open: OpenObligation[]): Promise<string> {
  const names = open.map((o) => shortName(tx, { name: o.assetName, villageCode: o.villageCode }))
  return reportTexts.stillOpen({ period: shortPeriod(period), assets: await Promise.all(names) })
}
