import { In } from 'typeorm'
import type { Runtime } from '../base/runtime.ts'
import { Report } from '../report/report.ts'
import { standing } from '../report/reports.ts'

/** What stands for some assets in some periods (all, when none are named), by asset, the oldest period first. */
export async function reportsOfPeriods(
  tx: Runtime,
  assetIds: readonly number[],
  periods?: readonly string[],
): Promise<Map<number, Report[]>> {
  const byAsset = new Map<number, Report[]>()
  for (let at = 0; at < assetIds.length; at += 500) {
    const rows = await tx.db.find(Report, {
      where: {
        assetId: In(assetIds.slice(at, at + 500)),
        state: In(standing),
        ...(periods ? { period: In([...periods]) } : {}),
      },
      order: { period: 'ASC', id: 'ASC' },
    })
    for (const row of rows) byAsset.set(row.assetId, [...(byAsset.get(row.assetId) ?? []), row])
  }
  return byAsset
}
