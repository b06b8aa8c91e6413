import type { Runtime } from '../base/runtime.ts'
import { within } from '../base/page.ts'
import type { Person } from '../person/person.ts'
import { Asset } from './asset.ts'
import { onlySeen } from './pages.ts'
import { AssetProposal, type ProposalState } from './proposal.ts'

export interface ProposalSeen {
  proposal: AssetProposal
  asset: Asset
}

/** 变更申请 in the scope of this person, newest first, at most `limit`. */
export async function proposalsSeen(
  tx: Runtime,
  who: Person,
  { state, limit = 200 }: { state?: ProposalState | undefined; limit?: number },
): Promise<ProposalSeen[]> {
  const query = tx.db
    .createQueryBuilder(AssetProposal, 'p')
    .innerJoinAndMapOne('p.asset', Asset, 'a', 'a.id = p.assetId')
    .where(...within('p.villageCode', 'place', who.regionCode))
    .orderBy('p.id', 'DESC')
    .limit(limit)
  if (state) query.andWhere('p.state = :state', { state })
  onlySeen(query, who)
  // mapped by the join just above
  const rows = (await query.getMany()) as (AssetProposal & { asset: Asset })[]
  return rows.map(({ asset, ...proposal }) => ({ proposal, asset }))
}
