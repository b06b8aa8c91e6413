import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Runtime } from '../../entities/base/runtime.ts'
import type { ReceivedMessage } from '../../entities/message/inbox.ts'
import { Incoming } from '../../entities/message/incoming.ts'
import { Keeper } from '../../entities/message/keeper.ts'
import { Spool } from '../../entities/message/spool.ts'
import { CHANNEL, World } from '../support/world.ts'

const said = (externalId: string): ReceivedMessage => ({
  channel: CHANNEL,
  externalId,
  address: 'cadre',
  text: externalId,
})

describe('keeping what a platform delivers', () => {
  let world: World
  let folder: string
  let spool: Spool
  /** While the store is away every write fails, or hangs until `back`. */
  let store: 'there' | 'away' | 'hanging'
  let back: () => void
  let runtime: Runtime

  beforeEach(async () => {
    world = await World.open()
    folder = await mkdtemp(join(tmpdir(), 'guanhu-keeper-'))
    spool = await Spool.open(join(folder, 'spool.jsonl'))
    store = 'there'
    const returned = new Promise<void>((resolve) => (back = resolve))
    runtime = {
      ...world.runtime,
      write: async (work) => {
        if (store === 'away') throw Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })
        if (store === 'hanging') await returned
        return world.runtime.write(work)
      },
    }
  })
  afterEach(async () => {
    await world.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const rows = async () =>
    (await world.runtime.db.find(Incoming, { order: { id: 'ASC' } })).map((row) => row.externalId)

  test('many at once are one commit; the same key three times is one row', async () => {
    let commits = 0
    const counting: Runtime = { ...runtime, write: (work) => (commits++, runtime.write(work)) }
    const keeper = new Keeper(counting, spool)
    const ids = Array.from({ length: 60 }, (_, i) => `m${i}`)
    const kept = await Promise.all([...ids, 'm7', 'm7', 'm59'].map((id) => keeper.keep(said(id))))
    expect(kept.filter((one) => one === 'new')).toHaveLength(60)
    expect(await rows()).toEqual(ids)
    expect(commits).toBeLessThan(10)
    expect(await keeper.keep(said('m3'))).toBe('duplicate')
    await keeper.stop()
  })

  test('while the store is away they go to the disc, and into the inbox in order when it is back', async () => {
    let drained = 0
    const keeper = new Keeper(runtime, spool, { retryEvery: 5, onDrained: () => drained++ })
    await keeper.keep(said('before'))
    store = 'away'
    expect(await keeper.keep(said('a'))).toBe('new')
    expect(await keeper.keep(said('a'))).toBe('duplicate')
    expect(await Promise.all(['b', 'c'].map((id) => keeper.keep(said(id))))).toEqual(['new', 'new'])
    expect([keeper.isSpooled('c'), keeper.isSpooled('before')]).toEqual([true, false])
    expect(await rows()).toEqual(['before'])
    store = 'there'
    await keeper.keep(said('d'))
    await keeper.drained()
    expect(await rows()).toEqual(['before', 'a', 'b', 'c', 'd'])
    expect(drained).toBeGreaterThan(0)
    expect(await keeper.keep(said('e'))).toBe('new')
    expect(await readFile(join(folder, 'spool.jsonl'), 'utf8')).toBe('')
    await keeper.stop()
  })

  test('a store that hangs is not waited for; what it takes after all is not there twice', async () => {
    const keeper = new Keeper(runtime, spool, { patience: 20, retryEvery: 5 })
    store = 'hanging'
    const from = performance.now()
    expect(await keeper.keep(said('a'))).toBe('new')
    expect(performance.now() - from).toBeLessThan(1000)
    store = 'there'
    back()
    await keeper.drained()
    expect(await keeper.keep(said('b'))).toBe('new')
    expect(await rows()).toEqual(['a', 'b'])
    await keeper.stop()
  })

  test('what an earlier life left in the spool comes into the inbox first', async () => {
    await spool.append(said('left'))
    await spool.close()
    const keeper = new Keeper(runtime, await Spool.open(join(folder, 'spool.jsonl')))
    await keeper.keep(said('new'))
    await keeper.drained()
    expect(await rows()).toEqual(['left', 'new'])
    await keeper.stop()
  })

  test('neither store nor disc: refused, so that the platform delivers again', async () => {
    const keeper = new Keeper(runtime, spool, { retryEvery: 5 })
    store = 'away'
    await spool.close()
    await expect(keeper.keep(said('a'))).rejects.toThrow()
    store = 'there'
    expect(await keeper.keep(said('a'))).toBe('new')
  })

  test('a message the store refuses for good holds up nobody', async () => {
    const keeper = new Keeper(runtime, spool, { retryEvery: 5 })
    store = 'away'
    await keeper.keep({ ...said('bad'), address: null as unknown as string })
    await keeper.keep(said('good'))
    store = 'there'
    await keeper.drained()
    expect(await rows()).toEqual(['good'])
    expect(await readFile(join(folder, 'spool.jsonl.refused'), 'utf8')).toContain('"bad"')
    await keeper.stop()
  })
})
