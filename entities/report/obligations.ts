import { In, IsNull, Not } from 'typeorm'
import { Asset } from '../asset/asset.ts'
import { shortName } from '../asset/names.ts'
import { quartersOf, yearOf } from '../base/calendar.ts'
import type { Runtime } from '../base/runtime.ts'
import { Report } from './report.ts'
import { standing } from './reports.ts'
import { kindOf } from './due.ts'
import { Obligation, type ObligationKind } from './obligation.ts'

/** Assets in these states owe nothing any more. */
export const gone = ['lost', 'disposed'] as const

interface Key {
  assetId: number
  kind: ObligationKind
  period: string
}

/** The report is in: nothing is owed for it any more, from this transaction on. A period that is not owed yet is no error. */
export async function settleObligation(
  tx: Runtime,
  { assetId, period, reportId }: { assetId: number; period: string; reportId: number },
): Promise<void> {
  const kind = kindOf(period)
  if (kind === null) return
  await record(tx, { assetId, kind, period }, reportId)
  if (kind === 'quarter') await weighYear(tx, assetId, yearOf(period))
}

/** The report was withdrawn or returned: owed again, unless another report stands for it. */
export async function reopenObligation(
  tx: Runtime,
  { assetId, period }: { assetId: number; period: string },
): Promise<void> {
  const kind = kindOf(period)
  if (kind === null) return
  const key = { assetId, kind, period }
  await record(tx, key, await reportFor(tx, key))
  if (kind === 'quarter') await weighYear(tx, assetId, yearOf(period))
}

/** 基层减负: a year whose four quarters' incomes are known is not asked for again. Source: F186. */
async function weighYear(tx: Runtime, assetId: number, year: string): Promise<void> {
  const key: Key = { assetId, kind: 'year', period: year }
  if (await tx.db.existsBy(Obligation, { ...key, state: Not('waived') }))
    await record(tx, key, await reportFor(tx, key))
}

async function record(tx: Runtime, key: Key, reportId: number | null): Promise<void> {
  if (reportId === null) {
    await tx.db.update(Obligation, { ...key, state: 'done' }, { state: 'open', doneReportId: null, doneAt: null })
    return
  }
  const settled = await tx.db.update(
    Obligation,
    { ...key, state: 'open' },
    { state: 'done', doneReportId: reportId, doneAt: tx.clock.now() },
  )
  // a correction takes the place of the report it replaces; the day it was first in stays
  if (settled.affected === 0) await tx.db.update(Obligation, { ...key, state: 'done' }, { doneReportId: reportId })
}

async function reportFor(tx: Runtime, { assetId, kind, period }: Key): Promise<number | null> {
  const own = await tx.db.findOne(Report, { where: { assetId, period, state: In(standing) }, order: { id: 'DESC' } })
  if (own || kind === 'quarter') return own?.id ?? null
  const quarters = await tx.db.find(Report, {
    where: { assetId, period: In(quartersOf(period)), state: In(standing), receivedFen: Not(IsNull()) },
    order: { id: 'ASC' },
  })
  return coversYear(quarters) ? quarters.at(-1)!.id : null
}

/** Whether reports with a known income make up all four quarters of one year. */
export const coversYear = (withIncome: Pick<Report, 'period'>[]): boolean =>
  new Set(withIncome.map((r) => r.period)).size === 4

export interface OpenObligation {
  assetId: number
  /** As its village calls it: 冷库, not 荆干村冷库. */
  assetName: string
  villageCode: string
  townCode: string
  kind: ObligationKind
  period: string
  dueOn: string
}

/**
 * What is still owed within a place (village, town or county code), oldest due day first. `until`: due on that day or before.
 * Assets that were lost or disposed of meanwhile are left out at once.
 */
export async function openObligations(
  tx: Runtime,
  {
    within,
    kind,
    period,
    until,
    keeperId,
  }: { within: string; kind?: ObligationKind; period?: string; until?: string; keeperId?: string },
): Promise<OpenObligation[]> {
  const query = tx.db
    .createQueryBuilder(Obligation, 'o')
    .innerJoin(Asset, 'a', 'a.id = o.assetId')
    .select('a.name', 'assetName')
    .addSelect('o.assetId', 'assetId')
    .addSelect('o.villageCode', 'villageCode')
    .addSelect('o.townCode', 'townCode')
    .addSelect('o.kind', 'kind')
    .addSelect('o.period', 'period')
    .addSelect('o.dueOn', 'dueOn')
    .where("o.state = 'open' AND o.villageCode LIKE :within AND a.opStatus NOT IN (:...gone)", {
      within: `${within}%`,
      gone,
    })
    .orderBy('o.dueOn')
    .addOrderBy('o.villageCode')
    .addOrderBy('a.assetNo')
  if (kind) query.andWhere('o.kind = :kind', { kind })
  if (period) query.andWhere('o.period = :period', { period })
  if (until) query.andWhere('o.dueOn <= :until', { until })
  if (keeperId) query.andWhere('a.keeperId = :keeperId', { keeperId })
  const rows = await query.getRawMany<OpenObligation>()
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      assetName: await shortName(tx, { name: row.assetName, villageCode: row.villageCode }),
    })),
  )
}

export interface Progress {
  townCode: string
  total: number
  done: number
}

/** 应报、已报 by town for one period. */
export async function progress(
  tx: Runtime,
  { within, kind, period }: { within: string; kind: ObligationKind; period: string },
): Promise<Progress[]> {
  const rows = await tx.db
    .createQueryBuilder(Obligation, 'o')
    .select('o.townCode', 'townCode')
    .addSelect('COUNT(*)', 'total')
    .addSelect("SUM(CASE WHEN o.state = 'done' THEN 1 ELSE 0 END)", 'done')
    .where("o.kind = :kind AND o.period = :period AND o.villageCode LIKE :within AND o.state <> 'waived'", {
      kind,
      period,
      within: `${within}%`,
    })
    .groupBy('o.townCode')
    .orderBy('o.townCode')
    .getRawMany<{ townCode: string; total: string | number; done: string | number }>()
  return rows.map((row) => ({ townCode: row.townCode, total: Number(row.total), done: Number(row.done) }))
}
