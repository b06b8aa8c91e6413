import type { Asset } from '../asset/asset.ts'
import { periodBounds, quartersOf } from '../base/calendar.ts'
import { localDate } from '../base/clock.ts'
import type { Runtime } from '../base/runtime.ts'
import type { Contract } from '../contract/contract.ts'
import { bindingContracts } from '../contract/contracts.ts'
import { dueBetween, sumOf } from '../contract/plan.ts'
import type { IncomeKind } from '../report/read/index.ts'
import type { Report } from '../report/report.ts'
import { reportsOfPeriods } from './reports.ts'

/** 收入种类. Source: domain.md §3 #29. */
export const incomeKinds = ['power_sale', 'rent', 'contract_fee', 'dividend', 'sales', 'subsidy', 'other'] as const

/** 年度收益 - what one asset was to bring in a year, what came, what it cost. Money in fen. */
export interface YearIncome {
  asset: Asset
  year: string
  /** By the contracts as far as it is due by today, and what the reports name as still to come of other income. */
  dueFen: number
  receivedFen: number
  costFen: number
  kinds: Partial<Record<IncomeKind, number>>
  /** Reported but not accepted yet; counted nowhere else. */
  waitingFen: number
  /** `year`: the accepted report of the whole year; `quarters`: the sum of those of its quarters; `none`: nothing accepted. */
  from: 'year' | 'quarters' | 'none'
  /** What the quarters add up to, when the report of the year says otherwise. */
  quartersFen: number | null
}

/** Kinds a contract promises. */
const promised: readonly IncomeKind[] = ['rent', 'contract_fee', 'dividend']

export function kindOf(asset: Pick<Asset, 'subclass' | 'operationMode'>, said: string | null): IncomeKind {
  const known = incomeKinds.find((kind) => kind === said)
  if (known) return known
  if (asset.subclass === 'pv') return 'power_sale'
  if (asset.subclass === 'equity' || asset.operationMode === 'equity') return 'dividend'
  if (asset.operationMode === 'lease') return 'rent'
  return asset.operationMode === 'contract' ? 'contract_fee' : 'other'
}

/** The year of some assets, read from what was accepted: two queries, no second count that could lag behind. F150. */
export async function yearIncomes(tx: Runtime, assets: readonly Asset[], year: string): Promise<YearIncome[]> {
  const ids = assets.map(({ id }) => id)
  const reports = await reportsOfPeriods(tx, ids, [year, ...quartersOf(year)])
  const contracts = await bindingContracts(tx, ids)
  const today = localDate(tx.clock.now())
  return assets.map((asset) =>
    yearOf(asset, year, { reports: reports.get(asset.id) ?? [], contracts: contracts.get(asset.id) ?? [], today }),
  )
}

const total = (reports: readonly Report[], of: (report: Report) => number | null) =>
  reports.reduce((sum, report) => sum + (of(report) ?? 0), 0)

export function yearOf(
  asset: Asset,
  year: string,
  { reports, contracts, today }: { reports: readonly Report[]; contracts: readonly Contract[]; today: string },
): YearIncome {
  const accepted = reports.filter(({ state }) => state === 'accepted')
  const ofYear = accepted.filter(({ period }) => period === year)
  const ofQuarters = accepted.filter(({ period }) => period !== year)
  const counted = ofYear.length > 0 ? ofYear : ofQuarters
  const kinds: YearIncome['kinds'] = {}
  for (const { incomeKind, receivedFen } of counted)
    if (receivedFen) {
      const kind = kindOf(asset, incomeKind)
      kinds[kind] = (kinds[kind] ?? 0) + receivedFen
    }
  const { from, to } = periodBounds(year)
  const until = to < today ? to : today
  const planFen = contracts.reduce((sum, one) => sum + sumOf(dueBetween(one, from, until)), 0)
  const isPlanned = contracts.length > 0
  const unplanned = counted.filter((one) => !isPlanned || !promised.includes(kindOf(asset, one.incomeKind)))
  const quartersFen = total(ofQuarters, ({ receivedFen }) => receivedFen)
  const receivedFen = total(counted, (one) => one.receivedFen)
  // a year told by its own report may leave the kind of waiting reports open; they are only said, never summed
  const waiting = reports.filter(
    ({ state, period }) => state === 'submitted' && (ofYear.length === 0 || period === year),
  )
  return {
    asset,
    year,
    dueFen: planFen + total(unplanned, (one) => (one.receivedFen ?? 0) + (one.receivableFen ?? 0)),
    receivedFen,
    costFen: total(counted, ({ expenseFen }) => expenseFen),
    kinds,
    waitingFen: total(waiting, (one) => one.receivedFen),
    from: ofYear.length > 0 ? 'year' : ofQuarters.length > 0 ? 'quarters' : 'none',
    quartersFen: ofYear.length > 0 && ofQuarters.length === 4 && quartersFen !== receivedFen ? quartersFen : null,
  }
}

export interface IncomeSums {
  assets: number
  /** With an accepted figure. */
  told: number
  dueFen: number
  receivedFen: number
  costFen: number
  waitingFen: number
  kinds: Partial<Record<IncomeKind, number>>
}

export function sumIncome(rows: readonly YearIncome[]): IncomeSums {
  const sums: IncomeSums = { assets: 0, told: 0, dueFen: 0, receivedFen: 0, costFen: 0, waitingFen: 0, kinds: {} }
  for (const row of rows) {
    sums.assets++
    if (row.from !== 'none') sums.told++
    sums.dueFen += row.dueFen
    sums.receivedFen += row.receivedFen
    sums.costFen += row.costFen
    sums.waitingFen += row.waitingFen
    for (const kind of incomeKinds) if (row.kinds[kind]) sums.kinds[kind] = (sums.kinds[kind] ?? 0) + row.kinds[kind]
  }
  return sums
}

/** The sums of each village, or each town, in the order of their codes. */
export function incomeBy(rows: readonly YearIncome[], level: 'villageCode' | 'townCode'): [string, IncomeSums][] {
  const codes = [...new Set(rows.map(({ asset }) => asset[level]))].sort()
  return codes.map((code) => [code, sumIncome(rows.filter(({ asset }) => asset[level] === code))])
}
