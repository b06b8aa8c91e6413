import { Asset } from '../../asset/asset.ts'
import { type AssetField, type FieldKey, fieldOf } from '../../asset/fields.ts'
import { onlySeen } from '../../asset/pages.ts'
import { shownValue } from '../../asset/shown.ts'
import type { Runtime } from '../../base/runtime.ts'
import type { Person } from '../../person/person.ts'
import { regionMap } from '../../region/regions.ts'
import { type AssetClass, assetClasses } from '../../asset/classes.ts'
import type { BookAsked } from '../order.ts'

/** Some fields of an asset as its reader may see them. */
export type LedgerRow = Pick<
  Asset,
  'id' | 'assetNo' | 'version' | 'townCode' | 'villageCode' | 'assetClass' | 'projectYear' | 'originalFen'
> & { values: Partial<Record<FieldKey, unknown>> }

const ALWAYS = ['assetNo', 'version', 'townCode', 'villageCode', 'assetClass', 'projectYear', 'originalFen'] as const

/**
 * The assets of a book, village by village, each by class, year and number. Read as plain columns: making whole entities of them takes
 * longer than writing the file. Nothing is held while the caller writes, so others get their turn between two villages.
 */
export async function* villagesOf(
  tx: Runtime,
  who: Person,
  { asked, keys, withDisposed = false }: { asked: BookAsked; keys: readonly FieldKey[]; withDisposed?: boolean },
): AsyncGenerator<{ villageCode: string; rows: LedgerRow[] }> {
  const wanted = keys.map((key) => fieldOf.get(key)!)
  const columns = [...new Set<string>(['id', ...ALWAYS, ...keys])]
  for (const villageCode of await villagesIn(tx, asked.scope)) {
    const query = tx.db
      .createQueryBuilder(Asset, 'a')
      .select(columns.map((column) => `a.${column} AS ${column}`))
      .where('a.villageCode = :villageCode', { villageCode })
    onlySeen(query, who)
    if (!withDisposed) query.andWhere("a.opStatus <> 'disposed'")
    if (asked.year !== undefined) query.andWhere('a.projectYear = :year', { year: asked.year })
    if (asked.assetClass) query.andWhere('a.assetClass = :assetClass', { assetClass: asked.assetClass })
    const found = await query.getRawMany<Record<string, unknown>>()
    if (found.length > 0) yield { villageCode, rows: found.map((row) => rowOf(who, wanted, row)).sort(inOrder) }
    // SQLite never waits: without this nobody else would be served until the last village
    await new Promise(setImmediate)
  }
}

/** Villages an asset of this place may be in, in ledger order. */
async function villagesIn(tx: Runtime, scope: string): Promise<string[]> {
  if (scope.length === 12) return [scope]
  const places = [...(await regionMap(tx)).values()]
  return places
    .filter(({ code, level }) => level === 'village' && code.startsWith(scope))
    .map(({ code }) => code)
    .sort()
}

function rowOf(who: Person, wanted: readonly AssetField[], raw: Record<string, unknown>): LedgerRow {
  const villageCode = String(raw['villageCode'])
  const values: LedgerRow['values'] = {}
  for (const field of wanted) values[field.key] = shownValue(who, { villageCode }, field, typed(field, raw[field.key]))
  return {
    id: Number(raw['id']),
    assetNo: String(raw['assetNo']),
    version: Number(raw['version']),
    townCode: String(raw['townCode']),
    villageCode,
    assetClass: raw['assetClass'] as AssetClass,
    projectYear: raw['projectYear'] === null ? null : Number(raw['projectYear']),
    originalFen: Number(raw['originalFen']),
    values,
  }
}

/** A raw column as the entity would have it: MariaDB hands big numbers over as text. */
function typed({ type }: AssetField, value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (type === 'fen' || type === 'int') return Number(value)
  return type === 'words' && typeof value === 'string' ? (JSON.parse(value) as unknown) : value
}

const rank = (assetClass: AssetClass) => assetClasses.indexOf(assetClass)
const inOrder = (a: LedgerRow, b: LedgerRow): number =>
  rank(a.assetClass) - rank(b.assetClass) ||
  (a.projectYear ?? 0) - (b.projectYear ?? 0) ||
  (a.assetNo < b.assetNo ? -1 : 1)
