/** Ours over the long connection, when nothing goes wrong. */
import { once } from 'node:events'
import { Agent } from 'node:http'
import { inspect } from 'node:util'
import { FileBox } from 'file-box'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { PuppetWecomAibot } from '../../../bot/puppets/wecom-aibot/index.ts'
import { AibotGateway } from '../../support/wecom/aibot.ts'
import { BOT, MemoryHost, SECRET, connectedBot, heard } from './memoryHost.ts'

let gateway: AibotGateway
let host: MemoryHost
let puppet: PuppetWecomAibot

beforeEach(async () => {
  gateway = await AibotGateway.start({ [BOT]: SECRET })
  host = new MemoryHost()
  puppet = connectedBot(gateway, host, { welcome: async (userid) => `${userid}，您好` })
  const ready = once(puppet, 'ready')
  await puppet.start()
  await ready
})
afterEach(async () => {
  await puppet.stop()
  await gateway.stop()
  expect(gateway.overlapping).toEqual([])
})

async function hears(said: Parameters<AibotGateway['say']>[0]) {
  const id = heard(puppet)
  gateway.say(said)
  return id
}

test('a question is kept, told to Wechaty, and answered with one finished stream', async () => {
  const id = await hears({ from: 'Lin', text: '光伏怎么填报' })
  expect(host.messages).toMatchObject([
    { key: id, from: 'Lin', room: null, text: '光伏怎么填报', quote: null, media: [] },
  ])
  const payload = await puppet.messagePayload(id)
  expect(payload).toMatchObject({ talkerId: 'Lin', listenerId: BOT, text: '光伏怎么填报' })
  const answer = await puppet.messageSendText('Lin', '拍一张照片发来就行。')
  expect(gateway.chats.bubbles).toMatchObject([
    { chat: 'Lin', kind: 'stream', content: '拍一张照片发来就行。', finished: true, pushed: false },
  ])
  expect(await puppet.messagePayload(answer ?? '')).toMatchObject({ talkerId: BOT, listenerId: 'Lin' })
})

test('several answers to one question are bubbles of their own, the same key is said once', async () => {
  await hears({ from: 'lin', text: '问' })
  await Promise.all(['一', '二', '三'].map((text) => puppet.messageSendText('lin', text, { key: `k-${text}` })))
  await puppet.messageSendText('lin', '二', { key: 'k-二' })
  expect(gateway.chats.said('lin')).toEqual(['一', '二', '三'])
})

test('an answer longer than 20,480 bytes comes in parts, in order, and nothing of it is lost', async () => {
  await hears({ from: 'lin', text: '问' })
  const long = Array.from({ length: 900 }, (_, at) => `第${at}条，每季度填报一次资产运营情况。`).join('\n')
  await puppet.messageSendText('lin', long)
  expect(gateway.chats.bubbles.length).toBeGreaterThan(1)
  expect(gateway.chats.said('lin').join('')).toBe(long)
})

test('after 24 hours, or without a message to answer, it is a push with its chat type', async () => {
  await hears({ from: '10086', text: '问' })
  await hears({ from: 'lin', group: 'wrG1', text: '@管护 问' })
  host.clock = new Date(host.clock.getTime() + 25 * 3_600_000)
  await puppet.messageSendText('10086', '提醒一')
  await puppet.messageSendText('wrG1', '提醒二')
  await puppet.messageSendText('chat:wrG1', '提醒三')
  const pushes = gateway.frames.filter(({ cmd }) => cmd === 'aibot_send_msg').map(({ body }) => body)
  expect(pushes).toMatchObject([
    { chatid: '10086', chat_type: 1 },
    { chatid: 'wrG1', chat_type: 2 },
    { chatid: 'wrG1', chat_type: 2 },
  ])
  await expect(puppet.messageSendText('stranger', '在吗')).rejects.toMatchObject({ code: 'aibot-93006' })
})

test('in a group the mention is taken out, and the answer goes to the message it answers', async () => {
  const first = await hears({ from: 'lin', group: 'wrG1', text: '@管护 助手  荆干村光伏 @张三 多少钱' })
  await hears({ from: 'wang', group: 'wrG1', text: '荆干村 @管护' })
  expect(host.messages.map(({ text, room }) => [text, room])).toEqual([
    ['荆干村光伏 @张三 多少钱', 'wrG1'],
    ['荆干村', 'wrG1'],
  ])
  expect(await puppet.messagePayload(first)).toMatchObject({ roomId: 'wrG1', mentionIdList: [BOT] })
  expect(await puppet.roomMemberList('wrG1')).toEqual(['lin', 'wang', BOT])
  await puppet.messageSendText('wrG1', '三万二。', { replyTo: first })
  const reqOfFirst = host.messages[0]?.reply?.reqId
  expect(gateway.frames.at(-1)?.headers.req_id).toBe(reqOfFirst)
})

