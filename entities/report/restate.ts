import { In, IsNull, Not } from 'typeorm'
import { Asset } from '../asset/asset.ts'
import type { Runtime } from '../base/runtime.ts'
import { Report } from './report.ts'
import { standing } from './reports.ts'

/** The asset's state is what the newest standing quarterly report says; derived, so that withdrawing or returning a report mends it by itself. */
export async function restate(tx: Runtime, asset: Pick<Asset, 'id'>): Promise<void> {
  const newest = await tx.db
    .createQueryBuilder(Report, 'r')
    .where({ assetId: asset.id, state: In(standing), status: Not(IsNull()) })
    .andWhere("r.period LIKE '%Q%'")
    .orderBy('r.period', 'DESC')
    .addOrderBy('r.id', 'DESC')
    .getOne()
  if (!newest?.status) return
  // what the caller knew of the asset may be older than the lock he waited for
  const differs = Not(In([newest.status, 'disposed']))
  await tx.db.update(Asset, { id: asset.id, opStatus: differs }, { opStatus: newest.status, updatedAt: tx.clock.now() })
}
