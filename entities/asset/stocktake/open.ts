import { In } from 'typeorm'
import { audit } from '../../base/audit.ts'
import { addDays } from '../../base/calendar.ts'
import { local, localDate } from '../../base/clock.ts'
import { must } from '../../base/errors.ts'
import type { Runtime } from '../../base/runtime.ts'
import { nextNumber } from '../../base/sequence.ts'
import { can } from '../../person/policy.ts'
import type { Person } from '../../person/person.ts'
import { Region } from '../../region/region.ts'
import { assetsOfVillage } from '../assets.ts'
import { Stocktake } from './stocktake.ts'
import { StocktakeLine } from './stocktakeLine.ts'

/** The last day of the county's months for counting (D62), in a year. */
export function dueDay(year: number, months: readonly number[]): string {
  const last = Math.max(...months)
  const next = last === 12 ? `${year + 1}-01-01` : `${year}-${String(last + 1).padStart(2, '0')}-01`
  return addDays(next, -1)
}

/** Whether the county counts in this month (D62). */
export const isCountingMonth = (tx: Runtime): boolean =>
  tx.settings.value<number[]>('stocktake.months').includes(local(tx.clock.now()).month() + 1)

/**
 * 开始盘点 - this year's count of a village: a line for every asset of its ledger that is not disposed of. The same year twice is one count.
 * Throws person/forbidden, stocktake/no-assets.
 */
export async function openStocktake(
  tx: Runtime,
  by: Person,
  { villageCode, messageId = null }: { villageCode: string; messageId?: number | null },
): Promise<Stocktake> {
  must(can.count(by, { villageCode }), 'person/forbidden')
  // the village's row keeps two that begin at once in turn
  await tx.db.update(Region, { code: villageCode }, { code: villageCode })
  const today = localDate(tx.clock.now())
  const year = Number(today.slice(0, 4))
  const known = await tx.db.findOneBy(Stocktake, { villageCode, year })
  if (known) return known
  const assets = (await assetsOfVillage(tx, villageCode)).filter(({ opStatus }) => opStatus !== 'disposed')
  must(assets.length > 0, 'stocktake/no-assets')
  const stocktake = tx.db.create(Stocktake, {
    code: `P${String(await nextNumber(tx, 'stocktake')).padStart(4, '0')}`,
    villageCode,
    year,
    state: 'open',
    openedBy: by.id,
    openedAt: tx.clock.now(),
    dueOn: dueDay(year, tx.settings.value<number[]>('stocktake.months')),
    signedBy: null,
    signedOn: null,
    closedBy: null,
    closedOn: null,
    version: 1,
  })
  await tx.db.insert(Stocktake, stocktake)
  for (const { id: assetId, name } of assets) await tx.db.insert(StocktakeLine, blank(stocktake.id, assetId, name))
  const change = { code: stocktake.code, year, lines: assets.length }
  await audit(tx, { subject: 'stocktake', subjectId: stocktake.id, action: 'open', by: by.id, messageId, change })
  return stocktake
}

export const blank = (stocktakeId: number, assetId: number | null, name: string) => ({
  stocktakeId,
  assetId,
  name,
  result: null,
  note: '',
  photos: [] as string[],
  countedBy: null,
  countedAt: null,
  messageId: null,
  followUp: '',
})

/** What is registered while a village counts gets its line too. */
export async function addNewAssets(tx: Runtime, stocktake: Stocktake): Promise<void> {
  const lines = await tx.db.findBy(StocktakeLine, { stocktakeId: stocktake.id })
  const known = new Set(lines.map(({ assetId }) => assetId))
  const assets = await assetsOfVillage(tx, stocktake.villageCode)
  for (const { id, name, opStatus } of assets)
    if (!known.has(id) && opStatus !== 'disposed') await tx.db.insert(StocktakeLine, blank(stocktake.id, id, name))
}

export const stocktakesById = (tx: Runtime, ids: number[]): Promise<Stocktake[]> =>
  tx.db.findBy(Stocktake, { id: In(ids) })
