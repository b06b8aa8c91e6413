import type { Asset } from '../asset/asset.ts'
import { lockAsset } from '../asset/assets.ts'
import { audit } from '../base/audit.ts'
import { local, localDate } from '../base/clock.ts'
import { DomainError, must } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import { nextNumber } from '../base/sequence.ts'
import { tell } from '../message/tell.ts'
import { person as personById } from '../person/people.ts'
import { can } from '../person/policy.ts'
import type { Person } from '../person/person.ts'
import { dayName, shortPeriod } from '../texts/period.ts'
import { voicesTexts } from '../texts/review.ts'
import { type Claim, contradicts, figuresOf, merged, saysNothingNew } from './claim.ts'
import { settleDrafts } from './drafts.ts'
import { factsOf, lineOf } from './line.ts'
import { settleObligation } from './obligations.ts'
import { Report, type ReportWay } from './report.ts'
import { currentReport, proposedCorrection } from './reports.ts'
import { restate } from './restate.ts'
import { tellSettled } from './tellSettled.ts'

export type { Claim } from './claim.ts'

/** See `Report`. */
export type Effort = Pick<Report, 'messages' | 'questions' | 'seconds'>

export interface Submitted {
  report: Report
  /** The report it replaces; null when it is the first for this period. */
  replaced: Report | null
  /** True when exactly this was there already: nothing was written; who is not its sender has confirmed it. */
  known: boolean
  /** 更正待审 - the accepted report that stands until a reviewer takes this one. */
  corrects: Report | null
}

/**
 * 填报 - files a claim: report, asset state, obligation and audit in the caller's transaction. A second report for the same
 * period replaces the first and keeps what it says nothing about; both stay in the store. What the township accepted stands:
 * the new one is proposed. Somebody else's report is never replaced by other figures unless `over` names it.
 * Throws person/out-of-scope, report/said-otherwise, report/keeper-money, report/no-disposal. Source: F150, F152, §4.10.
 */
export async function submit(
  tx: Runtime,
  { asset, by, claim, way, messageId, over = null, effort, draftId = null }: Submission,
): Promise<Submitted> {
  must(can.report(by, asset), 'person/out-of-scope')
  must(claim.receivedFen === null || can.reportIncome(by, asset), 'report/keeper-money')
  must(claim.status !== 'disposed', 'report/no-disposal')
  await lockAsset(tx, asset.id)
  const current = await currentReport(tx, asset.id, claim.period)
  const accepted = current?.state === 'accepted' ? current : null
  const proposal = accepted && (await proposedCorrection(tx, asset.id, claim.period))
  const before = proposal ?? current
  const isOthers = before !== null && before.state !== 'returned' && before.senderId !== by.id

  const about = { assetId: asset.id, period: claim.period, villageCode: asset.villageCode }
  const settle = async () => tellSettled(tx, await settleDrafts(tx, about, { except: draftId }), by)

  if (before && before.state !== 'returned' && saysNothingNew(before, claim, isOthers)) {
    await settle()
    if (isOthers) await confirmOf(tx, before, { by, messageId })
    return known(before)
  }
  if (accepted && saysNothingNew(accepted, claim)) {
    if (proposal?.senderId === by.id) await takeBack(tx, proposal, { by, messageId })
    return known(accepted)
  }
  if (isOthers && before.state !== 'accepted' && before.id !== over && contradicts(before, claim))
    throw await saidOtherwise(tx, asset, before)
  await settle()

  const report = tx.db.create(Report, {
    ...merged(before, claim, isOthers && before.id !== over),
    receiptNo: await nextReceipt(tx),
    assetId: asset.id,
    villageCode: asset.villageCode,
    state: accepted ? 'proposed' : 'submitted',
    supersedesId: before?.id ?? null,
    senderId: by.id,
    onBehalf: by.role === 'town',
    way,
    messageId,
    messages: effort?.messages ?? null,
    questions: effort?.questions ?? null,
    seconds: effort?.seconds ?? null,
    reviewedBy: null,
    reviewedAt: null,
    reviewReason: null,
    version: 1,
    submittedAt: tx.clock.now(),
  })
  await tx.db.insert(Report, report)
  const replaced = before === accepted ? null : before
  if (replaced) await supersede(tx, replaced)
  if (replaced && isOthers && contradicts(replaced, claim)) await tellReplaced(tx, asset, { replaced, report, by })
  if (!accepted) {
    await restate(tx, asset)
    await settleObligation(tx, { assetId: asset.id, period: claim.period, reportId: report.id })
  }
  await audit(tx, {
    subject: 'report',
    subjectId: report.id,
    action: accepted ? 'propose' : before ? 'correct' : 'submit',
    by: by.id,
    messageId,
    change: {
      asset: asset.assetNo,
      period: claim.period,
      old: before ? figuresOf(before) : null,
      new: figuresOf(report),
    },
  })
  return { report, replaced, known: false, corrects: accepted }
}

