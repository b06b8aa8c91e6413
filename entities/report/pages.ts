import { onlySeen } from '../asset/pages.ts'
import { Asset } from '../asset/asset.ts'
import { type Page, pageOf, type PageWanted, within } from '../base/page.ts'
import type { Runtime } from '../base/runtime.ts'
import type { Person } from '../person/person.ts'
import { Report, type ReportState } from './report.ts'

export interface ReportFilter {
  state?: ReportState | undefined
  townCode?: string | undefined
  villageCode?: string | undefined
  period?: string | undefined
}

/** A page of reports on assets this person may see, newest first. */
export function reportPage(tx: Runtime, who: Person, filter: ReportFilter, wanted: PageWanted): Promise<Page<Report>> {
  const query = tx.db.createQueryBuilder(Report, 'r').innerJoin(Asset, 'a', 'a.id = r.assetId').orderBy('r.id', 'DESC')
  onlySeen(query, who)
  if (filter.townCode) query.andWhere(...within('r.villageCode', 'town', filter.townCode))
  const { villageCode, state, period } = filter
  for (const [column, value] of Object.entries({ villageCode, state, period }))
    if (value) query.andWhere(`r.${column} = :${column}`, { [column]: value })
  return pageOf(query, wanted)
}
