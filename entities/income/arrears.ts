import type { Asset } from '../asset/asset.ts'
import { addDays, daysBetween, periodBounds, yearOf as yearPart } from '../base/calendar.ts'
import { localDate } from '../base/clock.ts'
import type { Runtime } from '../base/runtime.ts'
import type { Contract } from '../contract/contract.ts'
import { bindingContracts } from '../contract/contracts.ts'
import { duePlan } from '../contract/plan.ts'
import type { Person } from '../person/person.ts'
import type { Report } from '../report/report.ts'
import { reportsOfPeriods } from './reports.ts'
import { operatingAssets } from './seen.ts'
import { kindOf } from './year.ts'

/** 欠租 - one payment of a contract that is due and that no accepted report covers. Money in fen. */
export interface Arrear {
  asset: Asset
  contract: Contract
  dueOn: string
  /** Promised, and what of it is not there. */
  dueFen: number
  openFen: number
  /** Days since it was due, at least one. */
  days: number
  /** Of the open part: reported, but the town has not accepted it yet. */
  waitingFen: number
}

/** What a payment goes with: subsidies and power are no rent. */
const isRent = (asset: Asset, report: Report) =>
  !['power_sale', 'subsidy', 'sales'].includes(kindOf(asset, report.incomeKind))

/**
 * Rent that came, by state: the report of a year counts for what it says beyond its quarters. Only periods that end after `after`:
 * what was before is settled.
 */
export function cameIn(asset: Asset, reports: readonly Report[], after: string): { accepted: number; waiting: number } {
  const rent = reports.filter((one) => isRent(asset, one) && periodBounds(one.period).to > after)
  const sums = { accepted: 0, waiting: 0 }
  for (const year of new Set(rent.map(({ period }) => yearPart(period)))) {
    const of = rent.filter(({ period }) => yearPart(period) === year)
    for (const key of ['accepted', 'waiting'] as const) {
      const own = of.filter(({ state }) => (state === 'accepted') === (key === 'accepted'))
      const sum = (some: readonly Report[]) => some.reduce((total, one) => total + (one.receivedFen ?? 0), 0)
      const quarters = sum(own.filter(({ period }) => period !== year))
      // a year that is settled in part is known by its quarters only
      const whole = `${year}-01-01` > after ? sum(own.filter(({ period }) => period === year)) : 0
      sums[key] += Math.max(quarters, whole)
    }
  }
  return sums
}

/** Whatever came pays the oldest first. */
export function arrearsOfAsset(
  asset: Asset,
  contracts: readonly Contract[],
  { reports, today }: { reports: readonly Report[]; today: string },
): Arrear[] {
  const after = contracts.map(({ paidThrough, startOn }) => paidThrough ?? addDays(startOn, -1)).toSorted()[0] ?? ''
  const due = contracts
    .flatMap((contract) =>
      duePlan(contract)
        .filter(({ dueOn }) => dueOn < today && dueOn > (contract.paidThrough ?? ''))
        .map((line) => ({ contract, ...line })),
    )
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.contract.id - b.contract.id))
  const left = cameIn(asset, reports, after)
  return due.flatMap(({ contract, dueOn, fen: dueFen }): Arrear[] => {
    const paid = Math.min(dueFen, left.accepted)
    left.accepted -= paid
    const openFen = dueFen - paid
    const waitingFen = Math.min(openFen, left.waiting)
    left.waiting -= waitingFen
    return openFen === 0
      ? []
      : [{ asset, contract, dueOn, dueFen, openFen, days: daysBetween(dueOn, today), waitingFen }]
  })
}

/** 欠租 of a place, in ledger order; three queries. `who`: only what he may see. */
export async function arrearsOf(
  tx: Runtime,
  { scope, who, assetId }: { scope: string; who?: Person; assetId?: number },
): Promise<Arrear[]> {
  const all = await operatingAssets(tx, scope, who)
  const assets = assetId === undefined ? all : all.filter(({ id }) => id === assetId)
  const ids = assets.map(({ id }) => id)
  const contracts = await bindingContracts(tx, ids)
  const reports = await reportsOfPeriods(tx, [...contracts.keys()])
  const today = localDate(tx.clock.now())
  return assets.flatMap((asset) =>
    arrearsOfAsset(asset, contracts.get(asset.id) ?? [], { reports: reports.get(asset.id) ?? [], today }),
  )
}

export const openSum = (arrears: readonly Arrear[]): number => arrears.reduce((sum, { openFen }) => sum + openFen, 0)
