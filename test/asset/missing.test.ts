import { afterEach, beforeEach, expect, test } from 'vitest'
import { Asset } from '../../entities/asset/asset.ts'
import { write } from '../../entities/asset/change.ts'
import { missingCounts, missingOf } from '../../entities/asset/missing.ts'
import { type Values, valuesOf } from '../../entities/asset/values.ts'
import { person } from '../../entities/person/people.ts'
import { World } from '../support/world.ts'

let world: World
beforeEach(async () => {
  world = await World.open()
})
afterEach(() => world.stop())

const named = (name: string) => world.runtime.db.findOneByOrFail(Asset, { name })
const missing = async (name: string) => {
  const asset = await named(name)
  return missingOf(asset, await valuesOf(world.runtime, asset, ['funds', 'shares']))
}
const fill = async (name: string, wanted: Values) => {
  const { id: assetId } = await named(name)
  await world.runtime.write((tx) => write(tx, { assetId, wanted, seen: null, by: 'duty' }))
}

test('operating assets need an operator and a life, public ones do not', async () => {
  const cold = await missing('荆干村冷库')
  expect(cold).toContain('operatorName')
  expect(cold).toContain('lifeYears')
  const road = await missing('荆干村3组通组公路')
  expect(road).not.toContain('operatorName')
  expect(road).not.toContain('lifeYears')
  expect(road).toContain('location')
})

test('what is filled is not missing; what only a process can say is never asked', async () => {
  await fill('荆干村冷库', {
    operatorName: '鲜到家冷链',
    funds: [{ source: 'self', docNo: '', year: null, amountFen: 56_000_000 }],
  })
  const left = await missing('荆干村冷库')
  for (const key of ['operatorName', 'funds', 'titleStatus', 'handoverStatus', 'opStatus', 'batch4', 'assetNo'])
    expect(left).not.toContain(key)
})

test('shares are missing only of a joint asset', async () => {
  expect(await missing('荆干村冷库')).not.toContain('shares')
  await fill('荆干村冷库', { ownerType: 'collective_joint' })
  expect(await missing('荆干村冷库')).toContain('shares')
})

test('the counts of a village are those of its assets, field by field, and only what one may see', async () => {
  await fill('荆干村冷库', {
    location: '2组',
    ownerType: 'collective_joint',
    funds: [{ source: 'self', docNo: '', year: null, amountFen: 56_000_000 }],
  })
  const own = await world.runtime.db.findBy(Asset, { villageCode: '421024102901' })
  const expected = new Map<string, number>()
  for (const { name } of own) for (const key of await missing(name)) expected.set(key, (expected.get(key) ?? 0) + 1)
  const [count, ...more] = await missingCounts(world.runtime, (await person(world.runtime, 'cadre'))!, {
    scope: '421024',
    by: 'village',
  })
  expect(more).toEqual([])
  expect(count).toMatchObject({ code: '421024102901', assets: own.length, incomplete: own.length })
  expect(new Map(count!.fields.map(({ key, count: n }) => [key, n]))).toEqual(expected)
  const towns = await missingCounts(world.runtime, (await person(world.runtime, 'duty'))!, { scope: '', by: 'town' })
  expect(towns.map(({ code, assets }) => `${code} ${assets}`)).toEqual(['421024102 8', '421024105 1'])
})
