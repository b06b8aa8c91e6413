import { afterEach, beforeEach, expect, test } from 'vitest'
import { accept } from '../../entities/message/inbox.ts'
import { queue } from '../../entities/message/outbox.ts'
import { CHANNEL, World } from '../support/world.ts'

let world: World
beforeEach(async () => (world = await World.open()))
afterEach(() => world.stop())

const who = 'cadre'
const kept = (id: string, text: string) =>
  accept(world.runtime, { channel: CHANNEL, externalId: id, address: who, text }).then((row) => row.id)

test('a start: first what was not sent, then what was not handled, then what came in meanwhile', async () => {
  await world.runtime.write((tx) => queue(tx, { key: 'old', channel: CHANNEL, address: who, text: '上一次没发出去的' }))
  await kept('m1', '公示要贴几天')
  world.bot.hold()
  const now = world.bot.receive(who, () => kept('m2', '村道多久巡查一次'))
  await world.runtime.db.query('SELECT 1')
  expect(world.heard).toEqual([])
  await world.bot.resume()
  await now
  await world.bot.idle()
  const lines = world.heard.filter(({ to }) => to === who).map(({ text }) => text)
  expect(lines).toHaveLength(3)
  expect(lines[0]).toBe('上一次没发出去的')
  expect(lines[1]).toContain('公示')
  expect(lines[2]).toContain('巡查')
})

test('twenty of one person that waited are answered in their order, with others beside', async () => {
  const asked = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? '公示要贴几天' : '村道多久巡查一次'))
  for (const [i, text] of asked.entries()) await kept(`m${i}`, text)
  const redelivering = world.bot.redeliver()
  const last = world.bot.receive(who, () => kept('late', '水泥路折旧几年'))
  await Promise.all([redelivering, last])
  await world.bot.idle()
  const lines = world.heard.filter(({ to }) => to === who).map(({ text }) => text)
  expect(lines).toHaveLength(21)
  lines.slice(0, 20).forEach((line, i) => expect(line).toContain(i % 2 === 0 ? '公示' : '巡查'))
  expect(lines.at(-1)).toContain('折旧')
})
