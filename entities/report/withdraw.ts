import { audit } from '../base/audit.ts'
import { must } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import type { Person } from '../person/person.ts'
import { reopenObligation } from './obligations.ts'
import { Report } from './report.ts'
import { restate } from './restate.ts'

/** 撤回 - takes a report back before the township accepted it. Throws report/not-found, report/already-accepted, report/not-open. */
export async function withdraw(
  tx: Runtime,
  { report, by, messageId }: { report: Report; by: Person; messageId: number | null },
): Promise<void> {
  must(
    report.senderId === by.id || (by.role === 'village' && by.regionCode === report.villageCode),
    'report/not-found',
    { receipt: report.receiptNo },
  )
  must(report.state !== 'accepted', 'report/already-accepted', { receipt: report.receiptNo })
  must(['submitted', 'returned', 'proposed'].includes(report.state), 'report/not-open', {
    receipt: report.receiptNo,
    state: report.state,
  })
  await leave(tx, report, 'withdrawn')
  await audit(tx, { subject: 'report', subjectId: report.id, action: 'withdraw', by: by.id, messageId })
}

/** Moves a report to a state in which it no longer counts, and lets asset and obligation follow. */
export async function leave(
  tx: Runtime,
  report: Report,
  state: 'withdrawn' | 'returned' | 'refused',
  more: Partial<Report> = {},
): Promise<void> {
  const changed = await tx.db.update(
    Report,
    { id: report.id, version: report.version },
    { ...more, state, version: report.version + 1 },
  )
  must(changed.affected === 1, 'report/changed-meanwhile', { receipt: report.receiptNo })
  await reopenObligation(tx, { assetId: report.assetId, period: report.period })
  await restate(tx, { id: report.assetId })
}
