import { audit } from '../base/audit.ts'
import { must } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import { can } from '../person/policy.ts'
import type { Person } from '../person/person.ts'
import { Report } from './report.ts'
import { leave } from './withdraw.ts'

interface Review {
  report: Report
  by: Person
  messageId: number | null
}

/** 收下 - the township accepts a report; from then on only a reviewer can reopen it. Throws person/forbidden, report/own, report/not-open, report/changed-meanwhile. */
export async function accept(tx: Runtime, { report, by, messageId }: Review): Promise<void> {
  mayReview(by, report)
  must(report.state === 'submitted', 'report/not-open', { receipt: report.receiptNo, state: report.state })
  const changed = await tx.db.update(
    Report,
    { id: report.id, version: report.version },
    { state: 'accepted', reviewedBy: by.id, reviewedAt: tx.clock.now(), version: report.version + 1 },
  )
  must(changed.affected === 1, 'report/changed-meanwhile', { receipt: report.receiptNo })
  await audit(tx, { subject: 'report', subjectId: report.id, action: 'accept', by: by.id, messageId })
}

/** 退回 - the township gives a report back with a reason; exactly this obligation is open again. An accepted one may be returned too: that is how it is reopened. */
export async function giveBack(
  tx: Runtime,
  { report, by, messageId, reason }: Review & { reason: string },
): Promise<void> {
  mayReview(by, report)
  must(report.state === 'submitted' || report.state === 'accepted', 'report/not-open', {
    receipt: report.receiptNo,
    state: report.state,
  })
  await leave(tx, report, 'returned', { reviewedBy: by.id, reviewedAt: tx.clock.now(), reviewReason: reason })
  await audit(tx, {
    subject: 'report',
    subjectId: report.id,
    action: 'return',
    by: by.id,
    messageId,
    change: { reason },
  })
}

function mayReview(by: Person, report: Report): void {
  must(report.senderId !== by.id, 'report/own')
  must(can.reviewReport(by, report), 'person/forbidden')
}
