import { In, IsNull, MoreThanOrEqual, Not } from 'typeorm'
import { within } from '../base/page.ts'
import type { Runtime } from '../base/runtime.ts'
import type { Person } from '../person/person.ts'
import { Report, type ReportState } from './report.ts'

/** States in which a report counts: it is there and nobody took it back. */
export const standing: ReportState[] = ['submitted', 'accepted']

/** The newest report of an asset and period that was not superseded or withdrawn. */
export const currentReport = (tx: Runtime, assetId: number, period: string): Promise<Report | null> =>
  tx.db.findOne(Report, { where: { assetId, period, state: In([...standing, 'returned']) }, order: { id: 'DESC' } })

/** 更正待审 - the correction of an accepted report that nobody has reviewed yet. */
export const proposedCorrection = (tx: Runtime, assetId: number, period: string): Promise<Report | null> =>
  tx.db.findOne(Report, { where: { assetId, period, state: 'proposed' }, order: { id: 'DESC' } })
/** The same for many assets, by asset. */
export async function currentReports(tx: Runtime, assetIds: number[], period: string): Promise<Map<number, Report>> {
  if (assetIds.length === 0) return new Map()
  const rows = await tx.db.find(Report, {
    where: { assetId: In(assetIds), period, state: In([...standing, 'returned']) },
    order: { id: 'ASC' },
  })
  return new Map(rows.map((row) => [row.assetId, row]))
}

export const reportByReceipt = (tx: Runtime, receiptNo: string): Promise<Report | null> =>
  tx.db.findOneBy(Report, { receiptNo })

/** Reports of some assets for one period that count, by asset. */
export async function standingReports(tx: Runtime, assetIds: number[], period: string): Promise<Map<number, Report>> {
  const rows =
    assetIds.length === 0
      ? []
      : await tx.db.find(Report, {
          where: { assetId: In(assetIds), period, state: In(standing) },
          order: { id: 'ASC' },
        })
  return new Map(rows.map((row) => [row.assetId, row]))
}

/** What its sender can still speak of. */
const open: ReportState[] = [...standing, 'returned', 'proposed']
/** What waits for a reviewer. */
export const reviewable: ReportState[] = ['submitted', 'proposed']

/** What somebody sent last, newest first. */
export const lastReportsOf = (tx: Runtime, senderId: string, take = 5): Promise<Report[]> =>
  tx.db.find(Report, { where: { senderId, state: In(open) }, order: { id: 'DESC' }, take })

/** What somebody sent by message since a moment, newest first: what a talk can refer back to. */
export const reportsSentSince = (tx: Runtime, senderId: string, since: Date, take = 5): Promise<Report[]> =>
  tx.db.find(Report, {
    where: {
      senderId,
      state: In(open),
      messageId: Not(IsNull()),
      submittedAt: MoreThanOrEqual(since),
    },
    order: { id: 'DESC' },
    take,
  })

/** What waits for this reviewer, oldest first: the town what its villages sent, the county what the town filed for them. */
export const waitingForReview = (tx: Runtime, who: Person, take = 2000): Promise<Report[]> =>
  tx.db
    .createQueryBuilder(Report, 'r')
    .where('r.state IN (:...reviewable)', { reviewable })
    .andWhere(...within('r.villageCode', 'scope', who.regionCode))
    .andWhere('r.onBehalf = :isCounty AND r.senderId <> :own', { isCounty: who.role === 'county', own: who.id })
    .orderBy('r.id', 'ASC')
    .take(take)
    .getMany()
