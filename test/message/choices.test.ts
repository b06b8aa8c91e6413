import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Outgoing } from '../../entities/message/outgoing.ts'
import { World } from '../support/world.ts'

/** What a button says goes the way of typed words, so pressing every button is typing it. */
describe('choices', () => {
  let world: World
  beforeEach(async () => {
    world = await World.open()
  })
  afterEach(() => world.stop())

  const offered = async (address: string) => {
    const [last] = await world.runtime.db.find(Outgoing, { where: { address }, order: { id: 'DESC' }, take: 1 })
    return last?.choices?.map(({ label, says }) => (label === says ? label : `${label}=${says}`)) ?? null
  }

  test('a plain receipt offers none', async () => {
    await world.say('cadre', '光伏三季度正常，收入3.2万')
    expect(await offered('cadre')).toBeNull()
  })

  test('reading a figure back: 对 files it, 不对 drops it', async () => {
    await world.say('cadre', '光伏三季度正常，收入大概3.2万')
    expect(await offered('cadre')).toEqual(['对', '不对'])
    expect((await world.say('cadre', '不对'))[0]).toContain('没有记')
    await world.say('cadre', '光伏三季度正常，收入大概3.2万')
    expect((await world.say('cadre', '对'))[0]).toContain('回执')
  })

  test('which asset: by name on the button, by digit in words', async () => {
    await world.say('cadre', '大棚三季度正常，租金收了两千')
    expect(await offered('cadre')).toEqual([expect.stringContaining('=1'), expect.stringContaining('=2')])
  })

  test('a report to review: the buttons name the receipt, whatever was looked at since', async () => {
    await world.say('cadre', '光伏三季度正常，收入3.2万')
    await world.say('town', '待审')
    expect(await offered('town')).toEqual(['都收（1 条）=都收'])
    await world.say('town', '1')
    expect(await offered('town')).toEqual(['收下=收 H20261008-001', '退回=退 H20261008-001'])
    expect(await world.say('town', '退 H20261008-001')).toEqual(['退回要说一句原因，比如“退 多了一个零吧”。'])
    expect((await world.say('town', '收 H20261008-001'))[0]).toContain('收下了')
  })

  test('a newcomer: the buttons carry his number', async () => {
    await world.say('stranger', '熊河镇荆干村 王小明')
    const choices = await offered('town')
    expect(choices).toEqual(['同意=同意 R1', '不同意=不同意 R1'])
    expect((await world.say('town', '同意 R1'))[0]).toContain('已确认')
  })
})
