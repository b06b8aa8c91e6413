import { In, type ObjectLiteral, type SelectQueryBuilder } from 'typeorm'
import { Asset } from '../asset/asset.ts'
import type { AssetClass, OpStatus } from '../asset/classes.ts'
import { AssetFigure } from '../asset/figure.ts'
import { onlySeen } from '../asset/pages.ts'
import { type Page, type PageWanted, within } from '../base/page.ts'
import type { Runtime } from '../base/runtime.ts'
import type { Person } from '../person/person.ts'
import { levelOf } from '../person/role.ts'

export interface LedgerFilter {
  townCode?: string | undefined
  villageCode?: string | undefined
  /** Project year; 0 for assets whose file says none. */
  year?: number | undefined
  assetClass?: AssetClass | undefined
  /** Without one, what is disposed of is left out: it is written off. */
  opStatus?: OpStatus | undefined
}

export interface Sum {
  assets: number
  originalFen: number
}

/** Assets that agree in town, year, class and state: what the ledger is made of, in its order. */
export interface LedgerCell extends Sum {
  townCode: string
  year: number
  assetClass: AssetClass
  opStatus: OpStatus
}

/**
 * 台账汇总 - the cells of the ledger this person may see, by town, year, class and state. Above the village they are read from the figures kept
 * with every asset, so that a million of them answer at once; one village is counted.
 */
export async function ledgerCells(tx: Runtime, who: Person, filter: LedgerFilter): Promise<LedgerCell[]> {
  const isCounted = filter.villageCode !== undefined || levelOf[who.role] === 'village'
  const query = isCounted ? counted(tx, who, filter) : kept(tx, who, filter)
  const { townCode, assetClass, opStatus } = filter
  for (const [column, value] of Object.entries({ townCode, assetClass, opStatus }))
    if (value) query.andWhere(`a.${column} = :${column}`, { [column]: value })
  if (!opStatus) query.andWhere("a.opStatus <> 'disposed'")
  for (const column of ['a.townCode', isCounted ? 'a.projectYear' : 'a.year', 'a.assetClass', 'a.opStatus'])
    query.addGroupBy(column).addOrderBy(column, 'ASC')
  const rows = await query.getRawMany<Record<keyof LedgerCell, string | number>>()
  return rows
    .map((row) => ({
      townCode: String(row.townCode),
      year: Number(row.year),
      assetClass: row.assetClass as AssetClass,
      opStatus: row.opStatus as OpStatus,
      assets: Number(row.assets),
      originalFen: Number(row.originalFen),
    }))
    .filter(({ assets }) => assets > 0)
}

function kept(tx: Runtime, who: Person, { year }: LedgerFilter): SelectQueryBuilder<ObjectLiteral> {
  const query = tx.db
    .createQueryBuilder(AssetFigure, 'a')
    .select(['a.townCode AS townCode', 'a.year AS year', 'a.assetClass AS assetClass', 'a.opStatus AS opStatus'])
    .addSelect('SUM(a.assets)', 'assets')
    .addSelect('SUM(a.originalFen)', 'originalFen')
    .where(...within('a.townCode', 'scope', who.regionCode))
  if (who.status !== 'active') query.andWhere('1 = 0')
  if (who.role === 'sector') query.andWhere('a.subclass IN (:...subclasses)', { subclasses: who.sector.split(',') })
  if (year !== undefined) query.andWhere('a.year = :year', { year })
  return query
}

function counted(tx: Runtime, who: Person, { villageCode, year }: LedgerFilter): SelectQueryBuilder<ObjectLiteral> {
  const query = tx.db
    .createQueryBuilder(Asset, 'a')
    .select(['a.townCode AS townCode', 'a.assetClass AS assetClass', 'a.opStatus AS opStatus'])
    .addSelect('COALESCE(a.projectYear, 0)', 'year')
    .addSelect('COUNT(*)', 'assets')
    .addSelect('SUM(a.originalFen)', 'originalFen')
  onlySeen(query, who)
  if (villageCode) query.andWhere('a.villageCode = :villageCode', { villageCode })
  if (year !== undefined) query.andWhere('COALESCE(a.projectYear, 0) = :year', { year })
  return query
}

/**
 * A page of the ledger, by town, year, class, state and number. The cells say which of them the page begins and ends in, so that the last
 * page costs what the first does.
 */
export async function ledgerPage(
  tx: Runtime,
  who: Person,
  { cells, villageCode }: { cells: readonly LedgerCell[]; villageCode?: string | undefined },
  { page, size }: PageWanted,
): Promise<Page<Asset>> {
  const total = sumOf(cells).assets
  const wanted: Promise<number[]>[] = []
  let skip = (page - 1) * size
  let left = size
  for (const cell of cells) {
    if (left === 0) break
    if (skip >= cell.assets) {
      skip -= cell.assets
      continue
    }
    const limit = Math.min(left, cell.assets - skip)
    wanted.push(idsIn(tx, who, { cell, villageCode, skip, limit }))
    left -= limit
    skip = 0
  }
  const ids = (await Promise.all(wanted)).flat()
  const found = new Map((await tx.db.findBy(Asset, { id: In(ids) })).map((asset) => [asset.id, asset]))
  return { total, items: ids.flatMap((id) => found.get(id) ?? []) }
}

async function idsIn(
  tx: Runtime,
  who: Person,
  {
    cell,
    villageCode,
    skip,
    limit,
  }: { cell: LedgerCell; villageCode?: string | undefined; skip: number; limit: number },
): Promise<number[]> {
  const { townCode, year, assetClass, opStatus } = cell
  const query = tx.db
    .createQueryBuilder(Asset, 'a')
    .select('a.id', 'id')
    .where('a.townCode = :townCode AND a.assetClass = :assetClass AND a.opStatus = :opStatus', {
      townCode,
      assetClass,
      opStatus,
    })
    .andWhere(year === 0 ? 'a.projectYear IS NULL' : 'a.projectYear = :year', { year })
    .orderBy('a.assetNo', 'ASC')
    .offset(skip)
    .limit(limit)
  if (villageCode) query.andWhere('a.villageCode = :villageCode', { villageCode })
  // a town's or the county's people see every asset of the cell; the rest are few
  if (levelOf[who.role] === 'village' || who.role === 'sector') onlySeen(query, who)
  return (await query.getRawMany<{ id: number }>()).map(({ id }) => id)
}

export const sumOf = (list: readonly Sum[]): Sum => ({
  assets: list.reduce((sum, { assets }) => sum + assets, 0),
  originalFen: list.reduce((sum, { originalFen }) => sum + originalFen, 0),
})

/** Sums by one part of the cells, in the order of the ledger. */
export function sumsBy<K extends keyof LedgerCell>(
  cells: readonly LedgerCell[],
  part: K,
): { key: LedgerCell[K]; sum: Sum }[] {
  const lists = new Map<LedgerCell[K], LedgerCell[]>()
  for (const cell of cells) {
    const list = lists.get(cell[part])
    if (list) list.push(cell)
    else lists.set(cell[part], [cell])
  }
  return [...lists].map(([key, list]) => ({ key, sum: sumOf(list) }))
}
