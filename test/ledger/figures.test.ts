import { afterAll, beforeAll, expect, test } from 'vitest'
import { Asset } from '../../entities/asset/asset.ts'
import { assetClasses, opStatuses, subclassesOf } from '../../entities/asset/classes.ts'
import { can } from '../../entities/person/policy.ts'
import { Person } from '../../entities/person/person.ts'
import { ledgerCells, type LedgerFilter, ledgerPage, sumOf, sumsBy } from '../../entities/ledger/query.ts'
import { randomFrom } from '../../scripts/seed/random.ts'
import { HONGHU, JINGGAN, LINHU, XIONGHE } from '../support/people.ts'
import { World } from '../support/world.ts'

let world: World
beforeAll(async () => void (world = await World.open()))
afterAll(() => world.stop())

const recount = (assets: Asset[], { townCode, villageCode, year, assetClass, opStatus }: LedgerFilter) =>
  assets.filter(
    (asset) =>
      (!townCode || asset.townCode === townCode) &&
      (!villageCode || asset.villageCode === villageCode) &&
      (year === undefined || (asset.projectYear ?? 0) === year) &&
      (!assetClass || asset.assetClass === assetClass) &&
      (opStatus ? asset.opStatus === opStatus : asset.opStatus !== 'disposed'),
  )

/** Anything that may happen to an asset, written past every action of ours: the store itself keeps the figures. */
async function shake(seed: number): Promise<void> {
  const random = randomFrom(seed)
  await world.runtime.write(async (tx) => {
    const assets = await tx.db.find(Asset)
    for (let i = 0; i < 30; i++) {
      const asset = random.pick(assets)
      const assetClass = random.pick(assetClasses)
      const villageCode = random.pick([JINGGAN, LINHU, HONGHU])
      const values = {
        villageCode,
        townCode: villageCode.slice(0, 9),
        assetClass,
        subclass: random.pick(subclassesOf[assetClass]),
        opStatus: random.pick(opStatuses),
        projectYear: random.pick([null, 2013, 2018, 2024]),
        originalFen: Math.floor(random.between(0, 100_000_000)),
      }
      const way = random.pick([0, 1, 2, 3, 4, 5])
      if (way === 0) await tx.db.delete(Asset, { id: asset.id })
      else if (way === 1) await tx.db.update(Asset, { id: asset.id }, { name: `n${i}`, version: () => 'version + 1' })
      else if (way === 2) await tx.db.update(Asset, { assetClass: 'public' }, { opStatus: values.opStatus })
      else if (way === 3) {
        const { id: _, ...rest } = asset
        await tx.db.insert(Asset, { ...rest, ...values, assetNo: `${villageCode}-X-${seed}-${i}` })
      } else await tx.db.update(Asset, { id: asset.id }, values)
    }
  })
}

const filters: LedgerFilter[] = [
  {},
  { townCode: XIONGHE },
  { villageCode: JINGGAN },
  { assetClass: 'operating' },
  { year: 2018 },
  { year: 0 },
  { opStatus: 'disposed' },
  { townCode: XIONGHE, assetClass: 'public', year: 2013, opStatus: 'idle' },
]

test('whatever happens to assets, every total is what a recount says, and every page lists what the totals count', async () => {
  const roles = ['duty', 'town', 'cadre', 'keeper', 'far']
  const people = await Promise.all(roles.map((id) => world.runtime.db.findOneByOrFail(Person, { id })))
  const sector = { ...people[0]!, role: 'sector' as const, sector: 'road,pv,irrigation' }
  for (let seed = 1; seed <= 6; seed++) {
    await shake(seed)
    const assets = await world.runtime.db.find(Asset)
    for (const who of [...people, sector]) {
      for (const filter of filters) {
        const seen = recount(assets, filter).filter((asset) => can.see(who, asset))
        const cells = await ledgerCells(world.runtime, who, filter)
        const all = { assets: seen.length, originalFen: seen.reduce((sum, asset) => sum + asset.originalFen, 0) }
        expect(sumOf(cells)).toEqual(all)
        for (const part of ['townCode', 'year', 'assetClass', 'opStatus'] as const)
          expect(sumOf(sumsBy(cells, part).map(({ sum }) => sum))).toEqual(all)
        const listed: number[] = []
        for (let page = 1; (page - 1) * 4 < seen.length; page++) {
          const found = await ledgerPage(
            world.runtime,
            who,
            { cells, villageCode: filter.villageCode },
            { page, size: 4 },
          )
          expect(found.total).toBe(seen.length)
          listed.push(...found.items.map(({ id }) => id))
        }
        expect(listed.toSorted((a, b) => a - b)).toEqual(seen.map(({ id }) => id).toSorted((a, b) => a - b))
      }
    }
  }
})
