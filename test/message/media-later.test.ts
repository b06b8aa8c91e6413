import sharp from 'sharp'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Bot } from '../../bot/bot.ts'
import type { FetchFile } from '../../bot/fetchFiles.ts'
import { ChannelError } from '../../entities/base/errors.ts'
import { accept } from '../../entities/message/inbox.ts'
import { Incoming } from '../../entities/message/incoming.ts'
import { Photo } from '../../entities/report/photo.ts'
import { Library } from '../../entities/rulebook/library/library.ts'
import { startingRulebook } from '../../entities/texts/rulebook/index.ts'
import { CHANNEL, World } from '../support/world.ts'

const jpeg = () =>
  sharp({ create: { width: 32, height: 24, channels: 3, background: '#357' } })
    .jpeg()
    .toBuffer()

describe('a file that is still with the platform', () => {
  let world: World
  let said: string[]
  beforeEach(async () => {
    world = await World.open()
    said = []
  })
  afterEach(() => world.stop())

  const botWith = (fetch: FetchFile) =>
    new Bot(
      {
        runtime: world.runtime,
        rulebook: new Library(startingRulebook),
        channel: CHANNEL,
        fetch,
        fetching: { pauses: [1, 1] },
      },
      async (message) => void said.push(message.text),
    )

  const arrive = (id: string, text: string, media: string[]) =>
    accept(world.runtime, {
      channel: CHANNEL,
      externalId: id,
      address: 'cadre',
      text,
      files: media.map((mediaId) => ({ name: `${mediaId}.jpg`, awaits: { source: { mediaId } } })),
    })

  const row = (externalId: string) => world.runtime.db.findOneByOrFail(Incoming, { externalId })

  test('is fetched before the message is answered, and stands in its row', async () => {
    const asked: unknown[] = []
    const bot = botWith(async (reference) => {
      asked.push(reference)
      return { name: 'roof.jpg', bytes: await jpeg() }
    })
    const { id } = await arrive('one', '光伏三季度正常，收入3.2万', ['m1'])
    await bot.take({ id, address: 'cadre' })
    await bot.idle()
    expect(asked).toEqual([{ source: { mediaId: 'm1' } }])
    expect(said[0]).toContain('照片 1 张')
    expect((await row('one')).files).toMatchObject([{ name: 'roof.jpg', contentType: 'image/jpeg' }])
    expect(await world.runtime.db.count(Photo)).toBe(1)
  })

  test('that cannot be had for now is tried again; what the sender says next waits for it', async () => {
    let tries = 0
    const bot = botWith(async () => {
      if (++tries < 3) throw new ChannelError('timeout', true)
      return { name: 'a.jpg', bytes: await jpeg() }
    })
    const first = await arrive('slow', '光伏三季度正常，收入3.2万', ['m1'])
    const second = await arrive('next', '更正', [])
    await Promise.all([bot.take({ id: first.id, address: 'cadre' }), bot.take({ id: second.id, address: 'cadre' })])
    await bot.idle()
    expect(tries).toBe(3)
    expect(said[0]).toContain('照片 1 张')
    expect(said[1]).toContain('最近一条')
  })

  test.each([
    ['the platform no longer has', new ChannelError('40007', false), 1],
    ['never comes', new ChannelError('timeout', true), 3],
    ['our own mistake keeps away', new TypeError('x'), 3],
  ])('that %s is told to the sender, and the rest of the message counts', async (_, error, times) => {
    let tries = 0
    const bot = botWith(async () => {
      tries++
      throw error
    })
    const { id } = await arrive('gone', '光伏三季度正常，收入3.2万', ['m1'])
    await bot.take({ id, address: 'cadre' })
    await bot.idle()
    expect(tries).toBe(times)
    expect(said).toEqual(['“m1.jpg”没有取到，没有收。请再发一次。', expect.stringContaining('记下了：荆干村光伏电站')])
    expect((await row('gone')).files).toEqual([{ name: 'm1.jpg', refused: 'lost' }])
  })

  test('that was not fetched when the process died is fetched at the next start', async () => {
    await arrive('left', '光伏三季度正常，收入3.2万', ['m1', 'm2'])
    const bot = botWith(async () => ({ name: 'b.jpg', bytes: await jpeg() }))
    await bot.redeliver()
    await bot.idle()
    expect((await row('left')).state).toBe('handled')
    expect((await row('left')).files).toMatchObject([{ contentType: 'image/jpeg' }, { contentType: 'image/jpeg' }])
  })

  test('that is no picture is refused in words', async () => {
    const bot = botWith(async () => ({ name: 'list.docx', bytes: Buffer.from('PK something') }))
    const { id } = await arrive('doc', '', ['m1'])
    await bot.take({ id, address: 'cadre' })
    await bot.idle()
    expect(said).toEqual(['“list.docx”这种文件收不了，没有收。照片请发 JPG、PNG 或 WebP，表格请发 .xlsx。'])
  })
})
