import { Not } from 'typeorm'
import { Asset } from '../asset/asset.ts'
import { lockAsset } from '../asset/assets.ts'
import { audit } from '../base/audit.ts'
import { must } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import { tell } from '../message/tell.ts'
import { can } from '../person/policy.ts'
import type { Person } from '../person/person.ts'
import { placeName } from '../region/regions.ts'
import { voicesTexts } from '../texts/review.ts'
import { lineOf } from './line.ts'
import { settleObligation } from './obligations.ts'
import { movePhotos } from './photos.ts'
import { Report } from './report.ts'
import { proposedCorrection, reviewable } from './reports.ts'
import { restate } from './restate.ts'
import { supersede } from './submit.ts'
import { leave } from './withdraw.ts'

interface Review {
  report: Report
  by: Person
  messageId: number | null
}

/**
 * 收下 - the township accepts a report; from then on only a reviewer can reopen it. An accepted correction takes the place of
 * what was accepted before. Throws person/forbidden, report/own, report/not-open, report/changed-meanwhile.
 */
export async function accept(tx: Runtime, { report, by, messageId }: Review): Promise<void> {
  mayReview(by, report)
  must(reviewable.includes(report.state), 'report/not-open', { receipt: report.receiptNo, state: report.state })
  await lockAsset(tx, report.assetId)
  const changed = await tx.db.update(
    Report,
    { id: report.id, version: report.version },
    { state: 'accepted', reviewedBy: by.id, reviewedAt: tx.clock.now(), version: report.version + 1 },
  )
  must(changed.affected === 1, 'report/changed-meanwhile', { receipt: report.receiptNo })
  if (report.state === 'proposed') await takePlace(tx, report, by)
  await audit(tx, { subject: 'report', subjectId: report.id, action: 'accept', by: by.id, messageId })
}

/** The correction stands now, with the pictures of what it corrects. */
async function takePlace(tx: Runtime, report: Report, by: Person): Promise<void> {
  const { id, assetId, period } = report
  const before = await tx.db.findOneBy(Report, { assetId, period, state: 'accepted', id: Not(id) })
  if (before) {
    await supersede(tx, before)
    await movePhotos(tx, before.id, { id, assetId })
  }
  const asset = await tx.db.findOneByOrFail(Asset, { id: assetId })
  await restate(tx, asset)
  await settleObligation(tx, { assetId, period, reportId: id })
  const text = voicesTexts.correctionTaken({
    line: lineOf(asset, report),
    receipt: report.receiptNo,
    by: await placeName(tx, by.regionCode),
  })
  await tell(tx, report.senderId, { key: `taken:${id}`, text })
}

/**
 * 退回 - the township gives a report back with a reason; exactly this obligation is open again. An accepted one may be returned
 * too: that is how it is reopened. A correction given back is refused, and what was accepted stays.
 * Throws as `accept`, and report/correction-first.
 */
export async function giveBack(
  tx: Runtime,
  { report, by, messageId, reason }: Review & { reason: string },
): Promise<void> {
  mayReview(by, report)
  must(reviewable.includes(report.state) || report.state === 'accepted', 'report/not-open', {
    receipt: report.receiptNo,
    state: report.state,
  })
  await lockAsset(tx, report.assetId)
  const correction = report.state === 'accepted' ? await proposedCorrection(tx, report.assetId, report.period) : null
  must(correction === null, 'report/correction-first', { receipt: correction?.receiptNo ?? '' })
  await leave(tx, report, report.state === 'proposed' ? 'refused' : 'returned', {
    reviewedBy: by.id,
    reviewedAt: tx.clock.now(),
    reviewReason: reason,
  })
  await audit(tx, {
    subject: 'report',
    subjectId: report.id,
    action: 'return',
    by: by.id,
    messageId,
    change: { reason },
  })
}

/** Throws report/own, person/forbidden. */
export function mayReview(by: Person, report: Report): void {
  must(report.senderId !== by.id, 'report/own')
  must(can.reviewReport(by, report), 'person/forbidden')
}
