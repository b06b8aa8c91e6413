import { assetClasses, opStatuses, subclassesOf } from '../../../entities/asset/classes.ts'
import { insertAll } from '../../../entities/base/bulk.ts'
import type { Runtime } from '../../../entities/base/runtime.ts'
import { Region } from '../../../entities/region/region.ts'
import { forgetRegions } from '../../../entities/region/regions.ts'

export const TOWNS = 10
const VILLAGES = 20
const townCode = (town: number) => `421024${100 + town}`

/** Ten towns of twenty villages, and so many assets made by the store itself: no row crosses the wire. */
export async function fill(
  runtime: Runtime,
  store: { query(sql: string): Promise<unknown> },
  assets: number,
): Promise<void> {
  const towns = Array.from({ length: TOWNS }, (_, i) => ({
    code: townCode(i),
    parentCode: '421024',
    level: 'town',
    name: `T${i}镇`,
  }))
  const villages = towns.flatMap(({ code }) =>
    Array.from({ length: VILLAGES }, (_, i) => ({
      code: `${code}${200 + i}`,
      parentCode: code,
      level: 'village',
      name: `${code.slice(-2)}V${i}村`,
    })),
  )
  const county = { code: '421024', parentCode: null, level: 'county', name: 'C县' }
  const regions = [county, ...towns, ...villages].map((region) => ({ ...region, demo: true }))
  await runtime.write((tx) => insertAll(tx, Region, regions))
  forgetRegions(runtime)
  const isSqlite = runtime.db.connection.options.type === 'better-sqlite3'
  const text = (parts: string[]) => (isSqlite ? parts.join(' || ') : `CONCAT(${parts.join(', ')})`)
  const pick = (of: string, list: readonly string[]) =>
    `CASE (${of}) % ${list.length} ${list.map((word, i) => `WHEN ${i} THEN '${word}'`).join(' ')} END`
  // mixed so that town, year, class and state have nothing to do with each other
  const mix = (n: number) => `((i * ${n} + 12345) % 1000003)`
  const assetClass = `CASE WHEN ${mix(7919)} % 100 < 30 THEN 'operating' WHEN ${mix(7919)} % 100 < 98 THEN 'public' ELSE 'household' END`
  const subclass = `CASE assetClass ${assetClasses.map((one) => `WHEN '${one}' THEN ${pick('h', subclassesOf[one])}`).join(' ')} END`
  const all = `SELECT a.n * 1000 + b.n AS i FROM n a, n b`
  const rows = `SELECT i, ${mix(104729)} AS h, ${mix(1299709)} % ${TOWNS} AS town, ${mix(15485863)} % ${VILLAGES} AS village, ${assetClass} AS assetClass,
      ${mix(32452843)} % 14 AS y, ${mix(49979687)} % 100 AS s FROM (${all}) numbers WHERE i < ${assets}`
  const state = `CASE WHEN s < 88 THEN 'normal' ELSE ${pick('s', opStatuses)} END`
  const code = text([`'421024'`, '(100 + town)', '(200 + village)'])
  await store.query(
    `INSERT INTO asset (assetNo, name, aliases, townCode, villageCode, assetClass, subclass, kind, originalFen, ownerType, opStatus, projectYear,
        projectName, location, fundSource, ownerName, keeperName, operatorName, spec, unit, quantity, createdAt, updatedAt)
      ${isSqlite ? 'WITH RECURSIVE n(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n < 999)' : ''}
      SELECT ${text([code, "'-'", 'i'])}, ${text(["'资产'", 'i', "'号'"])}, '[]', ${text([`'421024'`, '(100 + town)'])}, ${code}, assetClass, ${subclass}, 'fixed',
        1 + (h * 7919) % 100000000, 'collective_village', ${state}, CASE WHEN y = 13 THEN NULL ELSE 2013 + y END,
        ${text(["'项目'", 'h % 5000'])}, '村部旁边', '中央财政专项扶贫资金', '村集体', '某某某', '', '一座', '座', 1, '2026-01-01 00:00:00.000', '2026-01-01 00:00:00.000'
      FROM (${isSqlite ? rows : `WITH RECURSIVE n(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM n WHERE n < 999) ${rows}`}) r`,
  )
  await store.query(isSqlite ? 'ANALYZE' : 'ANALYZE TABLE asset, asset_figure')
}
