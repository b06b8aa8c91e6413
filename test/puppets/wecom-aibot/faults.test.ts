/** Ours over the long connection, with everything that goes wrong in the field. */
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AibotTimings, PuppetWecomAibot } from '../../../bot/puppets/wecom-aibot/index.ts'
import { AibotGateway } from '../../support/wecom/aibot.ts'
import { BOT, MemoryHost, SECRET, connectedBot, heard } from './memoryHost.ts'

let gateway: AibotGateway
let host: MemoryHost
const bots: PuppetWecomAibot[] = []

async function bot(options: { secret?: string; timings?: Partial<AibotTimings> } = {}) {
  const made = connectedBot(gateway, host, options)
  bots.push(made)
  const ready = once(made, 'ready')
  await made.start()
  if (!options.secret) await ready
  return made
}
async function botThatHeard(text = '问', timings: Partial<AibotTimings> = {}) {
  const made = await bot({ timings })
  const id = heard(made)
  gateway.say({ from: 'lin', text })
  return { puppet: made, id: await id }
}
/** What the next 'error' event says. */
const troubleOf = (puppet: PuppetWecomAibot) =>
  new Promise<string>((resolve) => puppet.once('error', ({ gerror }) => resolve(String(gerror))))
const state = (name: string) => host.until(() => host.logged.at(-1)?.includes(`"state":"${name}"`) ?? false)
const said = () => gateway.chats.said('lin')

beforeEach(async () => {
  gateway = await AibotGateway.start({ [BOT]: SECRET })
  host = new MemoryHost()
})
afterEach(async () => {
  for (const made of bots.splice(0)) await made.stop()
  await gateway.stop()
  expect(gateway.overlapping).toEqual([])
  expect(host.logged.join('\n')).not.toContain(SECRET)
})

test('an answer whose ack is lost is said again, and shown once', async () => {
  const { puppet } = await botThatHeard()
  gateway.faults.dropAcks = 2
  await puppet.messageSendText('lin', '答')
  expect(gateway.frames.filter(({ cmd }) => cmd === 'aibot_respond_msg')).toHaveLength(3)
  expect(said()).toEqual(['答'])
})

test('an answer that was swallowed is said again', async () => {
  const { puppet } = await botThatHeard()
  gateway.faults.swallow = 1
  await puppet.messageSendText('lin', '答')
  expect(said()).toEqual(['答'])
})

test('a push whose ack is lost is not repeated by itself: its outcome is told as unknown', async () => {
  const { puppet } = await botThatHeard()
  host.clock = new Date(host.clock.getTime() + 25 * 3_600_000)
  gateway.faults.dropAcks = 1
  await expect(puppet.messageSendText('lin', '提醒')).rejects.toMatchObject({
    name: 'AckUnknownError',
    outcome: 'unknown',
    retryable: true,
  })
  expect(said()).toEqual(['提醒'])
})

test('an ack that comes late is not taken for the ack of the next frame', async () => {
  const { puppet, id } = await botThatHeard()
  gateway.faults.lateAckMs = { count: 1, ms: 450 }
  const stream = puppet.stream(id)
  await gateway.frame(({ cmd }) => cmd === 'aibot_respond_msg')
  gateway.faults.swallow = 1 // the final frame: the late ack of the first must not confirm it
  await stream.finish('答')
  expect(said()).toEqual(['答'])
  expect(gateway.chats.bubbles[0]?.finished).toBe(true)
})

test('an ack without errcode is no success', async () => {
  const { puppet } = await botThatHeard()
  gateway.faults.withoutErrcode = 1
  await puppet.messageSendText('lin', '答')
  expect(gateway.frames.filter(({ cmd }) => cmd === 'aibot_respond_msg')).toHaveLength(2)
})

test.each([
  [846605, ['答']],
  [846608, ['答']],
])('a req_id refused with %i is followed by a push', async (errcode, shown) => {
  const { puppet } = await botThatHeard()
  gateway.faults.refuse = { cmd: 'aibot_respond_msg', errcode, count: 1 }
  await puppet.messageSendText('lin', '答')
  expect(said()).toEqual(shown)
  expect(gateway.chats.bubbles[0]).toMatchObject({ kind: 'markdown', pushed: true })
})

