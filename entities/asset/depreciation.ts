import type { SettingsView } from '../base/runtime.ts'
import type { SettingKey } from '../settings/defaults.ts'
import type { Asset } from './asset.ts'
import type { Kind, Subclass } from './classes.ts'
import type { DepreciationMethod } from './fileCodes.ts'

/**
 * 折旧 - straight line, in fen, by whole months. Months begin with the one after it was put into use and end with the one in which it went
 * out of use (企业所得税法实施条例 第五十九条). What has accumulated after n months is worked out from the whole, then rounded once to the fen,
 * half up; a month's share is the difference of two such sums, so that the months always add up to the total. Source: domain.md §4.8.
 */
export interface Depreciable {
  originalFen: number
  lifeYears: number
  /** Percent of the original value; not changed once set. */
  salvagePercent: number
  /** `YYYY-MM-DD` */
  usedFrom: string
  /** `YYYY-MM-DD`; null while it is in use. */
  outOfUseOn: string | null
}

const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
const isLastOfMonth = (day: string): boolean => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return date === new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Months that are full by the end of `day`, at most the whole life. */
export function monthsBy({ lifeYears, usedFrom, outOfUseOn }: Depreciable, day: string): number {
  const full = monthNumber(day) - (isLastOfMonth(day) ? 0 : 1)
  const last = outOfUseOn === null ? full : Math.min(full, monthNumber(outOfUseOn))
  return Math.max(0, Math.min(last - monthNumber(usedFrom), lifeYears * 12))
}

const roundedShare = (whole: bigint, part: bigint, of: bigint): bigint => (2n * whole * part + of) / (2n * of)

/** 应计折旧额: the original value less what is left at the end. Percent is known to four decimals. */
export function depreciableFen({
  originalFen,
  salvagePercent,
}: Pick<Depreciable, 'originalFen' | 'salvagePercent'>): number {
  const salvage = roundedShare(BigInt(originalFen), BigInt(Math.round(salvagePercent * 10_000)), 1_000_000n)
  return originalFen - Number(salvage)
}

/** 累计折旧 after so many months. */
export const accumulatedAfter = (of: Depreciable, months: number): number =>
  Number(
    roundedShare(BigInt(depreciableFen(of)), BigInt(Math.min(months, of.lifeYears * 12)), BigInt(of.lifeYears * 12)),
  )

/** 月折旧额, as one says it; single months may differ by a fen. */
export const monthlyFen = (of: Depreciable): number => accumulatedAfter(of, 1)

export interface DepreciationRow {
  /** `2026-09` or `2026`. */
  period: string
  fen: number
  accumulatedFen: number
  netFen: number
}

/** 折旧表 - by month or year, up to the end of `until`; the last year is as far as its full months go. */
export function schedule(of: Depreciable, by: 'month' | 'year', until: string): DepreciationRow[] {
  const rows: DepreciationRow[] = []
  for (let month = 1; month <= monthsBy(of, until); month++) {
    const at = monthNumber(of.usedFrom) + month
    const year = String(Math.floor(at / 12))
    const period = by === 'year' ? year : `${year}-${String((at % 12) + 1).padStart(2, '0')}`
    const accumulatedFen = accumulatedAfter(of, month)
    const fen = accumulatedFen - accumulatedAfter(of, month - 1)
    const netFen = of.originalFen - accumulatedFen
    const last = rows.at(-1)
    if (last?.period === period) Object.assign(last, { fen: last.fen + fen, accumulatedFen, netFen })
    else rows.push({ period, fen, accumulatedFen, netFen })
  }
  return rows
}