export interface Submission {
  asset: Asset
  by: Person
  claim: Claim
  way: ReportWay
  messageId: number | null
  /** The report of somebody else that this one is meant to replace. */
  over?: number | null
  /** What it cost the sender; left out where nothing was asked. */
  effort?: Effort
  /** The draft it was made from; other drafts about the same asset and period are settled. */
  draftId?: number | null
}

const known = (report: Report): Submitted => ({ report, replaced: null, known: true, corrects: null })

export async function supersede(tx: Runtime, report: Report): Promise<void> {
  const changed = await tx.db.update(
    Report,
    { id: report.id, version: report.version },
    { state: 'superseded', version: report.version + 1 },
  )
  must(changed.affected === 1, 'report/changed-meanwhile', { receipt: report.receiptNo })
}

/** Said back what the township had accepted: the correction nobody has looked at yet is gone. */
async function takeBack(tx: Runtime, proposal: Report, { by, messageId }: Pick<Submission, 'by' | 'messageId'>) {
  await tx.db.update(Report, { id: proposal.id }, { state: 'withdrawn', version: proposal.version + 1 })
  await audit(tx, { subject: 'report', subjectId: proposal.id, action: 'withdraw', by: by.id, messageId })
}

/** 印证 - somebody else said the same; kept with the report he confirmed. */
export const confirmOf = (
  tx: Runtime,
  report: Report,
  { by, messageId }: Pick<Submission, 'by' | 'messageId'>,
): Promise<void> => audit(tx, { subject: 'report', subjectId: report.id, action: 'confirm', by: by.id, messageId })

/** What somebody reported is never replaced behind his back. */
async function tellReplaced(
  tx: Runtime,
  asset: Asset,
  { replaced, report, by }: { replaced: Report; report: Report; by: Person },
): Promise<void> {
  const text = voicesTexts.replaced({
    asset: `${asset.name}${shortPeriod(report.period)}`,
    old: replaced.receiptNo,
    by: by.name,
    line: factsOf(report),
    receipt: report.receiptNo,
  })
  await tell(tx, replaced.senderId, { key: `replaced:${replaced.id}`, text })
}

async function saidOtherwise(tx: Runtime, asset: Asset, before: Report): Promise<DomainError> {
  const sender = await personById(tx, before.senderId)
  return new DomainError('report/said-otherwise', {
    receipt: before.receiptNo,
    who: sender?.name ?? '',
    day: dayName(localDate(before.submittedAt)),
    line: lineOf(asset, before),
  })
}

/** 回执号 - `H20261008-017`: the day and a number that starts anew each day. */
async function nextReceipt(tx: Runtime): Promise<string> {
  const day = local(tx.clock.now()).format('YYYYMMDD')
  const number = await nextNumber(tx, `receipt:${day}`)
  return `H${day}-${String(number).padStart(3, '0')}`
}
