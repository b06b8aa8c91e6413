/** An answer that grows over the long connection. */
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AibotTimings, PuppetWecomAibot } from '../../../bot/puppets/wecom-aibot/index.ts'
import { AibotGateway, type Frame } from '../../support/wecom/aibot.ts'
import { BOT, MemoryHost, SECRET, connectedBot, heard } from './memoryHost.ts'

let gateway: AibotGateway
let host: MemoryHost
let puppet: PuppetWecomAibot | null = null

async function asked(timings: Partial<AibotTimings> = {}) {
  puppet = connectedBot(gateway, host, { timings })
  const ready = once(puppet, 'ready')
  await puppet.start()
  await ready
  const id = heard(puppet)
  gateway.say({ from: 'lin', text: '问' })
  return puppet.stream(await id)
}
const isStream = ({ body }: Frame) => body.msgtype === 'stream'
const contents = () =>
  gateway.frames.filter(isStream).map(({ body }) => (body.stream as { content: string; finish: boolean }).content) // as the schema says
const shows = (text: string) => gateway.until(() => gateway.chats.bubbles[0]?.content === text)

beforeEach(async () => {
  gateway = await AibotGateway.start({ [BOT]: SECRET })
  host = new MemoryHost()
})
afterEach(async () => {
  await puppet?.stop()
  await gateway.stop()
  expect(gateway.overlapping).toEqual([])
})

test('the placeholder stands at once, every frame holds the whole text, the last one is the answer', async () => {
  const stream = await asked()
  await shows('<think></think>')
  stream.update('光伏')
  await shows('光伏')
  stream.update('光伏每季度')
  await shows('光伏每季度')
  await stream.finish('光伏每季度填报一次。')
  expect(gateway.chats.bubbles).toMatchObject([{ kind: 'stream', content: '光伏每季度填报一次。', finished: true }])
})

test('of a thousand updates only some are sent, one at a time; the last is never left out', async () => {
  gateway.faults.slowMs = 15
  const stream = await asked()
  for (let at = 1; at <= 1000; at++) stream.update('字'.repeat(at))
  await stream.finish('完')
  expect(contents().length).toBeLessThan(5)
  expect(gateway.chats.said('lin')).toEqual(['完'])
})

test('between two frames lies the pace', async () => {
  const stream = await asked({ frameMs: 5_000 })
  await shows('<think></think>')
  stream.update('不急')
  await stream.finish('完')
  expect(contents()).toEqual(['<think></think>', '完'])
})

test('while nothing new comes the bubble is kept alive', async () => {
  const stream = await asked({ keepAliveMs: 20 })
  await gateway.until(() => contents().length >= 4)
  expect(new Set(contents())).toEqual(new Set(['<think></think>']))
  await stream.finish('完')
})

test('a bubble that takes no more is followed by a push with what it does not show', async () => {
  const stream = await asked()
  stream.update('前半，')
  await shows('前半，')
  gateway.chats.expireStreams()
  await stream.finish('前半，后半。')
  expect(gateway.chats.bubbles.map(({ kind, content }) => [kind, content])).toEqual([
    ['stream', '前半，'],
    ['markdown', '后半。'],
  ])
})

test('before its minutes are over the bubble is finished by itself, the answer comes as a message', async () => {
  const stream = await asked({ streamMs: 80, streamMarginMs: 20 })
  stream.update('想到一半')
  await gateway.until(() => gateway.chats.bubbles[0]?.finished ?? false)
  await stream.finish('另一个答案。')
  expect(gateway.chats.said('lin')).toEqual(['想到一半', '另一个答案。'])
})

test('a lost ack of the last frame is mended, and what failed can be finished again', async () => {
  const stream = await asked()
  await shows('<think></think>')
  gateway.faults.dropAcks = 2
  await stream.finish('完')
  expect(gateway.chats.said('lin')).toEqual(['完'])
  const second = await (async () => {
    const id = heard(puppet as PuppetWecomAibot) // made by asked()
    gateway.say({ from: 'lin', text: '再问' })
    return puppet?.stream(await id)
  })()
  await gateway.until(() => gateway.chats.bubbles.length === 2)
  gateway.faults.refuse = { cmd: 'aibot_respond_msg', errcode: -1, count: 1 }
  await expect(second?.finish('又完')).rejects.toMatchObject({ retryable: true })
  await second?.finish('又完')
  expect(gateway.chats.said('lin')).toEqual(['完', '又完'])
})

test('longer than a bubble, the rest follows in bubbles of its own', async () => {
  const stream = await asked()
  const long = '一二三四五。\n'.repeat(1200)
  stream.update(long)
  await stream.finish(long)
  expect(gateway.chats.bubbles.length).toBe(2)
  expect(gateway.chats.said('lin').join('')).toBe(long)
})

test('what follows a long answer and fails is said again without the bubble', async () => {
  const stream = await asked({ frameMs: 5_000 })
  await shows('<think></think>')
  const code = '```js\n' + 'let a = 1\n'.repeat(2_500) + '```'
  gateway.faults.refuse = { cmd: 'aibot_respond_msg', errcode: 45009, count: 1, after: 1 }
  await expect(stream.finish(code)).rejects.toMatchObject({ code: 'aibot-45009' })
  await stream.finish(code)
  expect(gateway.chats.said('lin').join('').replaceAll('```\n```js\n', '')).toBe(code)
})

test('a message too old to be answered is answered by a push at the end', async () => {
  await asked()
  const key = host.messages[0]?.key ?? ''
  host.clock = new Date(host.clock.getTime() + 25 * 3_600_000)
  const late = puppet?.stream(key)
  late?.update('看不见')
  await late?.finish('看得见')
  expect(gateway.chats.bubbles.at(-1)).toMatchObject({ kind: 'markdown', content: '看得见' })
})
