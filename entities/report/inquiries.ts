import { IsNull } from 'typeorm'
import type { Runtime } from '../base/runtime.ts'
import { Inquiry } from './inquiry.ts'
import { Report } from './report.ts'

/** What was asked about an asset and period, whichever report stood at the time, oldest first. */
export const inquiriesAbout = (
  tx: Runtime,
  { assetId, period }: Pick<Report, 'assetId' | 'period'>,
): Promise<Inquiry[]> =>
  tx.db
    .createQueryBuilder(Inquiry, 'i')
    .innerJoin(Report, 'r', 'r.id = i.reportId')
    .where('r.assetId = :assetId AND r.period = :period', { assetId, period })
    .orderBy('i.id', 'ASC')
    .getMany()

/** What this person was asked and has not answered, newest first; of one report when it is named. */
export async function openInquiry(tx: Runtime, toId: string, receiptNo: string | null = null): Promise<Inquiry | null> {
  const query = tx.db
    .createQueryBuilder(Inquiry, 'i')
    .innerJoin(Report, 'r', 'r.id = i.reportId')
    .where({ toId, answeredAt: IsNull() })
    .orderBy('i.id', 'DESC')
  if (receiptNo !== null) query.andWhere('r.receiptNo = :receiptNo', { receiptNo })
  return query.getOne()
}
