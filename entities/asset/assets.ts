import { In, Like } from 'typeorm'
import type { Runtime } from '../base/runtime.ts'
import { can } from '../person/policy.ts'
import type { Person } from '../person/person.ts'
import { Asset } from './asset.ts'
import type { AssetClass } from './classes.ts'

/** The assets of one village, in ledger order. */
export const assetsOfVillage = (tx: Runtime, villageCode: string): Promise<Asset[]> =>
  tx.db.find(Asset, { where: { villageCode }, order: { assetNo: 'ASC' } })

/** What a person can mean when they name an asset: everything in their scope, at most `limit`. */
export async function assetsInScope(tx: Runtime, who: Person, limit = 2000): Promise<Asset[]> {
  const where =
    who.role === 'keeper'
      ? { keeperId: who.id }
      : who.regionCode.length === 12
        ? { villageCode: who.regionCode }
        : { villageCode: Like(`${who.regionCode}%`) }
  const rows = await tx.db.find(Asset, { where, order: { assetNo: 'ASC' }, take: limit })
  return rows.filter((asset) => can.see(who, asset))
}

export const assetsById = (tx: Runtime, ids: number[]): Promise<Asset[]> =>
  ids.length ? tx.db.findBy(Asset, { id: In(ids) }) : Promise.resolve([])

export const asset = (tx: Runtime, id: number): Promise<Asset | null> => tx.db.findOneBy(Asset, { id })

/** Count and total by class and town: the figures on the county's first page. */
export async function assetTotals(
  tx: Runtime,
  scope = '',
): Promise<{ townCode: string; assetClass: AssetClass; count: number; originalFen: number }[]> {
  const rows = await tx.db
    .createQueryBuilder(Asset, 'a')
    .select('a.townCode', 'townCode')
    .addSelect('a.assetClass', 'assetClass')
    .addSelect('COUNT(*)', 'count')
    .addSelect('SUM(a.originalFen)', 'originalFen')
    .where('a.villageCode LIKE :scope', { scope: `${scope}%` })
    .groupBy('a.townCode')
    .addGroupBy('a.assetClass')
    .getRawMany<{ townCode: string; assetClass: AssetClass; count: string | number; originalFen: string | number }>()
  // raw sums are strings on MariaDB
  return rows.map((row) => ({ ...row, count: Number(row.count), originalFen: Number(row.originalFen) }))
}

/** Whoever reports of an asset, or reviews what was reported, takes his turn: its row stays locked until the transaction ends. */
export const lockAsset = (tx: Runtime, id: number): Promise<unknown> =>
  tx.db.update(Asset, { id }, { version: () => 'version' })