test.each([
  [45009, true],
  [-1, true],
  [40008, false],
  [93006, false],
])('a push refused with %i says whether it makes sense to try again', async (errcode, retryable) => {
  const { puppet } = await botThatHeard()
  host.clock = new Date(host.clock.getTime() + 25 * 3_600_000)
  gateway.faults.refuse = { cmd: 'aibot_send_msg', errcode, count: 1 }
  const sent = puppet.messageSendText('lin', '提醒', { key: 'p' })
  await expect(sent).rejects.toMatchObject({ code: `aibot-${errcode}`, retryable, outcome: 'not-sent' })
  await puppet.messageSendText('lin', '提醒', { key: 'p' })
  expect(said()).toEqual(['提醒'])
})

test('a long answer that broke off half way goes on where it was', async () => {
  const { puppet } = await botThatHeard()
  const long = `${'一'.repeat(6800)}\n${'二'.repeat(6800)}`
  gateway.faults.slowMs = 20
  const first = puppet.messageSendText('lin', long, { key: 'long' })
  await gateway.until(() => gateway.chats.bubbles.length === 1)
  gateway.faults.refuse = { cmd: 'aibot_respond_msg', errcode: 45009, count: 1 }
  await expect(first).rejects.toMatchObject({ code: 'aibot-45009' })
  await puppet.messageSendText('lin', long, { key: 'long' })
  expect(said().join('')).toBe(long)
})

test('control characters in a frame do not lose it', async () => {
  gateway.faults.controlCharacters = true
  const { puppet } = await botThatHeard('第一行\n第二行')
  expect(host.messages[0]?.text).toBe('第一行\n第二行')
  await puppet.messageSendText('lin', '答')
  expect(said()).toEqual(['答'])
})

test('after 1006 and after a restart of the platform it comes back, and says how long it heard nothing', async () => {
  const puppet = await bot()
  for (const outage of [() => Promise.resolve(gateway.cut()), () => gateway.stop().then(() => gateway.listen())]) {
    const back = once(puppet, 'ready')
    await outage()
    await back
  }
  expect(gateway.online).toBe(1)
  expect(host.logged.filter((line) => line.includes('was not listening'))).toHaveLength(2)
})

test('it never gives up: thirty refused connections, then the platform is back', async () => {
  const puppet = await bot({ timings: { reconnectFirstMs: 1, reconnectLastMs: 2 } })
  await gateway.stop()
  await host.until(() => host.logged.filter((line) => line.includes('"waiting"')).length > 30)
  const back = once(puppet, 'ready')
  await gateway.listen()
  await back
})

test('down for longer than the alarm waits, it says so once', async () => {
  const puppet = await bot({ timings: { alertAfterMs: 30 } })
  const trouble = troubleOf(puppet)
  await gateway.stop()
  expect(await trouble).toContain('does not come back')
  await gateway.listen()
})

test('what is to be said during an outage waits for the connection, and is told when that takes too long', async () => {
  const { puppet } = await botThatHeard()
  await gateway.stop()
  const waiting = puppet.messageSendText('lin', '答')
  await gateway.listen()
  await waiting
  await gateway.stop()
  await state('waiting')
  await expect(puppet.messageSendText('lin', '答')).rejects.toMatchObject({ code: 'not-connected', retryable: true })
  await gateway.listen()
  expect(said()).toEqual(['答'])
})

test('a connection that answers no heartbeat is given up for a new one', async () => {
  const puppet = await bot({ timings: { heartbeatMs: 30 } })
  gateway.faults.ignorePings = true
  const back = once(puppet, 'ready')
  await host.until(() => host.logged.some((line) => line.includes('heartbeats unanswered')))
  gateway.faults.ignorePings = false
  await back
})

