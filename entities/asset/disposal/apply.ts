import type { z } from 'zod'
import { must } from '../../base/errors.ts'
import type { Runtime } from '../../base/runtime.ts'
import type { Person } from '../../person/person.ts'
import { can } from '../../person/policy.ts'
import { Asset } from '../asset.ts'
import { openFor } from '../process/open.ts'
import type { AssetProcess } from '../process/process.ts'
import { isStateOwned } from '../title/owner.ts'
import { type application, type DisposalFacts, needsAppraisal, tierOf } from './disposal.ts'

export interface ApplyForDisposal {
  assetId: number
  applied: z.output<typeof application>
  messageId?: number | null
}

/**
 * 处置申请 - opens the draft, and nothing more. Throws asset/not-found, disposal/household (F082: a change the village confirms),
 * disposal/gone, disposal/equity-exit (F135), process/not-yours, process/open-already.
 */
export async function applyForDisposal(
  tx: Runtime,
  who: Person,
  { assetId, applied, messageId = null }: ApplyForDisposal,
): Promise<AssetProcess> {
  const asset = await tx.db.findOneBy(Asset, { id: assetId })
  must(asset && can.see(who, asset), 'asset/not-found')
  const { name, assetClass, kind, opStatus, originalFen } = asset
  must(assetClass !== 'household', 'disposal/household', { name })
  must(opStatus !== 'disposed', 'disposal/gone', { name })
  const isEquity = kind === 'equity' || kind === 'debt'
  must(isEquity || applied.method !== 'exit', 'disposal/not-equity', { name })
  must(!isEquity || applied.method === 'exit' || applied.method === 'transfer', 'disposal/equity-exit', { name })
  const facts: DisposalFacts = {
    ...applied,
    isEquity,
    originalFen,
    stateOwned: isStateOwned(asset),
    tier: tierOf(originalFen, tx.settings.value<number[]>('disposal.tiersYuan')),
    needsAppraisal: needsAppraisal(asset, applied.method),
  }
  const { process } = await openFor(tx, who, { kind: 'disposal', assetId, facts: { ...facts }, messageId })
  return process
}
