import type { Runtime } from '../base/runtime.ts'
import { Region } from './region.ts'

export const townCodeOf = (code: string): string => code.slice(0, 9)
export const isWithin = (code: string, scope: string): boolean => code.startsWith(scope)

const names = new WeakMap<Runtime['files'], Map<string, Region>>()

/** All places by code; kept in memory because they change once in years and every sentence names one. */
export async function regionMap(tx: Runtime): Promise<Map<string, Region>> {
  const known = names.get(tx.files)
  if (known?.size) return known
  const rows = await tx.db.find(Region)
  const map = new Map(rows.map((row) => [row.code, row]))
  names.set(tx.files, map)
  return map
}

/** After an import or a new village: the next question reads the store again. */
export const forgetRegions = (tx: Runtime): void => void names.delete(tx.files)

/** `熊河镇荆干村`, `熊河镇`, `江陵县`. */
export async function placeName(tx: Runtime, code: string): Promise<string> {
  const map = await regionMap(tx)
  const own = map.get(code)
  if (!own) return ''
  return own.level === 'village' ? `${map.get(townCodeOf(code))?.name ?? ''}${own.name}` : own.name
}

export async function regionName(tx: Runtime, code: string): Promise<string> {
  return (await regionMap(tx)).get(code)?.name ?? ''
}

/** The place somebody means by `熊河镇荆干村`, `荆干村`, `熊河镇`; null when there is none or more than one. */
export async function findPlace(tx: Runtime, text: string): Promise<Region | null> {
  const map = await regionMap(tx)
  const all = [...map.values()]
  const towns = all.filter((r) => r.level === 'town' && text.includes(r.name))
  const villages = all.filter(
    (r) =>
      r.level === 'village' &&
      text.includes(r.name) &&
      (towns.length === 0 || towns.some((t) => r.parentCode === t.code)),
  )
  if (villages.length > 0) return villages.length === 1 ? villages[0]! : null
  if (towns.length > 0) return towns.length === 1 ? towns[0]! : null
  return all.find((r) => r.level === 'county' && text.includes(r.name.replace(/县$/, ''))) ?? null
}
