import { In, Not } from 'typeorm'
import { Asset } from '../asset/asset.ts'
import { type OpStatus, opStatuses } from '../asset/classes.ts'
import type { Fen } from '../base/money.ts'
import { within } from '../base/page.ts'
import type { Runtime } from '../base/runtime.ts'
import { can } from '../person/policy.ts'
import type { Person } from '../person/person.ts'
import { Obligation } from './obligation.ts'
import { gone } from './obligations.ts'
import { Report } from './report.ts'
import { standing } from './reports.ts'

/** One operating asset in one quarter: whether a report is owed, and the one that stands. */
export interface Standing {
  asset: Asset
  isOwed: boolean
  report: Report | null
}

/** 季度运营统计 - the sums of some assets. Money in fen. */
export interface Sums {
  /** 应报. */
  owed: number
  /** 已报, of those owed. */
  reported: number
  /** 已收下, of those owed. */
  accepted: number
  /** Reported though nobody owes it. */
  unasked: number
  states: Record<OpStatus, number>
  receivedFen: Fen
  receivableFen: Fen
  expenseFen: Fen
  missing: Asset[]
}

/**
 * Every operating asset of a place this person may see, with what stands for a quarter, in ledger order. Read from the reports as
 * they are now: there is no second count that could lag behind. Three queries, however large the place.
 */
export async function standings(
  tx: Runtime,
  who: Person,
  { place, period }: { place: string; period: string },
): Promise<Standing[]> {
  const assets = await tx.db
    .createQueryBuilder(Asset, 'a')
    .where({ assetClass: 'operating' })
    .andWhere(...within('a.villageCode', 'place', place))
    .orderBy('a.assetNo')
    .getMany()
  const inPlace = within('x.villageCode', 'place', place)
  const reports = await tx.db
    .createQueryBuilder(Report, 'x')
    .where({ period, state: In(standing) })
    .andWhere(...inPlace)
    .getMany()
  const obligations = await tx.db
    .createQueryBuilder(Obligation, 'x')
    .where({ kind: 'quarter', period, state: Not('waived') })
    .andWhere(...inPlace)
    .getMany()
  const byAsset = new Map(reports.map((report) => [report.assetId, report]))
  const owed = new Set(obligations.map((obligation) => obligation.assetId))
  return assets
    .filter((asset) => can.see(who, asset))
    .map((asset) => {
      const report = byAsset.get(asset.id) ?? null
      const isGone = (gone as readonly OpStatus[]).includes(asset.opStatus)
      return { asset, report, isOwed: owed.has(asset.id) && (report !== null || !isGone) }
    })
}

export function sumUp(rows: readonly Standing[]): Sums {
  const owed = rows.filter((row) => row.isOwed)
  const reports = rows.flatMap((row) => row.report ?? [])
  const sum = (of: (report: Report) => Fen | null) => reports.reduce((total, report) => total + (of(report) ?? 0), 0)
  return {
    owed: owed.length,
    reported: owed.filter((row) => row.report).length,
    accepted: owed.filter((row) => row.report?.state === 'accepted').length,
    unasked: reports.length - owed.filter((row) => row.report).length,
    states: countStates(reports),
    receivedFen: sum((report) => report.receivedFen),
    receivableFen: sum((report) => report.receivableFen),
    expenseFen: sum((report) => report.expenseFen),
    missing: owed.flatMap((row) => (row.report ? [] : row.asset)),
  }
}

function countStates(reports: readonly Report[]): Record<OpStatus, number> {
  const counts = Object.fromEntries(opStatuses.map((status) => [status, 0])) as Record<OpStatus, number>
  for (const { status } of reports) if (status !== null) counts[status]++
  return counts
}

/** The sums of each village, or each town, in the order of their codes. */
export function sumsBy(rows: readonly Standing[], level: 'villageCode' | 'townCode'): [code: string, sums: Sums][] {
  const codes = [...new Set(rows.map((row) => row.asset[level]))].sort()
  return codes.map((code) => [code, sumUp(rows.filter((row) => row.asset[level] === code))])
}
