import type { Asset } from '../entities/asset/asset.ts'
import { assetsInScope, assetsOfVillage } from '../entities/asset/assets.ts'
import { assetSeen } from '../entities/asset/pages.ts'
import { can } from '../entities/person/policy.ts'
import { isWithin, regionMap } from '../entities/region/regions.ts'
import { matchAssets } from '../entities/report/read/index.ts'
import type { KnownTurn } from './turn.ts'

/** The assets of this person's scope that somebody may mean by these words; one when it is certain. */
export async function assetsMeant(turn: KnownTurn, said: string): Promise<Asset[]> {
  const { tx, person } = turn
  const words = said.trim()
  const numbered = await assetSeen(tx, person, words.toUpperCase())
  if (numbered) return [numbered]
  const places = await regionMap(tx)
  const village = [...places.values()].find(
    ({ level, code, name }) => level === 'village' && words.includes(name) && isWithin(code, person.regionCode),
  )
  const known = village
    ? (await assetsOfVillage(tx, village.code)).filter((asset) => can.see(person, asset))
    : await assetsInScope(tx, person)
  const named = known.filter(({ name }) => name === words)
  if (named.length > 0) return named
  const rest = village ? words.replace(village.name, '').replace(/^[\s的]+/, '') : words
  const called = known.filter(({ aliases }) => aliases.includes(rest))
  if (called.length > 0) return called
  const ledger = known.map((asset) => ({
    id: String(asset.id),
    name: asset.name,
    village: places.get(asset.villageCode)?.name ?? '',
    class: asset.assetClass,
    subclass: asset.subclass,
    aliases: asset.aliases,
  }))
  const ids = new Set(
    matchAssets(words, ledger).flatMap(({ entries, candidates }) => [...entries, ...candidates].map(({ id }) => id)),
  )
  return known.filter(({ id }) => ids.has(String(id)))
}
