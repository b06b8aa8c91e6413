import type { Asset } from '../asset/asset.ts'
import type { Runtime } from '../base/runtime.ts'
import { reportTexts } from '../texts/report.ts'
import type { Report } from './report.ts'
import { standingReports } from './reports.ts'

/** The same period one year before: `2026Q3` -> `2025Q3`. */
export const lastYear = (period: string): string => `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`

export type Doubt =
  | { code: 'above-last-year'; lastFen: number; times: number }
  | { code: 'above-capacity'; limitFen: number }
  | { code: 'below-zero' }

/**
 * 异常收入 - what looks odd about an amount, to ask about and to show the reviewer, never to refuse.
 * More than three times the same quarter last year, or more than the panels can have produced. Source: D75.
 */
export async function doubts(tx: Runtime, asset: Asset, period: string, receivedFen: number | null): Promise<Doubt[]> {
  if (receivedFen === null) return []
  const found: Doubt[] = []
  if (receivedFen < 0) found.push({ code: 'below-zero' })
  const before = (await standingReports(tx, [asset.id], lastYear(period))).get(asset.id)
  const times = tx.settings.value<number>('anomaly.incomeTimes')
  if (before?.receivedFen && receivedFen > before.receivedFen * times)
    found.push({
      code: 'above-last-year',
      lastFen: before.receivedFen,
      times: Math.round((receivedFen / before.receivedFen) * 10) / 10,
    })
  if (asset.subclass === 'pv' && asset.capacityKw !== null) {
    const quarters = period.includes('Q') ? 1 : 4
    const limitFen = Math.round(
      asset.capacityKw * tx.settings.value<number>('anomaly.pvYuanPerKwQuarter') * 100 * quarters,
    )
    if (receivedFen > limitFen) found.push({ code: 'above-capacity', limitFen })
  }
  return found
}

export function doubtText(doubt: Doubt): string {
  if (doubt.code === 'above-last-year') return reportTexts.doubtAboveLastYear(doubt)
  return doubt.code === 'above-capacity' ? reportTexts.doubtAboveCapacity(doubt) : reportTexts.doubtBelowZero()
}

/** What a reviewer should look at before he accepts a report, one sentence each. */
export async function reportDoubts(tx: Runtime, asset: Asset, report: Report): Promise<string[]> {
  const found = await doubts(tx, asset, report.period, report.receivedFen)
  const approx = report.precision !== null && report.precision !== 'exact'
  return [...found.map(doubtText), ...(approx ? [reportTexts.doubtApprox()] : [])]
}
