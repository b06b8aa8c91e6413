import { assetClasses } from '../../asset/classes.ts'
import { changeSample, type PreviewFigures } from '../../texts/ledger.ts'
import type { ImportPlan } from './plan.ts'
import type { LedgerReading, LedgerRow, TotalCheck } from './reading.ts'
import { notKept } from './headWords.ts'

/** One yuan either way is rounding in 万元 with four decimals, not a mistake. */
export const isWrong = (total: TotalCheck): boolean => Math.abs(total.writtenFen - total.countedFen) >= 100

/** The figures of a plan for previewLines of texts/ledger.ts. */
export function previewOf(reading: LedgerReading, plan: ImportPlan): PreviewFigures {
  const sum = (rows: LedgerRow[]) => ({
    count: rows.length,
    fen: rows.reduce((total, row) => total + row.originalFen, 0),
  })
  const towns = [...new Set(plan.accepted.map((row) => row.town))]
  const reasons = new Map<string, PreviewFigures['refused'][number]>()
  for (const {
    reasons: [first],
  } of plan.refused) {
    if (!first) continue
    const key = first.code === 'duplicate' ? first.code : JSON.stringify(first)
    const known = reasons.get(key)
    if (known) known.count++
    else reasons.set(key, { code: first, count: 1 })
  }
  return {
    sheets: reading.sheets.map((sheet) => ({ ...sheet, columns: sheet.columns.filter((c) => c.field !== 'seq') })),
    skippedSheets: reading.skippedSheets,
    notKept: [...notKept],
    byClass: assetClasses.map((assetClass) => ({
      assetClass,
      ...sum(plan.accepted.filter((row) => row.assetClass === assetClass)),
    })),
    byTown: towns.map((town) => ({ town, ...sum(plan.accepted.filter((row) => row.town === town)) })),
    newTowns: plan.newRegions.filter((r) => r.level === 'town').length,
    newVillages: plan.newRegions.filter((r) => r.level === 'village').map((r) => r.name),
    created: plan.create.length,
    changed: plan.change.length,
    same: plan.same,
    refused: [...reasons.values()].sort((a, b) => b.count - a.count).slice(0, 10),
    refusedRows: plan.refused.length,
    notices: reading.notices.length,
    totalsChecked: reading.totals.length,
    totalsWrong: reading.totals.filter(isWrong),
    samples: plan.change.slice(0, 5).map(({ asset, changes }) => changeSample(asset.name, Object.keys(changes).length)),
  }
}
