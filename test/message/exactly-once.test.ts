import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ChannelError } from '../../entities/base/errors.ts'
import { accept, unhandled } from '../../entities/message/inbox.ts'
import { Incoming } from '../../entities/message/incoming.ts'
import { lease, notSent, queue, releaseAll } from '../../entities/message/outbox.ts'
import { Outgoing } from '../../entities/message/outgoing.ts'
import { Report } from '../../entities/report/report.ts'
import { CHANNEL, moment, World } from '../support/world.ts'

const line = (key: string) => ({ key, channel: CHANNEL, address: 'cadre', text: key })

describe('never lost, never doubled', () => {
  let world: World
  beforeEach(async () => {
    world = await World.open()
  })
  afterEach(() => world.stop())

  test('the same message delivered three times at once is one message, one report, one receipt', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => world.say('cadre', '光伏三季度正常，收入3.2万', { id: 'same' })),
    )
    expect(await world.runtime.db.countBy(Incoming, { externalId: 'same' })).toBe(1)
    expect(await world.runtime.db.count(Report)).toBe(1)
    expect(new Set(answers.flat())).toHaveLength(1)
    expect(world.heard.filter((heard) => heard.text.includes('H20261008-001'))).toHaveLength(1)
  })

  test('received but not handled when the process died: handled once at the next start', async () => {
    await accept(world.runtime, {
      channel: CHANNEL,
      externalId: 'left',
      address: 'cadre',
      text: '光伏三季度正常，收入3.2万',
    })
    expect(await world.runtime.db.count(Report)).toBe(0)
    await Promise.all([world.bot.redeliver(), world.bot.redeliver()])
    await world.bot.idle()
    expect(await world.runtime.db.count(Report)).toBe(1)
    expect(await unhandled(world.runtime, CHANNEL, { before: moment('2030-01-01') })).toEqual([])
  })

  test('handled but not answered when the process died: sent once at the next start', async () => {
    await world.runtime.write((tx) => queue(tx, line('kept')))
    const taken = await lease(world.runtime, CHANNEL)
    expect(taken.map((message) => message.key)).toEqual(['kept'])
    // while somebody holds it, nobody else gets it
    expect(await lease(world.runtime, CHANNEL)).toEqual([])
    await world.runtime.write(releaseAll)
    await world.bot.flush()
    expect(world.heard.map((heard) => heard.text)).toEqual(['kept'])
    expect(await world.runtime.db.findOneByOrFail(Outgoing, { key: 'kept' })).toMatchObject({ state: 'sent' })
  })

  test('the same key queued twice is one message', async () => {
    const [first, second] = [
      await world.runtime.write((tx) => queue(tx, line('once'))),
      await world.runtime.write((tx) => queue(tx, line('once'))),
    ]
    expect([first, second]).toEqual([true, false])
    expect(await world.runtime.db.countBy(Outgoing, { key: 'once' })).toBe(1)
  })

  test('what the platform refuses for now is tried later, what it refuses for good is parked', async () => {
    await world.runtime.write(async (tx) => {
      await queue(tx, line('later'))
      await queue(tx, line('never'))
    })
    const [later, never] = await lease(world.runtime, CHANNEL)
    await world.runtime.write((tx) => notSent(tx, later!, new ChannelError('busy', true)))
    await world.runtime.write((tx) => notSent(tx, never!, new ChannelError('gone', false)))
    expect(await world.runtime.db.findOneByOrFail(Outgoing, { key: 'later' })).toMatchObject({
      state: 'queued',
      attempts: 1,
      lastError: 'busy',
    })
    expect(await world.runtime.db.findOneByOrFail(Outgoing, { key: 'never' })).toMatchObject({
      state: 'parked',
      lastError: 'gone',
    })
  })

  test('everything one talker says is handled in the order he said it', async () => {
    await Promise.all([world.say('cadre', '光伏三季度正常，收入3.2万'), world.say('cadre', '不是3.2万是2.3万')])
    await world.say('cadre', '对')
    const reports = await world.runtime.db.find(Report, { order: { id: 'ASC' } })
    expect(reports.map((report) => [report.receivedFen, report.state])).toEqual([
      [3_200_000, 'superseded'],
      [2_300_000, 'submitted'],
    ])
  })

  test('identity card and account numbers are not even in the inbox', async () => {
    await world.say('cadre', '身份证421024199001011234 卡号6222020200112233445 光伏三季度收入1万')
    const rows = JSON.stringify([await world.runtime.db.find(Incoming), await world.runtime.db.find(Report)])
    expect(rows).not.toMatch(/421024199001011234|6222020200112233445/)
  })
})
