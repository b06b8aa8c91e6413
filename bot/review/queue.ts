import type { Runtime } from '../../entities/base/runtime.ts'
import { can } from '../../entities/person/policy.ts'
import type { Person } from '../../entities/person/person.ts'
import { examine, type Examined } from '../../entities/report/oddities.ts'
import { waitingForReview } from '../../entities/report/reports.ts'

/** What waits for this reviewer, the oddest first, then village by village. */
export async function reviewQueue(tx: Runtime, who: Person): Promise<Examined[]> {
  const reports = (await waitingForReview(tx, who)).filter((report) => can.reviewReport(who, report))
  const rows = await examine(tx, reports, who)
  return rows.sort(
    (a, b) => b.doubts.length - a.doubts.length || a.report.villageCode.localeCompare(b.report.villageCode),
  )
}
