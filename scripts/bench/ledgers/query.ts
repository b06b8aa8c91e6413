import { Asset } from '../../../entities/asset/asset.ts'
import { assetClasses, opStatuses } from '../../../entities/asset/classes.ts'
import type { Runtime } from '../../../entities/base/runtime.ts'
import type { Person } from '../../../entities/person/person.ts'
import { ledgerCells, type LedgerFilter, ledgerPage, sumOf } from '../../../entities/ledger/query.ts'
import { type Random, randomFrom } from '../../seed/random.ts'
import { TOWNS } from './fill.ts'

const SIZE = 50
const filterOf = (random: Random): LedgerFilter => {
  const town = 100 + Math.floor(random.between(0, TOWNS))
  const maybe = <T>(value: T): T | undefined => (random.between(0, 1) < 0.5 ? value : undefined)
  const place =
    random.between(0, 1) < 0.2
      ? { villageCode: `421024${town}${200 + Math.floor(random.between(0, 20))}`, townCode: `421024${town}` }
      : { townCode: maybe(`421024${town}`) }
  return {
    ...place,
    assetClass: maybe(random.pick(assetClasses)),
    year: maybe(2013 + Math.floor(random.between(0, 13))),
    opStatus: maybe(random.pick(opStatuses)),
  }
}

async function ours(runtime: Runtime, who: Person, filter: LedgerFilter, share: number) {
  const cells = await ledgerCells(runtime, who, filter)
  const sum = sumOf(cells)
  const page = 1 + Math.floor((share * sum.assets) / SIZE)
  const { items } = await ledgerPage(runtime, who, { cells, villageCode: filter.villageCode }, { page, size: SIZE })
  return { ...sum, items: items.length }
}

/** The plain way: count and sum by group, then a page by offset. */
async function plain(runtime: Runtime, filter: LedgerFilter, share: number) {
  const query = runtime.db.createQueryBuilder(Asset, 'a').where('1 = 1')
  const { year, ...rest } = filter
  for (const [column, value] of Object.entries(rest))
    if (value) query.andWhere(`a.${column} = :${column}`, { [column]: value })
  if (year !== undefined) query.andWhere('a.projectYear = :year', { year })
  if (!filter.opStatus) query.andWhere("a.opStatus <> 'disposed'")
  const groups = await query
    .clone()
    .select(['a.townCode AS townCode', 'a.assetClass AS assetClass', 'a.projectYear AS year', 'a.opStatus AS opStatus'])
    .addSelect('COUNT(*)', 'assets')
    .addSelect('SUM(a.originalFen)', 'originalFen')
    .groupBy('a.townCode')
    .addGroupBy('a.assetClass')
    .addGroupBy('a.projectYear')
    .addGroupBy('a.opStatus')
    .getRawMany<{ assets: string; originalFen: string }>()
  const sum = sumOf(
    groups.map(({ assets, originalFen }) => ({ assets: Number(assets), originalFen: Number(originalFen) })),
  )
  const items = await query
    .orderBy('a.assetNo')
    .offset(Math.floor((share * sum.assets) / SIZE) * SIZE)
    .limit(SIZE)
    .getMany()
  return { ...sum, items: items.length }
}

/** Random filters, pages from the first to the last; both ways must say the same. */
export async function queryBench(
  runtime: Runtime,
  _store: unknown,
  { name, county, times = 300, peers = 20 }: { name: string; county: Person; times?: number; peers?: number },
): Promise<void> {
  const random = randomFrom(11)
  const waits: number[] = []
  const theirs: number[] = []
  for (let i = 0; i < times; i++) {
    const filter = i === 0 ? {} : filterOf(random)
    const share = random.between(0, 1)
    let start = performance.now()
    const found = await ours(runtime, county, filter, share)
    waits.push(performance.now() - start)
    if (i >= peers) continue
    start = performance.now()
    const same = await plain(runtime, filter, share)
    theirs.push(performance.now() - start)
    if (JSON.stringify(found) !== JSON.stringify(same))
      throw new Error(`differ: ${JSON.stringify({ filter, found, same })}`)
  }
  console.log(`${name}: totals and a page of ${SIZE}, ${times} random queries: ${spread(waits)}`)
  console.log(`${name}: the plain way, first ${peers} of them: ${spread(theirs)}; the same sums`)
}

function spread(waits: number[]): string {
  const sorted = waits.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0)
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms`
}
