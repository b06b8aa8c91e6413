import { Asset } from '../asset/asset.ts'
import type { OpStatus } from '../asset/classes.ts'
import { audit } from '../base/audit.ts'
import { local } from '../base/clock.ts'
import { must } from '../base/errors.ts'
import type { Fen } from '../base/money.ts'
import type { Runtime } from '../base/runtime.ts'
import { nextNumber } from '../base/sequence.ts'
import { can } from '../person/policy.ts'
import type { Person } from '../person/person.ts'
import { settleObligation } from './obligations.ts'
import { Report, type ReportWay } from './report.ts'
import { currentReport } from './reports.ts'
import { restate } from './restate.ts'

/** What somebody claims of one asset and period; null means "said nothing about it". Money in fen. */
export interface Claim {
  period: string
  status: OpStatus | null
  receivedFen: Fen | null
  receivableFen: Fen | null
  incomeKind: string | null
  precision: string | null
  expenseFen: Fen | null
  kwh: number | null
  issues: string[]
  since: string | null
  flags: string[]
  words: string
}

export interface Submission {
  asset: Asset
  by: Person
  claim: Claim
  way: ReportWay
  messageId: number | null
}

export interface Submitted {
  report: Report
  /** The report it replaces; null when it is the first for this period. */
  replaced: Report | null
  /** True when exactly this was there already: nothing was written. */
  known: boolean
}

/**
 * 填报 - files a claim: report, asset state, obligation and audit in the caller's transaction. A second report for the same
 * period replaces the first and keeps what it says nothing about; both stay in the store.
 * Throws person/out-of-scope, report/already-accepted, report/keeper-money. Source: F150, F152, §4.10.
 */
export async function submit(tx: Runtime, { asset, by, claim, way, messageId }: Submission): Promise<Submitted> {
  must(can.report(by, asset), 'person/out-of-scope')
  must(claim.receivedFen === null || can.reportIncome(by, asset), 'report/keeper-money')
  must(claim.status !== 'disposed', 'report/no-disposal')
  // the asset's row is the lock that keeps two reporters of one asset in turn
  await tx.db.increment(Asset, { id: asset.id }, 'version', 1)
  const before = await currentReport(tx, asset.id, claim.period)
  must(before?.state !== 'accepted', 'report/already-accepted', { receipt: before?.receiptNo ?? '' })
  if (before?.state === 'submitted' && saysNothingNew(before, claim))
    return { report: before, replaced: null, known: true }

  const now = tx.clock.now()
  const report = tx.db.create(Report, {
    ...merged(before, claim),
    receiptNo: await nextReceipt(tx),
    assetId: asset.id,
    villageCode: asset.villageCode,
    state: 'submitted',
    supersedesId: before?.id ?? null,
    senderId: by.id,
    onBehalf: by.role === 'town',
    way,
    messageId,
    reviewedBy: null,
    reviewedAt: null,
    reviewReason: null,
    version: 1,
    submittedAt: now,
  })
  await tx.db.insert(Report, report)
  if (before) await tx.db.update(Report, { id: before.id }, { state: 'superseded', version: before.version + 1 })
  await restate(tx, asset)
  await settleObligation(tx, { assetId: asset.id, period: claim.period, reportId: report.id })
  await audit(tx, {
    subject: 'report',
    subjectId: report.id,
    action: before ? 'correct' : 'submit',
    by: by.id,
    messageId,
    change: { asset: asset.assetNo, period: claim.period, old: before ? figures(before) : null, new: figures(report) },
  })
  return { report, replaced: before, known: false }
}

/** 回执号 - `H20261008-017`: the day and a number that starts anew each day. */
async function nextReceipt(tx: Runtime): Promise<string> {
  const day = local(tx.clock.now()).format('YYYYMMDD')
  const number = await nextNumber(tx, `receipt:${day}`)
  return `H${day}-${String(number).padStart(3, '0')}`
}

const figures = (r: Claim | Report) => ({
  status: r.status,
  receivedFen: r.receivedFen,
  receivableFen: r.receivableFen,
  expenseFen: r.expenseFen,
  kwh: r.kwh,
})

function merged(before: Report | null, claim: Claim): Claim {
  if (!before) return claim
  return {
    ...claim,
    status: claim.status ?? before.status,
    receivedFen: claim.receivedFen ?? before.receivedFen,
    receivableFen: claim.receivableFen ?? before.receivableFen,
    incomeKind: claim.incomeKind ?? before.incomeKind,
    precision: claim.precision ?? before.precision,
    expenseFen: claim.expenseFen ?? before.expenseFen,
    kwh: claim.kwh ?? before.kwh,
    issues: claim.issues.length > 0 || claim.status !== null ? claim.issues : before.issues,
    since: claim.since ?? before.since,
  }
}

function saysNothingNew(before: Report, claim: Claim): boolean {
  const next = merged(before, claim)
  return (
    JSON.stringify([figures(before), [...before.issues].sort()]) ===
    JSON.stringify([figures(next), [...next.issues].sort()])
  )
}
