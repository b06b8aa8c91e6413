import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  dropName,
  learnName,
  localNameList,
  localNames,
  unlearnNames,
  waysToSay,
} from '../../entities/asset/localNames.ts'
import { Audit } from '../../entities/base/audit.ts'
import { Person } from '../../entities/person/person.ts'
import { World } from '../support/world.ts'

test('老王那个库 is also 老王的库, 老王那库 and 老王库; 老王那里 is only itself', () => {
  expect(waysToSay('老王那个库')).toEqual(expect.arrayContaining(['老王那个库', '老王的库', '老王那库', '老王库']))
  expect(waysToSay('老王那里')).toEqual(['老王那里'])
})

describe('习惯叫法', () => {
  let world: World
  beforeEach(async () => {
    world = await World.open()
  })
  afterEach(() => world.stop())

  const who = (id: string) => world.runtime.db.findOneByOrFail(Person, { id })
  const village = async () => (await who('cadre')).regionCode
  const learn = async (assetId: number, by = 'cadre') => {
    const villageCode = await village()
    await world.runtime.write((tx) => learnName(tx, { villageCode, words: '老王那个库', assetId, by, messageId: 1 }))
  }
  const names = async () => localNames(world.runtime, await village())

  test('once is read back, twice is known', async () => {
    await learn(7)
    expect(await names()).toEqual([{ assetId: 7, words: '老王那个库', sure: false }])
    await learn(7, 'town')
    expect(await names()).toEqual([{ assetId: 7, words: '老王那个库', sure: true }])
  })

  test('another asset for the same words forgets what was known of them', async () => {
    await learn(7)
    await learn(7)
    await learn(8)
    expect(await names()).toEqual([{ assetId: 8, words: '老王那个库', sure: false }])
    await world.runtime.write((tx) =>
      unlearnNames(tx, { assetId: 7, words: ['老王那个库'], by: 'cadre', messageId: 2 }),
    )
    expect(await names()).toHaveLength(1)
    await world.runtime.write((tx) =>
      unlearnNames(tx, { assetId: 8, words: ['老王那个库'], by: 'cadre', messageId: 2 }),
    )
    expect(await names()).toEqual([])
    const history = await world.runtime.db.findBy(Audit, { subject: 'local-name' })
    expect(history.map(({ action }) => action)).toEqual(['learn', 'learn', 'relearn', 'unlearn'])
  })

  test('the town of the village drops a name, another town may not', async () => {
    await learn(7)
    const [row] = await localNameList(world.runtime, (await who('town')).regionCode)
    const drop = async (by: string) => {
      const person = await who(by)
      return world.runtime.write((tx) => dropName(tx, { id: row!.id, by: person, messageId: 3 }))
    }
    await expect(drop('town2')).rejects.toMatchObject({ code: 'person/forbidden' })
    await expect(drop('cadre')).rejects.toMatchObject({ code: 'person/forbidden' })
    expect((await drop('town'))?.words).toBe('老王那个库')
    expect(await names()).toEqual([])
    expect(await drop('town')).toBeNull()
  })
})
