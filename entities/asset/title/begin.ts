import { must } from '../../base/errors.ts'
import type { Runtime } from '../../base/runtime.ts'
import type { Person } from '../../person/person.ts'
import { can } from '../../person/policy.ts'
import { Asset } from '../asset.ts'
import { openFor } from '../process/open.ts'
import type { AssetProcess } from '../process/process.ts'
import { titleFacts } from './title.ts'

/** 起草确权. What is confirmed already only the county begins anew. Throws asset/not-found, title/done, process/not-yours, process/open-already. */
export async function beginTitle(
  tx: Runtime,
  who: Person,
  { assetId, messageId = null }: { assetId: number; messageId?: number | null },
): Promise<AssetProcess> {
  const asset = await tx.db.findOneBy(Asset, { id: assetId })
  must(asset && can.see(who, asset), 'asset/not-found')
  must(asset.titleStatus !== 'confirmed' || who.role === 'county', 'title/done', { name: asset.name })
  const { process } = await openFor(tx, who, { kind: 'title', assetId, facts: titleFacts(asset), messageId })
  return process
}
