/** Ours by URL callback, over real HTTP. */
import { EventEmitter, once } from 'node:events'
import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { FileBox } from 'file-box'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AibotTimings, PuppetWecomAibot } from '../../../bot/puppets/wecom-aibot/index.ts'
import type { WecomHost } from '../../../bot/puppets/wecom/index.ts'
import { AibotCallback } from '../../support/wecom/aibotCallback.ts'
import { BOT, MemoryHost, quick } from './memoryHost.ts'

const keys = { token: 'QDG6eK', aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C' }
let host: MemoryHost
let puppet: PuppetWecomAibot
let door: Server
let platform: AibotCallback
let url: string

async function open(timings: Partial<AibotTimings> = {}, on: WecomHost = host) {
  puppet = new PuppetWecomAibot(on, {
    botId: BOT,
    names: ['管护'],
    transport: { kind: 'callback', ...keys },
    welcome: async () => '您好',
    timings: { ...quick, pollSilenceMs: 1_000, lingerMs: 150, ...timings },
  })
  await puppet.start()
}
/** What the bot does with every message. */
const answering = (act: (id: string, text: string) => Promise<unknown>) =>
  puppet.on('message', ({ messageId }) => void act(messageId, host.kept.get(messageId)?.text ?? '').catch(failed))
/** tells each 503 */
const late = new EventEmitter()
const failures: unknown[] = []
const failed = (error: unknown) => void failures.push(error)

beforeEach(async () => {
  host = new MemoryHost()
  failures.length = 0
  door = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const query = Object.fromEntries(new URL(request.url ?? '', 'http://x').searchParams)
      const method = request.method === 'GET' ? 'GET' : 'POST'
      void puppet.callback({ method, query, body: Buffer.concat(chunks) }).then(({ status, body, contentType }) => {
        if (status === 503) late.emit('refused')
        response.writeHead(status, contentType ? { 'content-type': contentType } : {}).end(body)
      })
    })
  })
  door.listen(0, '127.0.0.1')
  await once(door, 'listening')
  url = `http://127.0.0.1:${(door.address() as AddressInfo).port}` // a TCP server has no other kind
  platform = await AibotCallback.start({ url, ...keys })
  await open()
})
afterEach(async () => {
  await puppet.stop()
  await platform.stop()
  door.closeAllConnections()
  await new Promise((resolve) => door.close(resolve))
  expect(failures).toEqual([])
  expect(host.logged.join('\n')).not.toContain(keys.aesKey)
})

test('the console is answered with exactly its word; whatever is no callback is refused', async () => {
  expect(await platform.verify('1616140317555161061')).toEqual({ status: 200, body: '1616140317555161061' })
  const statuses = await Promise.all(
    [
      fetch(url),
      fetch(`${url}?msg_signature=x&timestamp=1&nonce=2&echostr=y`),
      fetch(url, { method: 'POST', body: '{}' }),
      fetch(`${url}?msg_signature=x&timestamp=1&nonce=2`, { method: 'POST', body: '<xml/>' }),
      fetch(`${url}?msg_signature=x&timestamp=1&nonce=2`, { method: 'POST', body: '{"encrypt":"AAAA"}' }),
    ].map(async (asked) => (await asked).status),
  )
  expect(statuses).toEqual([403, 403, 403, 400, 403])
  expect(host.kept.size).toBe(0)
})

test('an answer of several messages is one bubble, finished when nothing more is said', async () => {
  answering(async () => {
    await puppet.messageSendText('lin', '第一句。')
    await puppet.messageSendText('lin', '第二句。')
  })
  const told = await platform.text('lin', '问')
  expect(told).toMatchObject({ statuses: [200], content: '第一句。\n\n第二句。', finished: true })
  expect(told.frames[0]).toBe('<think></think>')
  expect(host.messages[0]).toMatchObject({ from: 'lin', text: '问' })
})

test('in a group the mention is taken out and each message has its own bubble', async () => {
  answering(async (id, text) => puppet.messageSendText('chat:wrG1', `答${text}`, { replyTo: id }))
  const told = await Promise.all([platform.text('lin', '@管护 一', 'wrG1'), platform.text('wang', '@管护 二', 'wrG1')])
  expect(told.map(({ content }) => content)).toEqual(['答一', '答二'])
})

test('an answer that grows is shown as it grows', async () => {
  answering(async (id) => {
    const stream = puppet.stream(id)
    stream.update('光伏')
    await platform.shows('光伏')
    await stream.finish('光伏每季度填报一次。')
  })
  const told = await platform.text('lin', '问')
  expect([...new Set(told.frames)]).toEqual(['<think></think>', '光伏', '光伏每季度填报一次。'])
  expect(told.finished).toBe(true)
})

test('an answer after the bubble goes to the response_url, once; after that there is no way, and it is said', async () => {
  answering(async () => puppet.messageSendText('lin', '马上。'))
  await platform.text('lin', '问')
  await puppet.messageSendText('lin', '迟到的答复。')
  expect(platform.posted).toEqual([{ msgtype: 'markdown', markdown: { content: '迟到的答复。' } }])
  await expect(puppet.messageSendText('lin', '再来一句。')).rejects.toMatchObject({ code: 'no-way', retryable: false })
  await expect(puppet.messageSendText('wang', '提醒')).rejects.toMatchObject({ code: 'no-way' })
  expect(puppet.capabilities.push).toBe('none')
})

