import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { World } from '../support/world.ts'

describe('新到提醒', () => {
  let world: World
  beforeEach(async () => {
    world = await World.open('2026-11-23 09:00')
  })
  afterEach(() => world.stop())
  const arrivals = () => world.told('town').filter((text) => text.includes('等您收'))

  test('the township hears once in the afternoon of what came, not again of the same, and of new reports the next day', async () => {
    await world.say('cadre', '光伏三季度正常，收入2.8万')
    await world.at('2026-11-23 16:00')
    expect(arrivals()).toEqual([])
    await world.at('2026-11-23 16:30')
    await world.at('2026-11-23 16:35')
    expect(arrivals()).toEqual(['有 1 条填报等您收。回“待审”看。'])
    await world.at('2026-11-24 16:30')
    expect(arrivals()).toEqual([])
    await world.say('cadre', '冷库三季度正常，租金7500')
    await world.at('2026-11-25 16:30')
    expect(arrivals()).toEqual(['有 2 条填报等您收。回“待审”看。'])
  })

  test('what waits is brought to mind again after a week, and never on a day off', async () => {
    await world.say('cadre', '光伏三季度正常，收入2.8万')
    await world.at('2026-11-28 16:30')
    expect(arrivals()).toEqual([])
    await world.at('2026-11-30 16:30')
    expect(arrivals()).toHaveLength(1)
    await world.at('2026-12-04 16:30')
    expect(arrivals()).toEqual([])
    await world.at('2026-12-07 16:30')
    expect(arrivals()).toHaveLength(1)
  })

  test('the county hears of what the town filed for a village, and of nothing else', async () => {
    await world.say('cadre', '光伏三季度正常，收入2.8万')
    await world.at('2026-11-23 16:30')
    expect(world.told('duty').filter((text) => text.includes('等您收'))).toEqual([])
    await world.say('town', '荆干村冷库三季度正常，租金7500')
    await world.at('2026-11-24 16:30')
    expect(world.told('duty').filter((text) => text.includes('等您收'))).toEqual(['有 1 条填报等您收。回“待审”看。'])
  })
})
