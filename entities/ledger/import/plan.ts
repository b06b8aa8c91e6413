import { createHash } from 'node:crypto'
import { Asset } from '../../asset/asset.ts'
import type { Runtime } from '../../base/runtime.ts'
import { Person } from '../../person/person.ts'
import { Region } from '../../region/region.ts'
import { duplicateOf } from '../../texts/ledger.ts'
import { AssetNumbers } from '../../asset/assetNo.ts'
import { giveAliases } from './aliases.ts'
import { changesIn, type Changes, newAsset } from './fields.ts'
import { jianglingRegions } from './jiangling.ts'
import { matchRows, nameKey } from './match.ts'
import { placeVillages } from './newVillages.ts'
import type { LedgerReading, LedgerRow, RefusedRow } from './reading.ts'

export type NewAsset = Omit<Asset, 'id'>

export interface ImportPlan {
  newRegions: Region[]
  create: NewAsset[]
  change: { asset: Asset; changes: Changes }[]
  same: number
  /** Rows the reading refused, and those refused because the file repeats itself. */
  refused: RefusedRow[]
  accepted: LedgerRow[]
  /** Two plans with the same digest do the same. */
  digest: string
}

/** What an import of this reading would do to the store as it is now; only reads. Throws ledger/too-many-villages. */
export async function planImport(tx: Runtime, reading: LedgerReading): Promise<ImportPlan> {
  const { rows, refused } = withoutRepeats(reading)
  const known = await tx.db.find(Region)
  const ground = known.length === 0 ? jianglingRegions() : []
  const { codeOf, created } = placeVillages([...known, ...ground], rows)
  const assets = await tx.db.find(Asset, { order: { id: 'ASC' } })
  const people = await tx.db.find(Person, { where: { status: 'active' } })
  const keeperOf = (villageCode: string, name: string) => {
    const same = people.filter((p) => p.regionCode === villageCode && p.name === name)
    return same.length === 1 ? (same[0]?.id ?? null) : null
  }

  const pairs = matchRows(rows, assets, codeOf)
  const numbers = new AssetNumbers([...assets.map((a) => a.assetNo), ...rows.map((r) => r.assetNo)])
  const now = tx.clock.now()
  const plan = { create: [] as NewAsset[], change: [] as ImportPlan['change'], same: 0 }
  for (const row of rows) {
    const { townCode, villageCode } = codeOf(row)
    const asset = pairs.get(row)
    if (!asset) {
      const assetNo =
        row.assetNo ||
        numbers.next({
          villageCode,
          assetClass: row.assetClass,
          year: row.formedOn ? Number(row.formedOn.slice(0, 4)) : row.projectYear,
        })
      plan.create.push(
        newAsset(row, { assetNo, townCode, villageCode, keeperId: keeperOf(villageCode, row.keeperName), now }),
      )
      continue
    }
    const changes = changesIn(asset, row, keeperOf)
    if (Object.keys(changes).length === 0) plan.same++
    else plan.change.push({ asset, changes })
  }
  giveAliases(plan.create, assets, new Map([...known, ...created].map((r) => [r.code, r.name])))
  const newRegions = [...ground, ...created]
  const digest = createHash('sha256')
    .update(
      JSON.stringify([
        newRegions,
        plan.create.map((a) => [a.assetNo, a.name, a.originalFen]),
        plan.change.map((c) => [c.asset.id, c.asset.version, c.changes]),
        plan.same,
      ]),
    )
    .digest('hex')
  return { ...plan, newRegions, refused, accepted: rows, digest }
}

/** A row written twice is refused the second time, and so is a second use of one asset number: nobody could tell which is meant. */
function withoutRepeats({ rows, refused }: LedgerReading): { rows: LedgerRow[]; refused: RefusedRow[] } {
  const seen = new Map<string, LedgerRow>()
  const numbers = new Set<string>()
  const kept: LedgerRow[] = []
  const repeated: RefusedRow[] = []
  for (const row of rows) {
    const { sheet, row: at, ...content } = row
    const key = createHash('sha256')
      .update(JSON.stringify({ ...content, name: nameKey(row) }))
      .digest('base64')
    const first = seen.get(key)
    const cells = [row.town, row.village, row.name, String(row.originalFen / 100)]
    const refuse = (reason: RefusedRow['reasons'][number]) =>
      repeated.push({
        sheet,
        row: at,
        reasons: [reason],
        cells,
        originalFen: row.originalFen,
        town: row.town,
        village: row.village,
      })
    if (first) refuse({ code: 'duplicate', text: duplicateOf(first.sheet, first.row) })
    else if (row.assetNo !== '' && numbers.has(row.assetNo)) refuse({ code: 'asset-no-repeated', text: row.assetNo })
    else kept.push(row)
    seen.set(key, first ?? row)
    if (row.assetNo !== '') numbers.add(row.assetNo)
  }
  return { rows: kept, refused: [...refused, ...repeated] }
}
