const townSuffix = /(镇|乡|管理区|街道办事处|街道|办事处|农场)$/
const villageSuffix = /(村民委员会|村委会|村民委|村)$/
/** Places that are villages without 村 in the name. */
const otherVillage = /(社区|居委会|居民委员会|分场|大队|渔场|林场)$/

/** A town or village as a ledger names it: stems without 镇 or 村 are compared, because offices leave both out. */
export interface NamedPlace {
  code: string
  name: string
}

const compact = (text: string) => text.replace(/[\s()（）]/g, '')
export const townStem = (name: string): string => compact(name).replace(townSuffix, '')
export const villageStem = (name: string): string =>
  otherVillage.test(compact(name)) ? compact(name) : compact(name).replace(villageSuffix, '')
/** `荆干`, `荆干村委会` -> `荆干村`; 社区 and 分场 keep their names. */
export const villageName = (name: string): string =>
  otherVillage.test(compact(name)) ? compact(name) : `${villageStem(name)}村`

/** The town a text names, whole or somewhere in it (`江陵县熊河镇`, a sheet called 熊河). */
export function townIn<T extends NamedPlace>(towns: readonly T[], text: string): T | null {
  const own = compact(text)
  if (own === '') return null
  const exact = towns.filter((t) => t.name === own || townStem(t.name) === townStem(own))
  if (exact.length === 1) return exact[0] ?? null
  const inside = towns.filter((t) => own.includes(t.name))
  return inside.length === 1 ? (inside[0] ?? null) : null
}

/** A town at the beginning of a text, as in `熊河镇荆干村`, and what stands behind it. */
export function splitTown<T extends NamedPlace>(towns: readonly T[], text: string): { town: T | null; rest: string } {
  const own = compact(text)
  const town = towns.find((t) => own.includes(t.name) && own.length > own.indexOf(t.name) + t.name.length)
  return town ? { town, rest: own.slice(own.indexOf(town.name) + town.name.length) } : { town: null, rest: own }
}