test('voice is its transcript, mixed keeps words and photos, a quote brings what it quotes', async () => {
  const photo = gateway.media(Buffer.from('photo-bytes'), 'IMG 1.jpg')
  await hears({ from: 'lin', body: { msgtype: 'voice', voice: { content: '本季度正常' } } })
  const mixed = [
    { msgtype: 'text', text: { content: '正常' } },
    { msgtype: 'image', image: photo },
  ]
  const id = await hears({ from: 'lin', body: { msgtype: 'mixed', mixed: { msg_item: mixed } } })
  await hears({
    from: 'lin',
    body: { msgtype: 'text', text: { content: '就是它' }, quote: { msgtype: 'image', image: photo } },
  })
  await hears({ from: 'lin', body: { msgtype: 'hologram', hologram: {} } })
  expect(host.messages.map(({ text, media, spoken = false }) => [text, media.length, spoken])).toEqual([
    ['本季度正常', 0, true],
    ['正常', 1, false],
    ['就是它', 1, false],
    ['', 0, false],
  ])
  const file = await puppet.messageFile(id)
  expect([file.name, (await file.toBuffer()).toString()]).toEqual(['IMG 1.jpg', 'photo-bytes'])
})

test('a file is fetched with its own key; an expired address or an error in its place is told', async () => {
  const sheet = gateway.media(Buffer.alloc(70_001, 5), '三级台账.xlsx')
  await hears({ from: 'lin', body: { msgtype: 'file', file: sheet } })
  const ref = host.messages[0]?.media[0]
  if (!ref) throw new Error('no file')
  const { name, bytes } = await puppet.fetchMedia(ref)
  expect([name, bytes.length, bytes[70_000]]).toEqual(['三级台账.xlsx', 70_001, 5])
  gateway.shelf.jsonErrors = 1
  await expect(puppet.fetchMedia(ref)).rejects.toMatchObject({ code: 'media', retryable: true })
  gateway.shelf.expire()
  await expect(puppet.fetchMedia(ref)).rejects.toMatchObject({ code: 'media', retryable: false })
})

test('a file goes up in chunks, once, and out as what it is', async () => {
  await hears({ from: 'lin', text: '台账' })
  const bytes = Buffer.alloc(1_300_000, 'x')
  await puppet.messageSendFile('lin', FileBox.fromBuffer(bytes, '台账.xlsx'))
  await puppet.messageSendFile('lin', FileBox.fromBuffer(bytes, '台账.xlsx'))
  await puppet.messageSendFile('lin', FileBox.fromBuffer(Buffer.from('a photo'), '现场.jpg'))
  expect(gateway.chats.bubbles.map(({ kind, content }) => [kind, content])).toEqual([
    ['file', '台账.xlsx'],
    ['file', '台账.xlsx'],
    ['image', '现场.jpg'],
  ])
  expect(gateway.uploads.media.size).toBe(2)
  expect([...gateway.uploads.media.values()][0]?.bytes.equals(bytes)).toBe(true)
})

test('a card asks, the click is shown as heard and comes as the words of its button', async () => {
  await hears({ from: 'lin', text: '报' })
  await puppet.sendChoices('lin', {
    key: 'ask-1',
    text: '荆干村光伏电站\n2026 年三季度，正常，到账 32,000.00 元',
    choices: [
      { label: '对，提交', says: '提交' },
      { label: '不对', says: '更正' },
    ],
  })
  const card = gateway.chats.bubbles.at(-1)
  expect(card).toMatchObject({ kind: 'template_card', content: '荆干村光伏电站', finished: false })
  const id = heard(puppet)
  gateway.click('lin', card?.id ?? '', '提交')
  expect((await puppet.messagePayload(await id)).text).toBe('提交')
  expect(card).toMatchObject({ finished: true, card: { replace_text: '对，提交' } })
  // the click's own req_id carries no stream; the message before it does
  await puppet.messageSendText('lin', '已提交。')
  expect(gateway.chats.said('lin').at(-1)).toBe('已提交。')
})

test('a text too long for a card is said before it, its last line heads the card', async () => {
  await hears({ from: 'lin', text: '报' })
  const text = `${'这一条很长。'.repeat(40)}\n这样对吗`
  await puppet.sendChoices('lin', { key: 'ask-2', text, choices: [{ label: '对', says: '对' }] })
  expect(gateway.chats.said('lin')).toEqual([text, '这样对吗'])
})

test('who opens the chat is welcomed', async () => {
  gateway.enterChat('lin')
  await gateway.frame(({ cmd }) => cmd === 'aibot_respond_welcome_msg')
  expect(gateway.chats.bubbles).toMatchObject([{ kind: 'welcome', content: 'lin，您好' }])
})

test('the password of a proxy is in nothing that can be printed', async () => {
  const agent = Object.assign(new Agent(), { proxy: 'http://u:pr0xy-pass@example.com' })
  const made = new PuppetWecomAibot(host, {
    botId: BOT,
    names: [],
    transport: { kind: 'connection', secret: SECRET, url: gateway.url, socket: { agent } },
  })
  const ready = once(made, 'ready')
  await made.start()
  await ready
  expect(inspect(made, { depth: 20, showHidden: true })).not.toContain('pr0xy-pass')
  await made.stop()
})

test('what cannot be done says why, and nothing secret is in what can be printed', async () => {
  await expect(puppet.roomCreate(['lin'])).rejects.toThrow(/roomCreate is not supported: .+groups/)
  const printed = inspect(puppet, { depth: 12, showHidden: true }) + host.logged.join('\n')
  expect(printed).not.toContain(SECRET)
  expect(puppet.capabilities.push).toBe('chats that have spoken')
  expect(puppet.health()).toMatchObject({ state: 'ready' })
})
