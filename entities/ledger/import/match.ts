import type { Asset } from '../../asset/asset.ts'
import { changesIn } from './fields.ts'
import type { Placing } from './newVillages.ts'
import { villageName, villageStem } from '../../region/placeNames.ts'
import type { LedgerRow } from './reading.ts'

/** A name without blanks and without the village before it: offices write 荆干村冷库, 荆干冷库 and 冷库. */
export function nameKey({ name, village }: { name: string; village: string }): string {
  const tidy = name.normalize('NFKC').replace(/\s/g, '')
  const prefix = [villageName(village), villageStem(village)].find(
    (p) => p !== '' && tidy.startsWith(p) && tidy.length > p.length,
  )
  return prefix ? tidy.slice(prefix.length) : tidy
}

/**
 * Which asset of the store each row means. An asset number decides; otherwise village and name, and where a village has several of one name, whatever
 * else agrees, from everything down to amount, then date. Sequence numbers and row order mean nothing, so a re-sorted file finds the same assets.
 */
export function matchRows(
  rows: readonly LedgerRow[],
  assets: readonly Asset[],
  codeOf: Placing['codeOf'],
): Map<LedgerRow, Asset> {
  const pairs = new Map<LedgerRow, Asset>()
  const free = new Set(assets)
  const pair = (row: LedgerRow, asset: Asset | undefined) => {
    if (!asset || pairs.has(row) || !free.delete(asset)) return
    pairs.set(row, asset)
  }
  const byNo = new Map(assets.map((a) => [a.assetNo, a]))
  for (const row of rows) if (row.assetNo !== '') pair(row, byNo.get(row.assetNo))

  const assetsByName = new Map<string, Asset[]>()
  const villageOf = new Map(rows.map((row) => [codeOf(row).villageCode, row.village]))
  for (const asset of assets) {
    const village = villageOf.get(asset.villageCode)
    if (village) push(assetsByName, `${asset.villageCode} ${nameKey({ name: asset.name, village })}`, asset)
  }
  const rowsByName = new Map<string, LedgerRow[]>()
  for (const row of rows) push(rowsByName, `${codeOf(row).villageCode} ${nameKey(row)}`, row)

  for (const [key, same] of rowsByName) {
    const candidates = assetsByName.get(key) ?? []
    const agree: ((row: LedgerRow, asset: Asset) => boolean)[] = [
      (row, asset) =>
        row.assetClass === asset.assetClass && Object.keys(changesIn(asset, row, () => asset.keeperId)).length === 0,
      (row, asset) => row.originalFen === asset.originalFen && row.formedOn === asset.formedOn,
      (row, asset) => row.originalFen === asset.originalFen,
      (row, asset) => row.formedOn !== null && row.formedOn === asset.formedOn,
      (row, asset) => row.projectYear !== null && row.projectYear === asset.projectYear,
    ]
    for (const agrees of agree)
      for (const row of same)
        if (!pairs.has(row))
          pair(
            row,
            candidates.find((asset) => free.has(asset) && agrees(row, asset)),
          )
    // one of each left: the same thing with new figures
    const left = same.filter((row) => !pairs.has(row))
    const open = candidates.filter((asset) => free.has(asset))
    if (left.length === 1 && open.length === 1 && left[0]) pair(left[0], open[0])
  }
  return pairs
}

function push<T>(into: Map<string, T[]>, key: string, value: T): void {
  const list = into.get(key)
  if (list) list.push(value)
  else into.set(key, [value])
}
