import { readFileSync, readdirSync } from 'node:fs'
import { FileBox } from 'file-box'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Message, WechatyBuilder } from 'wechaty'
import { log, types } from 'wechaty-puppet'
import { IdTakenError, type Line, PuppetSimulator } from '../../../bot/puppets/simulator/index.ts'
import { cadre, MemoryHost, specialist } from './memory-host.ts'

let host: MemoryHost
let puppet: PuppetSimulator
let stop: () => Promise<void>
let heard: Message[]
/** resolves with the next message the bot hears */
let next: () => Promise<Message>

beforeEach(async () => {
  host = new MemoryHost()
  puppet = new PuppetSimulator(host, { botName: '管护助手' })
  const bot = WechatyBuilder.build({ puppet })
  heard = []
  const waiting: Array<(message: Message) => void> = []
  bot.on('message', (message) => {
    heard.push(message)
    waiting.shift()?.(message)
  })
  next = () => new Promise((resolve) => waiting.push(resolve))
  await bot.start()
  stop = () => bot.stop()
})
afterEach(() => stop())

const photo = (name: string) => host.storeFile({ name, contentType: 'image/jpeg', bytes: Buffer.from(name) })

describe('every method Wechaty may call is there', () => {
  const mixins = 'node_modules/wechaty-puppet/src/mixins/'
  const abstract = readdirSync(mixins)
    .filter((name) => name.endsWith('-mixin.ts'))
    .flatMap((name) =>
      [...readFileSync(mixins + name, 'utf8').matchAll(/^\s*abstract (\w+)\s*\(/gm)].map(([, method]) => method ?? ''),
    )
  const works = new Set([
    'ding',
    'contactList',
    'contactRawPayload',
    'contactRawPayloadParser',
    'messageFile',
    'messageImage',
    'messageForward',
    'messageRawPayload',
    'messageRawPayloadParser',
    'messageSendFile',
    'messageSendText',
    'roomList',
  ])

  test('the list was found', () => expect(new Set(abstract).size).toBeGreaterThan(55))

  test.each([...new Set(abstract)])('%s works or says that it is unsupported', async (method) => {
    const found: unknown = Reflect.get(puppet, method)
    expect(found).toBeTypeOf('function')
    if (works.has(method) || typeof found !== 'function') return
    await expect(Reflect.apply(found, puppet, [])).rejects.toThrow(`${method} is not supported`)
  })
})

describe('what people say', () => {
  test('a message arrives with who said it', async () => {
    const arriving = next()
    await puppet.receive({ id: 'm1', from: 'v1', text: '冷库正常，收租 7500' })
    const message = await arriving
    expect(message.text()).toBe('冷库正常，收租 7500')
    expect(message.talker().name()).toBe(cadre.name)
    expect(message.id).toBe('m1')
    expect(message.date()).toEqual(host.clock)
  })

  test('a stranger is heard under the id he gave', async () => {
    const arriving = next()
    await puppet.receive({ id: 'm1', from: '路人', text: '你好' })
    expect((await arriving).talker().name()).toBe('路人')
  })

  test('the same id again is the same message, and the bot hears it once', async () => {
    const arriving = next()
    expect(await puppet.receive({ id: 'm1', from: 'v1', text: '一' })).toEqual({ id: 'm1', state: 'new' })
    expect(await puppet.receive({ id: 'm1', from: 'v1', text: '一' })).toEqual({ id: 'm1', state: 'duplicate' })
    await arriving
    const second = next()
    await puppet.receive({ id: 'm2', from: 'v1', text: '二' })
    await second
    expect(heard.map((message) => message.text())).toEqual(['一', '二'])
    expect(host.lines).toHaveLength(2)
  })

  test.each(['append', 'receive'] as const)(
    'when %s fails nobody is told that it arrived, and saying it again is enough',
    async (step) => {
      host.failNext = step
      await expect(puppet.receive({ id: 'm1', from: 'v1', text: '在吗' })).rejects.toThrow(step)
      expect(heard).toEqual([])
      const arriving = next()
      await puppet.receive({ id: 'm1', from: 'v1', text: '在吗' })
      await arriving
      expect(host.lines.map((line) => line.text)).toEqual(['在吗'])
    },
  )

  test('an id belongs to the person who used it first', async () => {
    await puppet.receive({ id: 'm1', from: 'v1', text: '我的' })
    await expect(puppet.receive({ id: 'm1', from: 't1', text: '别人的' })).rejects.toThrow(IdTakenError)
    const answer = await puppet.sendKeyed('v1', { text: '好', key: 'k' })
    await expect(puppet.receive({ id: answer, from: 'v1', text: '占位' })).rejects.toThrow(IdTakenError)
    expect([...host.accepted.keys()]).toEqual(['m1'])
  })

  test('photos come along with the text, refused files too', async () => {
    const arriving = next()
    const files = [await photo('a.jpg'), await photo('too-large.jpg')]
    await puppet.receive({ id: 'm1', from: 'v1', text: '看照片', files })
    await arriving
    expect(host.accepted.get('m1')?.files).toEqual(files)
    expect((await puppet.messageRawPayload('m1')).files).toEqual([
      files[0],
      { id: '', name: 'too-large.jpg', contentType: '', size: 0, refused: 'too-large' },
    ])
  })

  test.each([
    ['a.jpg', types.Message.Image],
    ['a.xlsx', types.Message.Attachment],
  ])('a message of nothing but %s is a message of its kind', async (name, type) => {
    const arriving = next()
    const stored = await host.storeFile({
      name,
      contentType: type === types.Message.Image ? 'image/jpeg' : 'application/x',
      bytes: Buffer.from('x'),
    })
    await puppet.receive({ id: 'm1', from: 'v1', text: '', files: [stored] })
    const message = await arriving
    expect(message.type()).toBe(type)
    expect((await (await message.toFileBox()).toBuffer()).toString()).toBe('x')
  })
})

describe('what the bot says', () => {
  test('say() reaches the person and returns the message', async () => {
    const arriving = next()
    await puppet.receive({ id: 'm1', from: 'v1', text: '你好' })
    const said = await (await arriving).say('您好\n请讲')
    expect(said && said.text()).toBe('您好\n请讲')
    expect(host.lines.at(-1)).toMatchObject({ person: 'v1', direction: 'out', text: '您好\n请讲' })
  })

  test('say() takes files', async () => {
    const arriving = next()
    await puppet.receive({ id: 'm1', from: 'v1', text: '名单' })
    await (await arriving).say(FileBox.fromBuffer(Buffer.from('表'), '名单.xlsx'))
    expect(host.lines.at(-1)?.files).toMatchObject([{ name: '名单.xlsx', size: 3 }])
  })

  test('the same key twice is one line', async () => {
    const once = await puppet.sendKeyed('v1', { text: '记下了', key: 'receipt-1' })
    expect(await puppet.sendKeyed('v1', { text: '记下了', key: 'receipt-1' })).toBe(once)
    expect(await puppet.messageSendText('v1', '记下了', { key: 'receipt-1' })).toBe(once)
    expect(host.lines).toHaveLength(1)
  })

  test('without a key every send is a line', async () => {
    await puppet.messageSendText('v1', '好')
    await puppet.messageSendText('v1', '好')
    expect(host.lines).toHaveLength(2)
  })

  test('forwarding keeps text and files', async () => {
    await puppet.receive({ id: 'm1', from: 'v1', text: '看', files: [await photo('a.jpg'), await photo('broken.jpg')] })
    await puppet.messageForward('t1', 'm1')
    expect(host.lines.at(-1)).toMatchObject({ person: 't1', text: '看', files: [{ name: 'a.jpg' }] })
  })
})

describe('live lines', () => {
  test('go to the person they are about, until he stops listening', async () => {
    const lines: Line[] = []
    const unsubscribe = puppet.subscribe('v1', (line) => lines.push(line))
    await puppet.receive({ id: 'm1', from: 'v1', text: '问' })
    await puppet.sendKeyed('v1', { text: '答', key: 'a' })
    await puppet.sendKeyed('t1', { text: '别人的', key: 'b' })
    unsubscribe()
    await puppet.sendKeyed('v1', { text: '晚了', key: 'c' })
    expect(lines.map((line) => line.text)).toEqual(['问', '答'])
  })
})

test('contacts are the people of the host', async () => {
  expect(await puppet.contactList()).toEqual(['v1', 't1'])
  expect(await puppet.contactPayload('t1')).toMatchObject({ id: 't1', name: specialist.name, title: 'town' })
})

test('nothing it is given reaches the log', async () => {
  const written: string[] = []
  const level = log.level()
  const levels = ['verbose', 'silly'] as const
  const original = levels.map((name) => log[name])
  log.level('silly')
  for (const name of levels)
    log[name] = (...parts: unknown[]) => {
      written.push(parts.join(' '))
    }
  new PuppetSimulator(new MemoryHost([{ ...cadre, name: '不可外传' }]), { botId: 'secret-bot-id' })
  log.level(level)
  levels.forEach((name, i) => {
    log[name] = original[i] ?? log[name]
  })
  expect(written.length).toBeGreaterThan(0)
  expect(written.join('\n')).not.toMatch(/secret-bot-id|不可外传/)
})