test('after an hour the response_url is over', async () => {
  answering(async () => puppet.messageSendText('lin', '马上。'))
  await platform.text('lin', '问')
  host.clock = new Date(host.clock.getTime() + 61 * 60_000)
  await expect(puppet.messageSendText('lin', '迟')).rejects.toMatchObject({ code: 'no-way' })
})

test('when the platform stops asking, the answer goes to the response_url', async () => {
  platform.neverPoll = true
  await platform.text('lin', '问')
  await puppet.messageSendText('lin', '答')
  expect(platform.posted).toMatchObject([{ markdown: { content: '答' } }])
})

test('before its minutes are over the bubble is finished by itself, the answer comes later', async () => {
  await puppet.stop()
  await open({ streamMs: 60, streamMarginMs: 20 })
  expect(await platform.text('lin', '问')).toMatchObject({ content: '<think></think>', finished: true })
  await puppet.messageSendText('lin', '想好了。')
  expect(platform.posted).toHaveLength(1)
})

test('an answer that got lost is delivered again: one message, one bubble', async () => {
  let messages = 0
  answering(async () => {
    messages++
    await puppet.messageSendText('lin', '答')
  })
  platform.loseAnswers = 2
  expect(await platform.text('lin', '问')).toMatchObject({ statuses: [200, 200, 200], content: '答', finished: true })
  expect(messages).toBe(1)
})

test('what cannot be kept gets no 200 and comes again', async () => {
  answering(async () => puppet.messageSendText('lin', '答'))
  host.failures = 2
  expect(await platform.text('lin', '问')).toMatchObject({ statuses: [503, 503, 200], content: '答' })
})

test('what is kept too late is answered in time with "not kept", and heard once', async () => {
  await puppet.stop()
  let keep = () => {}
  const slow: WecomHost = {
    now: () => host.now(),
    log: () => {},
    async keep(message) {
      if (host.kept.size === 0) await new Promise<void>((resolve) => (keep = resolve))
      return host.keep(message)
    },
  }
  await open({ keepWithinMs: 30 }, slow)
  let times = 0
  answering(async () => {
    times++
    await puppet.messageSendText('lin', '答')
  })
  const asked = platform.text('lin', '问')
  await once(late, 'refused')
  keep()
  const { statuses, content } = await asked
  expect(statuses[0]).toBe(503)
  expect([statuses.at(-1), content, times]).toEqual([200, '答', 1])
})

test('a click is answered with the card as it is now, and comes as its words', async () => {
  answering(async (_id, text) => {
    if (text === '报')
      await puppet.sendChoices('lin', { key: 'ask', text: '对吗', choices: [{ label: '对', says: '提交' }] })
  })
  platform.neverPoll = true
  await platform.text('lin', '报')
  await platform.untilPosted(1)
  const card = platform.posted[0]?.template_card as { task_id: string } // as sent
  const told = await platform.click('lin', card.task_id, '提交')
  expect(told.answer).toMatchObject({ response_type: 'update_template_card', template_card: { replace_text: '对' } })
  await host.until(() => host.kept.size === 2)
  expect(host.messages[1]?.text).toBe('提交')
})

test('a photo comes with the account key, and goes out inside the finished bubble', async () => {
  answering(async (id) => {
    const file = await puppet.messageFile(id)
    await puppet.messageSendText('lin', `收到${file.name}`)
    await puppet.messageSendFile('lin', FileBox.fromBuffer(await file.toBuffer(), file.name))
  })
  const told = await platform.say('lin', { msgtype: 'image', image: platform.media(Buffer.from('photo!'), '现场.jpg') })
  expect(told).toMatchObject({ content: '收到现场.jpg', finished: true })
  expect(told.images).toMatchObject([{ image: { base64: Buffer.from('photo!').toString('base64') } }])
})

test('who opens the chat is welcomed; unknown events, unknown bubbles and odd bodies end in peace', async () => {
  expect((await platform.event('lin', 'enter_chat', {})).answer).toMatchObject({ text: { content: '您好' } })
  expect((await platform.event('lin', 'feedback_event', { type: 1 })).statuses).toEqual([200])
  const gone = await platform.say('lin', { msgtype: 'stream', stream: { id: 'of-an-earlier-life' } })
  expect(gone).toMatchObject({ finished: true })
  expect((await platform.say('', { msgtype: 'text' })).statuses).toEqual([200])
})

test('after a restart of the program a kept message is answered at its response_url, and delivered again it is a duplicate', async () => {
  platform.neverPoll = true
  await platform.text('lin', '问', undefined, 'm-1')
  await puppet.stop()
  await open()
  for (const message of host.messages) puppet.remember(message)
  await puppet.messageSendText('user:lin', '答', { key: 'k', replyTo: host.messages[0]?.key ?? '' })
  expect(platform.posted).toMatchObject([{ markdown: { content: '答' } }])
  expect((await platform.text('lin', '问', undefined, 'm-1')).content).toBeNull()
  expect(host.kept.size).toBe(1)
})
