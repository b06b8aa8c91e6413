import type { Asset } from '../asset/asset.ts'
import { isQuarter, previousPeriod } from '../base/calendar.ts'
import type { Runtime, SettingsView } from '../base/runtime.ts'
import { reportTexts } from '../texts/report.ts'
import { standingReports } from './reports.ts'

/** The same period one year before: `2026Q3` -> `2025Q3`. */
export const lastYear = (period: string): string => `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`

/** The quarters before, the newest first; of a year none. */
export const quartersBefore = (period: string, count: number): string[] => {
  if (!isQuarter(period)) return []
  const before = [previousPeriod(period)]
  while (before.length < count) before.push(previousPeriod(before.at(-1)!))
  return before
}

export type Doubt =
  | { code: 'above-last-year'; lastFen: number; times: number }
  | { code: 'above-capacity'; limitFen: number }
  | { code: 'below-zero' }

/** What the panels can have brought in a period at most; null when it is no power station. Source: D75. */
export function capacityLimit(asset: Asset, period: string, settings: SettingsView): number | null {
  if (asset.subclass !== 'pv' || asset.capacityKw === null) return null
  const quarters = isQuarter(period) ? 1 : 4
  return Math.round(asset.capacityKw * settings.value<number>('anomaly.pvYuanPerKwQuarter') * 100 * quarters)
}

/**
 * 异常收入 - what looks odd about an amount, to ask about and to show the reviewer, never to refuse.
 * More than three times the same period last year, or more than the panels can have produced. Source: D75.
 */
export function amountDoubts(
  asset: Asset,
  { period, receivedFen, lastYearFen }: { period: string; receivedFen: number | null; lastYearFen: number | null },
  settings: SettingsView,
): Doubt[] {
  if (receivedFen === null) return []
  const found: Doubt[] = []
  if (receivedFen < 0) found.push({ code: 'below-zero' })
  if (lastYearFen && receivedFen > lastYearFen * settings.value<number>('anomaly.incomeTimes'))
    found.push({
      code: 'above-last-year',
      lastFen: lastYearFen,
      times: Math.round((receivedFen / lastYearFen) * 10) / 10,
    })
  const limitFen = capacityLimit(asset, period, settings)
  if (limitFen !== null && receivedFen > limitFen) found.push({ code: 'above-capacity', limitFen })
  return found
}

/** The same, of a claim that is not filed yet. */
export async function doubts(tx: Runtime, asset: Asset, period: string, receivedFen: number | null): Promise<Doubt[]> {
  if (receivedFen === null) return []
  const before = (await standingReports(tx, [asset.id], lastYear(period))).get(asset.id)
  return amountDoubts(asset, { period, receivedFen, lastYearFen: before?.receivedFen ?? null }, tx.settings)
}

export function doubtText(doubt: Doubt): string {
  if (doubt.code === 'above-last-year') return reportTexts.doubtAboveLastYear(doubt)
  return doubt.code === 'above-capacity' ? reportTexts.doubtAboveCapacity(doubt) : reportTexts.doubtBelowZero()
}