/** Which setting gives the life of what; none: not depreciated. Which subclass is which no source says (D); lives: D30-D34. */
const lifeOf: Record<Subclass, SettingKey | null> = {
  pv: 'depr.pvYears',
  workshop: 'depr.buildingYears',
  planting: 'depr.treeYears',
  breeding: 'depr.buildingYears',
  rice_crayfish: 'depr.buildingYears',
  processing: 'depr.machineYears',
  cold_storage: 'depr.buildingYears',
  greenhouse: 'depr.machineYears',
  tourism: 'depr.buildingYears',
  ecommerce: 'depr.toolYears',
  shop: 'depr.buildingYears',
  machinery: 'depr.machineYears',
  equity: null,
  debt: null,
  other_op: 'depr.toolYears',
  road: 'depr.buildingYears',
  bridge: 'depr.buildingYears',
  irrigation: 'depr.buildingYears',
  water_supply: 'depr.buildingYears',
  power_net: 'depr.machineYears',
  lighting: 'depr.toolYears',
  sanitation: 'depr.buildingYears',
  education: 'depr.buildingYears',
  health: 'depr.buildingYears',
  culture: 'depr.buildingYears',
  office: 'depr.buildingYears',
  other_pub: 'depr.toolYears',
  livestock: 'depr.livestockYears',
  crop_seedling: 'depr.treeYears',
  small_machine: 'depr.toolYears',
  house_facility: 'depr.toolYears',
  other_hh: 'depr.toolYears',
}
const neverKinds: readonly Kind[] = ['equity', 'debt', 'cip', 'intangible']
const roads: readonly Subclass[] = ['road', 'bridge']

/** 默认年限、残值率、方法 for an asset that has none of its own. */
export function depreciationDefaults(
  { subclass, kind }: Pick<Asset, 'subclass' | 'kind'>,
  settings: SettingsView,
): { deprMethod: DepreciationMethod; lifeYears: number | null; salvagePercent: number | null } {
  const key = kind === 'biological' && subclass === 'breeding' ? 'depr.livestockYears' : lifeOf[subclass]
  const isOff = roads.includes(subclass) && !settings.value<boolean>('depr.publicRoad')
  if (key === null || neverKinds.includes(kind) || isOff)
    return { deprMethod: 'none', lifeYears: null, salvagePercent: null }
  const salvagePercent = settings.value<number>('depr.salvagePercent')
  return { deprMethod: 'straight', lifeYears: settings.value<number>(key), salvagePercent }
}

export interface Depreciation {
  /** `none`: registered only; `units`: not worked out here; `no_start`: nobody said since when it is used. */
  state: 'running' | 'full' | 'none' | 'units' | 'no_start'
  /** Null where nothing is worked out. */
  of: Depreciable | null
  months: number
  monthlyFen: number
  accumulatedFen: number
  netFen: number
  /** Whether life, salvage or method are our defaults rather than the asset's own: 系统默认（县里可改）. */
  isDefault: boolean
}

/** Since when it is used: as said, else since its acceptance, else since it was made, when that is known to the month. */
const startOf = ({ usedFrom, acceptedOn, formedOn, formedPrecision }: Asset): string | null => {
  if (usedFrom ?? acceptedOn) return usedFrom ?? acceptedOn
  if (!formedOn || formedPrecision === 'year' || formedOn.length < 7) return null
  return formedOn.length === 7 ? `${formedOn}-01` : formedOn
}

/** An asset's depreciation by the end of `day`. `outOfUseOn`: see outOfUse in asset/outOfUse.ts. */
export function depreciationOf(
  asset: Asset,
  settings: SettingsView,
  { day, outOfUseOn = null }: { day: string; outOfUseOn?: string | null },
): Depreciation {
  const defaults = depreciationDefaults(asset, settings)
  const method = asset.deprMethod ?? defaults.deprMethod
  const lifeYears = asset.lifeYears ?? defaults.lifeYears
  const salvagePercent =
    asset.salvagePercent ?? defaults.salvagePercent ?? settings.value<number>('depr.salvagePercent')
  const isDefault = asset.deprMethod === null || asset.lifeYears === null || asset.salvagePercent === null
  const usedFrom = startOf(asset)
  const nothing = { of: null, months: 0, monthlyFen: 0, accumulatedFen: 0, netFen: asset.originalFen, isDefault }
  if (method === 'none' || !lifeYears) return { ...nothing, state: 'none', isDefault: asset.deprMethod === null }
  if (method === 'units') return { ...nothing, state: 'units' }
  if (usedFrom === null) return { ...nothing, state: 'no_start' }
  const of: Depreciable = { originalFen: asset.originalFen, lifeYears, salvagePercent, usedFrom, outOfUseOn }
  const months = monthsBy(of, day)
  const accumulatedFen = accumulatedAfter(of, months)
  return {
    state: months >= lifeYears * 12 ? 'full' : 'running',
    of,
    months,
    monthlyFen: monthlyFen(of),
    accumulatedFen,
    netFen: asset.originalFen - accumulatedFen,
    isDefault,
  }
}
