import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm'
import type { Runtime } from '../base/runtime.ts'
import type { Person } from '../person/person.ts'
import { Asset } from './asset.ts'
import { type AssetField, type FieldKey, fields } from './fields.ts'
import { onlySeen } from './pages.ts'
import { isEmpty, type Values } from './values.ts'

/**
 * 必填 - which fields a complete file needs that this one has not. Fields of a process (title, handover, 四个一批) are left out: nobody mends
 * them by writing. Source: domain.md §3, column "need".
 */
const asked: readonly AssetField[] = fields.filter(
  ({ need, by }) => ['must', 'operating', 'joint'].includes(need) && by !== 'process' && by !== 'never',
)

const needs = (asset: Pick<Asset, 'assetClass' | 'ownerType'>, { need }: AssetField): boolean =>
  need === 'must' ||
  (need === 'operating' && asset.assetClass === 'operating') ||
  (need === 'joint' && asset.ownerType === 'collective_joint')

/** What is missing of one asset, in the order of the file; `values` has its funds and shares. */
export const missingOf = (asset: Asset, values: Values): FieldKey[] =>
  asked
    .filter((field) => needs(asset, field))
    .filter(({ key }) => isEmpty(key === 'funds' || key === 'shares' ? values[key] : asset[key]))
    .map(({ key }) => key)

export interface MissingCount {
  code: string
  assets: number
  /** How many assets lack at least one. */
  incomplete: number
  /** How many lack it, by field; only those somebody lacks. */
  fields: { key: FieldKey; count: number }[]
}

/** How complete the files are, by village or town, as this person may see them; one query. */
export async function missingCounts(
  tx: Runtime,
  who: Person,
  { scope, by }: { scope: string; by: 'village' | 'town' },
): Promise<MissingCount[]> {
  const place = by === 'village' ? 'a.villageCode' : 'a.townCode'
  const query = tx.db
    .createQueryBuilder(Asset, 'a')
    .select(place, 'code')
    .addSelect('COUNT(*)', 'assets')
    .addSelect(`SUM(CASE WHEN ${asked.map(lacks).join(' OR ')} THEN 1 ELSE 0 END)`, 'incomplete')
    .where('a.villageCode LIKE :scope', { scope: `${scope}%` })
    .groupBy(place)
    .orderBy(place)
  for (const field of asked) query.addSelect(`SUM(CASE WHEN ${lacks(field)} THEN 1 ELSE 0 END)`, `n_${field.key}`)
  onlySeen(query as SelectQueryBuilder<ObjectLiteral>, who)
  const rows = await query.getRawMany<Record<string, string | number>>()
  return rows.map((row) => ({
    code: String(row['code']),
    assets: Number(row['assets']),
    incomplete: Number(row['incomplete']),
    fields: asked
      .map(({ key }) => ({ key, count: Number(row[`n_${key}`]) }))
      .filter(({ count }) => count > 0)
      .toSorted((a, b) => b.count - a.count),
  }))
}

/** The same rule as SQL, for an asset `a`; a test holds the two together. */
function lacks(field: AssetField): string {
  const { key, type, need } = field
  const applies =
    need === 'operating'
      ? "a.assetClass = 'operating' AND "
      : need === 'joint'
        ? "a.ownerType = 'collective_joint' AND "
        : ''
  const table = key === 'funds' ? 'asset_fund' : key === 'shares' ? 'asset_share' : null
  const empty = table
    ? `NOT EXISTS (SELECT 1 FROM ${table} x WHERE x.assetId = a.id)`
    : type === 'text' || key === 'operationMode'
      ? `(a.${key} IS NULL OR a.${key} = '')`
      : `a.${key} IS NULL`
  return `(${applies}${empty})`
}
