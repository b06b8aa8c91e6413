/** A whole Wechaty on top, because that is how the puppet is used. */
import { once } from 'node:events'
import { FileBox } from 'file-box'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Message, WechatyBuilder } from 'wechaty'
import { AibotGateway } from '../../support/wecom/aibot.ts'
import { BOT, MemoryHost, SECRET, connectedBot } from './memoryHost.ts'

let gateway: AibotGateway
let host: MemoryHost
let wechaty: ReturnType<typeof WechatyBuilder.build>

beforeEach(async () => {
  gateway = await AibotGateway.start({ [BOT]: SECRET })
  host = new MemoryHost()
  const puppet = connectedBot(gateway, host)
  wechaty = WechatyBuilder.build({ puppet })
  const ready = once(puppet, 'ready')
  await wechaty.start()
  await ready
})
afterEach(async () => {
  await wechaty.stop()
  await gateway.stop()
})
const next = () => new Promise<Message>((resolve) => wechaty.once('message', resolve))

test('a member speaks, the bot answers and finds its own message again', async () => {
  const heard = next()
  gateway.say({ from: 'Lin', text: '问' })
  const message = await heard
  expect([message.talker().id, message.text(), message.self(), message.room()]).toEqual(['Lin', '问', false, undefined])
  const answer = await message.say('答')
  expect([answer && answer.text(), answer && answer.self()]).toEqual(['答', true])
  expect(gateway.chats.said('Lin')).toEqual(['答'])
})

test('in a group the bot is mentioned, the text is without the mention, and names of others stay words', async () => {
  const heard = next()
  gateway.say({ from: 'Lin', group: 'wrG1', text: '@管护 荆干村呢' })
  const message = await heard
  expect(await message.mentionSelf()).toBe(true)
  expect([message.text(), await message.mentionText()]).toEqual(['荆干村呢', '荆干村呢'])
  const room = message.room()
  expect(room?.id).toBe('wrG1')
  await room?.say('请看', message.talker())
  expect(gateway.chats.said('wrG1')).toEqual(['@Lin 请看'])
})

test('a photo comes in and a file goes out', async () => {
  const heard = next()
  const image = gateway.media(Buffer.from('photo-bytes'), '现场.jpg')
  gateway.say({ from: 'Lin', body: { msgtype: 'image', image } })
  const message = await heard
  expect(message.type()).toBe(wechaty.Message.Type.Image)
  expect((await (await message.toFileBox()).toBuffer()).toString()).toBe('photo-bytes')
  await message.say(FileBox.fromBuffer(Buffer.from('a sheet'), '台账.xlsx'))
  expect(gateway.chats.bubbles.at(-1)).toMatchObject({ kind: 'file', content: '台账.xlsx' })
})

test('taken over, Wechaty hears an error', async () => {
  const trouble = new Promise<unknown>((resolve) => wechaty.once('error', resolve))
  const second = connectedBot(gateway, new MemoryHost())
  await second.start()
  expect(String(await trouble)).toContain('another connection of this bot')
  await second.stop()
})
