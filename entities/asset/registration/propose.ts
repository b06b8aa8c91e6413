import { must } from '../../base/errors.ts'
import type { Runtime } from '../../base/runtime.ts'
import type { Person } from '../../person/person.ts'
import { can } from '../../person/policy.ts'
import { Region } from '../../region/region.ts'
import { insert, mayOpen } from '../process/open.ts'
import type { AssetProcess } from '../process/process.ts'
import { checkProposed } from './registration.ts'

/** 起草登记 - opens the registration of a thing that is not in the ledger. Throws registration/not-here, process/not-yours, asset/bad-value. */
export async function proposeAsset(
  tx: Runtime,
  who: Person,
  order: { villageCode: string; values: Record<string, unknown>; messageId?: number | null },
): Promise<AssetProcess> {
  const { villageCode, messageId = null } = order
  mayOpen(who, 'registration')
  must(can.see(who, { villageCode }), 'registration/not-here')
  must(await tx.db.existsBy(Region, { code: villageCode, level: 'village' }), 'registration/not-here')
  const values = checkProposed(order.values)
  const title = String(values.name ?? '')
  return insert(tx, who, { kind: 'registration', assetId: null, villageCode, title, facts: { values }, messageId })
}
