import { In, IsNull, Not } from 'typeorm'
import { Asset } from '../asset/asset.ts'
import { nextPeriod, periodBounds, quartersOf } from '../base/calendar.ts'
import { instant, localDate } from '../base/clock.ts'
import type { Runtime } from '../base/runtime.ts'
import { nextNumber } from '../base/sequence.ts'
import { Report } from '../report/report.ts'
import { dueDay, lastEnded, periodsToOpen } from '../report/due.ts'
import { ladderOf } from './rungs.ts'
import { insertMany } from './insertMany.ts'
import { Obligation, type ObligationKind, obligationKinds, ObligationPeriod } from '../report/obligation.ts'
import { coversYear, gone } from '../report/obligations.ts'
import { standing } from '../report/reports.ts'
import { ReminderStep } from './step.ts'

/**
 * Writes down who owes what for the periods that are over, with the ladder of each village; idempotent, so a job may call it
 * every day and an import after it wrote new assets. Returns how many obligations are new. Source: F150, D60, D61.
 */
export async function owe(tx: Runtime): Promise<number> {
  // a lock: the row stays taken until this transaction ends, so two processes take turns
  await nextNumber(tx, 'owe')
  const today = localDate(tx.clock.now())
  let created = 0
  for (const kind of obligationKinds) {
    const last = await lastOpened(tx, kind)
    for (const period of periodsToOpen(kind, last, today)) {
      await tx.db.insert(ObligationPeriod, {
        period,
        kind,
        dueOn: dueDay(period, tx.settings),
        openedAt: tx.clock.now(),
      })
      created += await fill(tx, kind, period, last !== null)
    }
    if (last === lastEnded(kind, today)) created += await fill(tx, kind, last, false)
  }
  await waive(tx)
  return created
}

/** When the next period is over; at once while none was ever opened. */
export async function nextOwing(tx: Runtime): Promise<Date> {
  const last = await Promise.all(obligationKinds.map((kind) => lastOpened(tx, kind)))
  const ends = last.map((period) =>
    period === null ? tx.clock.now() : instant(periodBounds(nextPeriod(nextPeriod(period))).from),
  )
  return ends.reduce((a, b) => (a < b ? a : b))
}

async function lastOpened(tx: Runtime, kind: ObligationKind): Promise<string | null> {
  const row = await tx.db.findOne(ObligationPeriod, { where: { kind }, order: { period: 'DESC' } })
  return row?.period ?? null
}

/** Obligations for assets that have none yet for the period. `catchUp`: rungs missed while the process was down still count. */
async function fill(tx: Runtime, kind: ObligationKind, period: string, catchUp: boolean): Promise<number> {
  const assets = await owing(tx, kind, period)
  if (assets.length === 0) return 0
  const { dueOn, openedAt } = await tx.db.findOneByOrFail(ObligationPeriod, { period })
  const reports = await reportsFor(tx, kind, period)
  await insertMany(
    tx,
    Obligation,
    assets.map(({ id, villageCode, townCode }) => {
      const doneReportId = reports.get(id) ?? null
      return {
        villageCode,
        townCode,
        assetId: id,
        kind,
        period,
        dueOn,
        state: doneReportId ? 'done' : 'open',
        doneReportId,
        doneAt: doneReportId ? openedAt : null,
      }
    }),
  )
  await raise(tx, { kind, period, dueOn, catchUp, villages: [...new Set(assets.map((a) => a.villageCode))] })
  return assets.length
}

/** 经营性资产 that stood when the period ended and have no obligation yet. */
function owing(
  tx: Runtime,
  kind: ObligationKind,
  period: string,
): Promise<Pick<Asset, 'id' | 'villageCode' | 'townCode'>[]> {
  return tx.db
    .createQueryBuilder(Asset, 'a')
    .leftJoin(Obligation, 'o', 'o.assetId = a.id AND o.kind = :kind AND o.period = :period', { kind, period })
    .select('a.id', 'id')
    .addSelect('a.villageCode', 'villageCode')
    .addSelect('a.townCode', 'townCode')
    .where("o.id IS NULL AND a.assetClass = 'operating' AND a.opStatus NOT IN (:...gone)", { gone })
    .andWhere('(a.formedOn IS NULL OR a.formedOn <= :to)', { to: periodBounds(period).to })
    .orderBy('a.assetNo')
    .getRawMany()
}

/** Reports that were in before the period was opened, by asset. */
async function reportsFor(tx: Runtime, kind: ObligationKind, period: string): Promise<Map<number, number>> {
  const own = await tx.db.find(Report, { where: { period, state: In(standing) }, order: { id: 'ASC' } })
  const found = new Map(own.map((r) => [r.assetId, r.id]))
  if (kind === 'quarter') return found
  const quarters = await tx.db.find(Report, {
    where: { period: In(quartersOf(period)), state: In(standing), receivedFen: Not(IsNull()) },
    order: { id: 'ASC' },
  })
  const byAsset = new Map<number, Report[]>()
  for (const report of quarters) byAsset.set(report.assetId, [...(byAsset.get(report.assetId) ?? []), report])
  for (const [assetId, reports] of byAsset)
    if (!found.has(assetId) && coversYear(reports)) found.set(assetId, reports.at(-1)!.id)
  return found
}

/** The ladder rows of villages that have none yet. A new installation does not begin with reproaches: what lay before it is skipped. */
async function raise(
  tx: Runtime,
  {
    kind,
    period,
    dueOn,
    catchUp,
    villages,
  }: { kind: ObligationKind; period: string; dueOn: string; catchUp: boolean; villages: string[] },
): Promise<void> {
  const known = new Set(
    (await tx.db.findBy(ReminderStep, { kind, period, rung: 'hint' })).map((step) => step.scopeCode),
  )
  const now = tx.clock.now()
  const ladder = ladderOf(period, dueOn, tx.settings)
  const steps = villages
    .filter((village) => !known.has(village))
    .flatMap((scopeCode) =>
      ladder.map(({ rung, dueAt }) => {
        const late = dueAt < now && !catchUp
        return {
          scopeCode,
          kind,
          period,
          rung,
          dueAt,
          state: late ? 'skipped' : 'pending',
          reason: late ? 'before-start' : null,
          firing: null,
          firedAt: null,
        }
      }),
    )
  await insertMany(tx, ReminderStep, steps)
}

/** An asset that was lost or disposed of owes nothing any more. */
async function waive(tx: Runtime): Promise<void> {
  const rows = await tx.db
    .createQueryBuilder(Obligation, 'o')
    .innerJoin(Asset, 'a', 'a.id = o.assetId')
    .select('o.id', 'id')
    .where("o.state = 'open' AND a.opStatus IN (:...gone)", { gone })
    .getRawMany<{ id: number }>()
  if (rows.length > 0) await tx.db.update(Obligation, { id: In(rows.map((row) => row.id)) }, { state: 'waived' })
}
