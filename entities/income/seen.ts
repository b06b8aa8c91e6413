import { Asset } from '../asset/asset.ts'
import { onlySeen } from '../asset/pages.ts'
import { within } from '../base/page.ts'
import type { Runtime } from '../base/runtime.ts'
import type { Person } from '../person/person.ts'

/** Operating assets of a place, in ledger order; only those this person may see, when one is named. */
export function operatingAssets(tx: Runtime, scope: string, who?: Person): Promise<Asset[]> {
  const query = tx.db
    .createQueryBuilder(Asset, 'a')
    .where({ assetClass: 'operating' })
    .andWhere(...within('a.villageCode', 'place', scope))
    .orderBy('a.assetNo')
  if (who) onlySeen(query, who)
  return query.getMany()
}
