import type { Asset } from '../../asset/asset.ts'
import { nameKey } from './match.ts'
import type { NewAsset } from './plan.ts'
import { spokenWords } from './words.ts'

const MOST = 4

/**
 * Gives new assets the names people use: the name without the village, and the village's words for such a thing where the village has only one.
 * An alias never means two assets of one village.
 */
export function giveAliases(
  created: readonly NewAsset[],
  known: readonly Asset[],
  villageNames: ReadonlyMap<string, string>,
): void {
  const all = [...known, ...created]
  const used = new Map<string, number>()
  const ofKind = new Map<string, number>()
  const bump = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)
  const short = (asset: NewAsset) => nameKey({ name: asset.name, village: villageNames.get(asset.villageCode) ?? '' })
  for (const asset of all) {
    bump(ofKind, `${asset.villageCode} ${asset.subclass}`)
    for (const word of new Set([asset.name, short(asset), ...asset.aliases])) bump(used, `${asset.villageCode} ${word}`)
  }
  for (const asset of created) {
    const own = short(asset)
    const isOnly = ofKind.get(`${asset.villageCode} ${asset.subclass}`) === 1
    const free = (word: string) =>
      word === own
        ? used.get(`${asset.villageCode} ${word}`) === 1 && word !== asset.name
        : !used.has(`${asset.villageCode} ${word}`)
    asset.aliases = [...new Set([own, ...(isOnly ? (spokenWords[asset.subclass] ?? []) : [])])]
      .filter(free)
      .slice(0, MOST)
  }
}
