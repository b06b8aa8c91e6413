import { In, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm'
import { Asset } from '../asset/asset.ts'
import { onlySeen } from '../asset/pages.ts'
import { type Page, pageOf, type PageWanted, within } from '../base/page.ts'
import type { Runtime } from '../base/runtime.ts'
import { can } from '../person/policy.ts'
import type { Person } from '../person/person.ts'
import { binding, type ContractState } from './codes.ts'
import { Contract } from './contract.ts'

export interface Contracted {
  contract: Contract
  asset: Asset
}

/** A contract by its number, as far as this person may see its asset. */
export async function contractSeen(tx: Runtime, who: Person, code: string): Promise<Contracted | null> {
  const contract = await tx.db.findOneBy(Contract, { code: code.toUpperCase() })
  const asset = contract && (await tx.db.findOneBy(Asset, { id: contract.assetId }))
  return contract && asset && can.see(who, asset) ? { contract, asset } : null
}

/** Contracts of one asset, the newest first. */
export const contractsOf = (tx: Runtime, assetId: number): Promise<Contract[]> =>
  tx.db.find(Contract, { where: { assetId }, order: { startOn: 'DESC', id: 'DESC' } })

/** Signed contracts of some assets, by asset, the oldest first. */
export async function bindingContracts(tx: Runtime, assetIds: readonly number[]): Promise<Map<number, Contract[]>> {
  const byAsset = new Map<number, Contract[]>()
  for (let at = 0; at < assetIds.length; at += 500) {
    const rows = await tx.db.find(Contract, {
      where: { assetId: In(assetIds.slice(at, at + 500)), state: In([...binding]) },
      order: { startOn: 'ASC', id: 'ASC' },
    })
    for (const row of rows) byAsset.set(row.assetId, [...(byAsset.get(row.assetId) ?? []), row])
  }
  return byAsset
}

export interface ContractFilter {
  scope?: string
  assetId?: number | undefined
  states?: readonly ContractState[] | undefined
  /** Runs out by this day. */
  endsBy?: string | undefined
}

/** A page of contracts as this person may see them; what runs out first stands first. */
export function contractPage(
  tx: Runtime,
  who: Person,
  { scope = '', assetId, states, endsBy }: ContractFilter,
  wanted: PageWanted,
): Promise<Page<Contract>> {
  const query = tx.db.createQueryBuilder(Contract, 'c').orderBy('c.endOn').addOrderBy('c.id')
  query.where(...within('c.villageCode', 'asked', scope || who.regionCode))
  query.andWhere(...within('c.villageCode', 'own', who.regionCode))
  if (who.role === 'keeper' || who.role === 'sector') {
    const seen = tx.db.createQueryBuilder(Asset, 'a').select('a.id')
    onlySeen(seen as SelectQueryBuilder<ObjectLiteral>, who)
    query
      .andWhere(`c.assetId IN (${seen.getQuery()})`)
      .setParameters({ ...query.getParameters(), ...seen.getParameters() })
  }
  if (assetId !== undefined) query.andWhere('c.assetId = :assetId', { assetId })
  if (states) query.andWhere('c.state IN (:...states)', { states })
  if (endsBy) query.andWhere('c.endOn <= :endsBy', { endsBy })
  return pageOf(query, wanted)
}