test.each([20, null])(
  'taken over by a second connection it closes at once, says so and stays away (server closes after %s)',
  async (after) => {
    gateway.faults.closeKickedAfterMs = after
    const first = await bot()
    const trouble = troubleOf(first)
    const second = await bot({ timings: { heartbeatMs: 150 } })
    await trouble
    expect(first.health()).toMatchObject({ state: 'taken-over' })
    expect(host.logged.some((line) => line.startsWith('error') && line.includes('another connection'))).toBe(true)
    await expect(first.messageSendText('lin', '答')).rejects.toMatchObject({ code: 'not-connected', retryable: false })
    // three heartbeats later the second is still the one
    const since = gateway.frames.length
    for (let beat = 0; beat < 3; beat++) await gateway.frame(({ cmd }) => cmd === 'ping', since + beat)
    expect(gateway.frames.filter(({ cmd }) => cmd === 'aibot_subscribe')).toHaveLength(2)
    expect(second.health()).toMatchObject({ state: 'ready' })
  },
)

test('where the operator wants it, one attempt to come back, and no second', async () => {
  const first = await bot({ timings: { comeBackAfterMs: 20 } })
  const taken = troubleOf(first)
  const second = await bot()
  const back = once(first, 'ready')
  const kicked = troubleOf(second)
  await taken
  await back
  await kicked
  const third = troubleOf(first)
  await bot()
  await third
  expect(first.health().state).toBe('taken-over')
})

test.each([false, true])('a wrong secret is final: it stops and says so (socket left open: %s)', async (hang) => {
  gateway.faults.hangAfterRefusal = hang
  const puppet = connectedBot(gateway, host, { secret: 'nope' })
  bots.push(puppet)
  const trouble = troubleOf(puppet)
  await puppet.start()
  expect(await trouble).toContain('853000')
  expect(puppet.health().state).toBe('refused')
  expect(host.logged.join('\n')).not.toContain('nope')
})

test('what the store cannot take is held and kept later, in the order of its sender', async () => {
  const puppet = await bot()
  host.failures = 5
  gateway.say({ from: 'lin', text: '一' })
  gateway.say({ from: 'lin', text: '二' })
  await host.until(() => host.kept.size === 2)
  expect(host.messages.map(({ text }) => text)).toEqual(['一', '二'])
  expect(puppet.health().state).toBe('ready')
})

test('the same delivery twice is one message', async () => {
  const { puppet } = await botThatHeard()
  let again = 0
  puppet.on('message', () => {
    again++
  })
  gateway.say({ from: 'lin', text: '甲', msgid: 'same' })
  gateway.say({ from: 'lin', text: '甲', msgid: 'same' })
  gateway.say({ from: 'lin', text: '甲', msgid: 'other' })
  await host.until(() => host.kept.size === 3)
  expect(again).toBe(2)
})

test('a wrong field never leaves', async () => {
  const { puppet } = await botThatHeard()
  const before = gateway.frames.length
  const choices = [{ label: '', says: '对' }]
  await expect(puppet.sendChoices('lin', { key: 'k', text: '对吗', choices })).rejects.toMatchObject({
    code: 'bad-frame',
    message: expect.stringContaining('button_list') as string,
  })
  expect(gateway.frames.slice(before).filter(({ cmd }) => cmd !== 'ping')).toEqual([])
})

test('messages to one conversation wait for the limit, and are all said', async () => {
  const { puppet } = await botThatHeard('问', { perMinute: 3 })
  for (let at = 0; at < 3; at++) await puppet.messageSendText('lin', `第${at}条`)
  const waiting = puppet.messageSendText('lin', '第四条')
  await host.until(() => host.logged.some((line) => line.includes('wait for the limit')))
  expect(said()).toHaveLength(3)
  const stopped = expect(waiting).rejects.toMatchObject({ code: 'stopped', retryable: true })
  await bots.pop()?.stop()
  await stopped
})

test('what would wait too long is refused before any of it is said, for a caller with a queue of its own', async () => {
  const { puppet } = await botThatHeard('问', { perMinute: 3, longestWaitMs: 1_000 })
  for (let at = 0; at < 2; at++) await puppet.messageSendText('lin', `第${at}条`)
  const limited = { code: 'limited', retryable: true }
  const long = `${'一'.repeat(6800)}\n${'二'.repeat(6800)}`
  await expect(puppet.messageSendText('lin', long)).rejects.toMatchObject(limited)
  await puppet.messageSendText('lin', '第三条')
  const card = { key: 'ask', text: '对吗', choices: [{ label: '对', says: '对' }] }
  await expect(puppet.sendChoices('lin', card)).rejects.toMatchObject(limited)
  expect(said()).toEqual(['第0条', '第1条', '第三条'])
})

