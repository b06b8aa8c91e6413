import type { Asset } from '../../asset/asset.ts'
import { assetsOfVillage } from '../../asset/assets.ts'
import { shortName } from '../../asset/names.ts'
import { previousPeriod } from '../../base/calendar.ts'
import { localDate } from '../../base/clock.ts'
import type { Runtime } from '../../base/runtime.ts'
import type { Person } from '../../person/person.ts'
import { can } from '../../person/policy.ts'
import { lastEnded } from '../due.ts'
import { gone, openObligations } from '../obligations.ts'
import type { Report } from '../report.ts'
import { currentReports, standingReports } from '../reports.ts'

/** One asset of the sheet. */
export interface FormLine {
  asset: Asset
  /** As its village calls it. */
  name: string
  isOwed: boolean
  /** What stands of last quarter. */
  before: Report | null
  /** What was reported of this quarter when the sheet was made. */
  current: Report | null
}

/** 填报表 - the sheet of one village and quarter, before it is written. */
export interface Form {
  villageCode: string
  period: string
  /** What is owed first, then what may be reported, in ledger order. */
  lines: FormLine[]
}

/** Somebody who may fill in the sheet of a village: those who report for all of it, money too. */
export const mayFillIn = (who: Person): boolean => who.role === 'village' || who.role === 'town'

/** What the sheet of a village says. Without a period: the newest quarter it owes, else the one that ended last. */
export async function formOf(
  tx: Runtime,
  who: Person,
  { villageCode, period: asked }: { villageCode: string; period?: string | undefined },
): Promise<Form> {
  const open = await openObligations(tx, { within: villageCode, kind: 'quarter' })
  const period =
    asked ??
    open
      .map((o) => o.period)
      .sort()
      .at(-1) ??
    lastEnded('quarter', localDate(tx.clock.now()))
  const owed = new Set(open.filter((o) => o.period === period).map((o) => o.assetId))
  const assets = (await assetsOfVillage(tx, villageCode)).filter((asset) => can.see(who, asset) && isThere(asset))
  const ids = assets.map((asset) => asset.id)
  const before = await standingReports(tx, ids, previousPeriod(period))
  const current = await currentReports(tx, ids, period)
  const rank = (asset: Asset) =>
    owed.has(asset.id) ? 0 : asset.assetClass === 'operating' ? 1 : asset.assetClass === 'public' ? 2 : 3
  const lines = assets
    .toSorted((a, b) => rank(a) - rank(b))
    .map(
      async (asset): Promise<FormLine> => ({
        asset,
        name: await shortName(tx, asset),
        isOwed: owed.has(asset.id),
        before: before.get(asset.id) ?? null,
        current: current.get(asset.id) ?? null,
      }),
    )
  return { villageCode, period, lines: await Promise.all(lines) }
}

/** Assets that were lost or disposed of have no row. */
export const isThere = ({ opStatus }: Asset): boolean => !(gone as readonly string[]).includes(opStatus)

/** What a report was when the sheet was made; `0`: there was none. */
export const seenOf = (report: Report | null): string => (report === null ? '0' : `${report.id}.${report.version}`)
