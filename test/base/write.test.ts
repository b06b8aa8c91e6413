import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nextNumber, Sequence } from '../../entities/base/sequence.ts'
import { SettingChange } from '../../entities/settings/setting.ts'
import { World } from '../support/world.ts'

const change = (key: string, at: Date) => ({ key, value: key as never, by: 'test', at })

describe('one writer at a time, all or nothing', () => {
  let world: World
  beforeEach(async () => {
    world = await World.open()
  })
  afterEach(() => world.stop())

  test('of forty writes at once, each that succeeds is kept and each that fails leaves nothing, whoever its neighbours are', async () => {
    const { runtime } = world
    const results = await Promise.allSettled(
      Array.from({ length: 40 }, (_, i) =>
        runtime.write(async (tx) => {
          await tx.db.insert(SettingChange, change(`w${i}`, tx.clock.now()))
          if (i % 3 === 0) throw new Error('on purpose')
        }),
      ),
    )
    const kept = (await runtime.db.find(SettingChange)).map((row) => row.key).sort()
    const expected = results.flatMap((result, i) => (result.status === 'fulfilled' ? [`w${i}`] : [])).sort()
    expect(expected).toHaveLength(26)
    expect(kept).toEqual(expected)
  })

  test('a reader never sees what is not committed', async () => {
    const { runtime } = world
    await runtime.write(async (tx) => {
      await tx.db.insert(SettingChange, change('half', tx.clock.now()))
      expect(await runtime.db.countBy(SettingChange, { key: 'half' })).toBe(0)
    })
    expect(await runtime.db.countBy(SettingChange, { key: 'half' })).toBe(1)
  })

  test('what is to happen after the commit happens after it, and not when it failed', async () => {
    const { runtime } = world
    const happened: string[] = []
    await runtime.write(async (tx) => {
      tx.afterCommit(() => happened.push('after'))
      happened.push('inside')
    })
    await runtime
      .write(async (tx) => {
        tx.afterCommit(() => happened.push('never'))
        throw new Error('on purpose')
      })
      .catch(() => undefined)
    expect(happened).toEqual(['inside', 'after'])
  })

  test('a number is never given twice, also when thirty ask at once', async () => {
    const { runtime } = world
    const numbers = await Promise.all(Array.from({ length: 30 }, () => runtime.write((tx) => nextNumber(tx, 'test'))))
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
    expect((await runtime.db.findOneByOrFail(Sequence, { name: 'test' })).value).toBe(30)
  })
})
