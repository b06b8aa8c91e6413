import type { Asset } from '../../entities/asset/asset.ts'
import { assetsById } from '../../entities/asset/assets.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { can } from '../../entities/person/policy.ts'
import type { Person } from '../../entities/person/person.ts'
import { reportDoubts } from '../../entities/report/doubts.ts'
import { photoCounts } from '../../entities/report/photos.ts'
import type { Report } from '../../entities/report/report.ts'
import { waitingForReview } from '../../entities/report/reports.ts'

export interface Waiting {
  report: Report
  asset: Asset
  photos: number
  doubts: string[]
}

/** What waits for this reviewer, doubtful first. */
export async function reviewQueue(tx: Runtime, who: Person): Promise<Waiting[]> {
  const reports = (await waitingForReview(tx, who.regionCode)).filter((report) => can.reviewReport(who, report))
  const assets = new Map(
    (await assetsById(tx, [...new Set(reports.map((r) => r.assetId))])).map((asset) => [asset.id, asset]),
  )
  const photos = await photoCounts(
    tx,
    reports.map((r) => r.id),
  )
  const rows: Waiting[] = []
  for (const report of reports) {
    const asset = assets.get(report.assetId)!
    rows.push({ report, asset, photos: photos.get(report.id) ?? 0, doubts: await reportDoubts(tx, asset, report) })
  }
  return [...rows.filter((row) => row.doubts.length > 0), ...rows.filter((row) => row.doubts.length === 0)]
}
