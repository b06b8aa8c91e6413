import { readdirSync, readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import { FileBox } from 'file-box'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WechatyBuilder } from 'wechaty'
import { log, Puppet } from 'wechaty-puppet'
import { PretendTime } from '../../support/wecom/pretendTime.ts'
import { echoCheck } from '../../support/wecom/qyapiDeliver.ts'
import { afterwards, type Office, openOffice, ready } from './office.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

describe('every method Wechaty may call is there', () => {
  const mixins = 'node_modules/wechaty-puppet/src/mixins/'
  const abstract = readdirSync(mixins)
    .filter((name) => name.endsWith('-mixin.ts'))
    .flatMap((name) =>
      [...readFileSync(mixins + name, 'utf8').matchAll(/^\s*abstract (\w+)\s*\(/gm)].map(([, method]) => method ?? ''),
    )
  const works = new Set(
    `ding contactList contactRawPayload contactRawPayloadParser messageFile messageImage messageUrl messageLocation messageForward
     messageRecall messageRawPayload messageRawPayloadParser messageSendFile messageSendText messageSendUrl roomAdd roomCreate roomDel
     roomList roomTopic roomRawPayload roomRawPayloadParser roomMemberList roomMemberRawPayload roomMemberRawPayloadParser`.split(
      /\s+/,
    ),
  )

  test('the list was found', () => {
    expect(new Set(abstract).size).toBeGreaterThan(55)
    expect([...works].filter((method) => !abstract.includes(method))).toEqual([])
  })

  test.each([...new Set(abstract)])('%s works or says why not', async (method) => {
    const found: unknown = Reflect.get(office.puppet, method)
    expect(found).toBeTypeOf('function')
    if (works.has(method) || typeof found !== 'function') {
      // not one of the reasons for refusing
      expect(Reflect.get(Puppet.prototype, method)).toBeUndefined()
      return
    }
    await expect(Reflect.apply(found, office.puppet, [])).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringMatching(new RegExp(`^${method} is not supported: .{10,}`)),
    })
  })
})

describe('starting', () => {
  const logins: string[] = []
  const start = async () => {
    office.puppet.on('login', ({ contactId }) => void logins.push(contactId))
    const isReady = ready(office.puppet)
    await office.puppet.start()
    return isReady
  }

  test('it is ready when the platform has taken the credentials', async () => {
    await start()
    expect(office.puppet.health()).toEqual({ ready: true, trouble: null, waiting: [] })
    expect(logins).toEqual(['app:1000002'])
  })

  test('an address that is not trusted yet: it says which, asks again, and is ready once it is', async () => {
    await office.close()
    const elapsed = new PretendTime()
    office = await openOffice({ elapsed })
    office.platform.trusted = false
    const trouble = new Promise<void>((resolve) => void office.puppet.once('error', () => resolve()))
    const isReady = ready(office.puppet)
    await office.puppet.start()
    await trouble
    expect(office.puppet.health()).toMatchObject({ ready: false, trouble: expect.stringContaining('203.0.113.7') })
    office.platform.trusted = true
    await elapsed.pass(31_000)
    await isReady
  })

  test('wrong credentials: it says so once and asks no more', async () => {
    await office.close()
    const elapsed = new PretendTime()
    office = await openOffice({ secret: 'wrong', elapsed })
    const trouble = new Promise<void>((resolve) => void office.puppet.once('error', () => resolve()))
    await office.puppet.start()
    await trouble
    await elapsed.pass(3_600_000)
    expect(office.puppet.health().trouble).toContain('corpid and secret do not belong together')
    expect(office.platform.callsTo('/cgi-bin/gettoken')).toHaveLength(1)
  })

  test('it can be stopped and started again', async () => {
    await start()
    await office.puppet.stop()
    await start()
    await office.puppet.messageSendText('12', '好')
    expect(office.platform.sent).toHaveLength(1)
  })
})

test('a photo arrives, is fetched and answered, all through Wechaty', async () => {
  const bot = WechatyBuilder.build({ puppet: office.puppet })
  const bytes = Buffer.from('a photograph')
  const answered = new Promise<string>((resolve, reject) => {
    bot.on('message', (message) => {
      if (message.self()) return
      const work = async () => {
        const file = await message.toFileBox()
        await message.say(`收到 ${file.name} ${(await file.toBuffer()).length}`)
        await message.say(FileBox.fromBuffer(await file.toBuffer(), file.name))
        return message.talker().name()
      }
      work().then(resolve, reject)
    })
  })
  await bot.start()
  const mediaId = office.platform.media.put('p.jpg', 'image/jpeg', bytes)
  await office.platform.deliver(office.url, {
    MsgType: 'image',
    FromUserName: 'ZhangShouTian',
    MsgId: '77',
    MediaId: mediaId,
    PicUrl: 'http://x',
  })
  expect(await answered).toBe('张守田')
  expect(office.platform.sent.map(({ msgtype, content }) => [msgtype, content])).toEqual([
    ['text', `收到 p.jpg ${bytes.length}`],
    ['file', ''],
  ])
  await bot.stop()
})

test('a message of an earlier life can still be asked for', async () => {
  await office.platform.deliver(office.url, {
    MsgType: 'text',
    FromUserName: 'ZhangShouTian',
    MsgId: '5',
    Content: '早',
  })
  const kept = office.host.last
  await office.close()
  office = await openOffice()
  if (kept) office.puppet.remember(kept)
  expect(await office.puppet.messagePayload(kept?.key ?? '')).toMatchObject({ text: '早', talkerId: 'ZhangShouTian' })
})

test('a full run at the most verbose level prints no secret', async () => {
  const printed: string[] = []
  const level = log.level()
  const outputs = [process.stdout, process.stderr]
  const writes = outputs.map((output) => output.write.bind(output))
  const capture = (chunk: unknown) => {
    printed.push(String(chunk))
    return true
  }
  try {
    log.level('silly')
    for (const output of outputs) output.write = capture
    await office.close()
    office = await openOffice({ proxy: undefined })
    const bot = WechatyBuilder.build({ puppet: office.puppet })
    await bot.start()
    const { platform, puppet, url } = office
    await platform.deliver(url, { MsgType: 'text', FromUserName: '12', MsgId: '1', Content: '好' })
    await puppet.callback(echoCheck(platform, '1'))
    await puppet.callback({ method: 'POST', query: {}, body: Buffer.from('<xml/>') })
    await puppet.messageSendText('12', '好')
    platform.endTokens()
    await puppet.messageSendText('12', '好')
    for (const errcode of [40035, 60020, -1]) {
      platform.fail('/cgi-bin/message/send', { errcode }, 5)
      await puppet
        .messageSendText('12', '好')
        .catch((error: unknown) => printed.push(inspect(error, { depth: 9, showHidden: true })))
    }
    await afterwards()
    printed.push(inspect(puppet, { depth: 12, showHidden: true }), ...office.host.logged)
    await bot.stop()
  } finally {
    outputs.forEach((output, at) => (output.write = writes[at] ?? output.write))
    log.level(level)
  }
  const all = printed.join('\n')
  expect(all.length).toBeGreaterThan(2_000)
  const { app } = office.platform
  for (const secret of [app.secret, app.token, app.aesKey, `token-${app.agentId}-`]) expect(all).not.toContain(secret)
})
