import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm'
import { type Page, pageOf, type PageWanted, within } from '../base/page.ts'
import type { Runtime } from '../base/runtime.ts'
import { can } from '../person/policy.ts'
import type { Person } from '../person/person.ts'
import { Asset } from './asset.ts'
import type { AssetClass, OpStatus } from './classes.ts'

export interface AssetFilter {
  townCode?: string | undefined
  villageCode?: string | undefined
  assetClass?: AssetClass | undefined
  opStatus?: OpStatus | undefined
}

/** A page of the ledger as this person may see it, in ledger order. */
export function assetPage(tx: Runtime, who: Person, filter: AssetFilter, wanted: PageWanted): Promise<Page<Asset>> {
  const query = tx.db.createQueryBuilder(Asset, 'a').orderBy('a.assetNo', 'ASC')
  onlySeen(query, who)
  if (filter.townCode) query.andWhere(...within('a.villageCode', 'town', filter.townCode))
  const { villageCode, assetClass, opStatus } = filter
  for (const [column, value] of Object.entries({ villageCode, assetClass, opStatus }))
    if (value) query.andWhere(`a.${column} = :${column}`, { [column]: value })
  return pageOf(query, wanted)
}

/** The asset of this number, when this person may see it. */
export async function assetSeen(tx: Runtime, who: Person, assetNo: string): Promise<Asset | null> {
  const found = await tx.db.findOneBy(Asset, { assetNo })
  return found && can.see(who, found) ? found : null
}

/** Keeps what `can.see` allows, for a query with the asset as `a`; a test holds the two together for every role. */
export function onlySeen<T extends ObjectLiteral>(query: SelectQueryBuilder<T>, who: Person): void {
  query.andWhere(...within('a.villageCode', 'scope', who.regionCode))
  if (who.status !== 'active') query.andWhere('1 = 0')
  if (who.role === 'keeper') query.andWhere('a.keeperId = :keeper', { keeper: who.id })
  if (who.role === 'sector') query.andWhere('a.subclass IN (:...subclasses)', { subclasses: who.sector.split(',') })
}