test('a chunk whose ack is lost goes up again', async () => {
  const { puppet } = await botThatHeard('问', { uploadAckMs: 300 })
  const { FileBox } = await import('file-box')
  const bytes = Buffer.alloc(600_000, 'y')
  const sending = puppet.messageSendFile('lin', FileBox.fromBuffer(bytes, '台账.xlsx'))
  await gateway.frame(({ cmd }) => cmd === 'aibot_upload_media_init')
  gateway.faults.dropAcks = 1
  await sending
  expect([...gateway.uploads.media.values()][0]?.bytes.equals(bytes)).toBe(true)
  expect(gateway.chats.bubbles.at(-1)).toMatchObject({ kind: 'file', content: '台账.xlsx' })
})

test('a card whose ack is lost is there, and asking again does not make a second', async () => {
  const { puppet } = await botThatHeard()
  const card = { key: 'ask', text: '对吗', choices: [{ label: '对', says: '对' }] }
  gateway.faults.dropAcks = 1
  await expect(puppet.sendChoices('lin', card)).rejects.toMatchObject({ outcome: 'unknown' })
  await puppet.sendChoices('lin', card)
  expect(said()).toEqual(['对吗'])
})

test('stopped and started again it hears and answers', async () => {
  const { puppet } = await botThatHeard()
  await puppet.stop()
  expect(puppet.health().state).toBe('stopped')
  const ready = once(puppet, 'ready')
  await puppet.start()
  await ready
  const id = heard(puppet)
  gateway.say({ from: 'lin', text: '还在吗' })
  await id
  await puppet.messageSendText('lin', '在。')
  expect(said()).toEqual(['在。'])
})

test('after a restart of the program, what was kept is answered on its own req_id', async () => {
  const { puppet } = await botThatHeard()
  await puppet.stop()
  const second = await bot()
  for (const message of host.messages) second.remember(message)
  await second.messageSendText('user:lin', '答', { key: 'k', replyTo: host.messages[0]?.key ?? '' })
  expect(gateway.chats.bubbles).toMatchObject([{ kind: 'stream', content: '答', pushed: false }])
})

test('whatever comes over the wire, it goes on', async () => {
  const { puppet } = await botThatHeard()
  const odd: unknown[] = [
    null,
    1,
    '',
    [],
    {},
    [[]],
    { a: 1 },
    '\u0000',
    -1,
    1e308,
    true,
    'mixed',
    { msg_item: [null, 1] },
  ]
  const fields = ['msgtype', 'from', 'text', 'mixed', 'quote', 'event', 'image', 'create_time', 'chatid', 'msgid']
  for (const cmd of ['aibot_msg_callback', 'aibot_event_callback', 'aibot_new_callback'])
    for (const field of fields)
      for (const value of odd) {
        const body = { msgtype: 'mixed', from: { userid: 'odd' }, mixed: { msg_item: [{ msgtype: 'text' }] } }
        gateway.deliver(cmd, 'R', { ...body, [field]: value })
      }
  const id = heard(puppet)
  gateway.say({ from: 'lin', text: '还在吗', msgid: 'last' })
  await id
  await host.until(() => [...host.kept.keys()].some((key) => key.endsWith('last')))
  expect(puppet.health().state).toBe('ready')
  expect(host.logged.filter((line) => line.includes('not handled'))).toEqual([])
})

test('ten thousand messages in one second, many with the same words: none is dropped', async () => {
  const puppet = await bot()
  const told = new Set<string>()
  const all = new Promise<void>((resolve) => {
    puppet.on('message', ({ messageId }) => {
      if (told.add(messageId).size === 10_000) resolve()
    })
  })
  for (let at = 0; at < 10_000; at++) gateway.say({ from: `u${at % 50}`, text: `第${at % 7}句` })
  await all
  expect(host.kept.size).toBe(10_000)
})
