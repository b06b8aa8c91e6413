import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Asset } from '../../entities/asset/asset.ts'
import { missingOf, percentText, rates } from '../../entities/asset/rates.ts'
import { COUNTY, JINGGAN, LINHU, XIONGHE } from '../support/people.ts'
import { World } from '../support/world.ts'

describe('确权率, 移交率', () => {
  let world: World
  beforeAll(async () => {
    world = await World.open()
    await world.runtime.write(async (tx) => {
      await tx.db.update(Asset, { villageCode: JINGGAN }, { titleStatus: 'confirmed', handoverStatus: 'done' })
      await tx.db.update(Asset, { name: '荆干村冷库' }, { titleStatus: 'publicised' })
      await tx.db.update(Asset, { name: '荆干村帮扶车间' }, { opStatus: 'disposed', titleStatus: 'pending' })
    })
  })
  afterAll(() => world.stop())

  test('by town: what is disposed of no longer counts, what is only publicised has no title yet', async () => {
    expect(await rates(world.runtime, COUNTY, 'town')).toEqual([
      { code: XIONGHE, total: 7, titled: 5, handedOver: 6 },
      { code: '421024105', total: 1, titled: 0, handedOver: 0 },
    ])
  })
  test('by village', async () => {
    expect(await rates(world.runtime, XIONGHE, 'village')).toEqual([
      { code: JINGGAN, total: 6, titled: 5, handedOver: 6 },
      { code: LINHU, total: 1, titled: 0, handedOver: 0 },
    ])
  })
  test('the missing ones by name', async () => {
    const names = async (what: 'title' | 'handover') =>
      (await missingOf(world.runtime, XIONGHE, what, 9)).map(({ name }) => name)
    expect(await names('title')).toEqual(['荆干村冷库', '邻湖村光伏电站'])
    expect(await names('handover')).toEqual(['邻湖村光伏电站'])
  })
  test.each([
    [721, 721, '100%'],
    [720, 721, '99.8%'],
    [1999, 2000, '99.9%'],
    [0, 5, '0%'],
    [0, 0, ''],
  ])('%i of %i: %s', (part, whole, text) => {
    expect(percentText(part, whole)).toBe(text)
  })
})
