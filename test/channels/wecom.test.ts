import sharp from 'sharp'
import { afterEach, describe, expect, test } from 'vitest'
import { openAiSpeech } from '../../bot/speech/endpoint.ts'
import { Incoming } from '../../entities/message/incoming.ts'
import { Outgoing } from '../../entities/message/outgoing.ts'
import { Photo } from '../../entities/report/photo.ts'
import { Report } from '../../entities/report/report.ts'
import { ModelServer } from '../support/modelServer.ts'
import { aibotPlatform, type AppPlatform, appPlatform } from '../support/wecom/platforms.ts'
import { WecomWorld } from '../support/wecom/world.ts'

const jpeg = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#284' } })
    .jpeg()
    .toBuffer()

let world: WecomWorld
afterEach(() => world.stop())

describe.each([
  ['wecom-app', appPlatform],
  ['wecom-aibot', aibotPlatform],
] as const)('%s', (_, platform) => {
  test('a figure is read back on a card; pressing 对 is saying 对', async () => {
    world = await WecomWorld.open(await platform())
    const [question] = await world.say('cadre', '光伏三季度正常，收入大概3.2万')
    expect(question).toContain('对吗？')
    const [receipt] = await world.press('cadre', '对')
    expect(receipt).toContain('回执 H20261008-001')
  })

  test('a report is accepted by a button that names its receipt', async () => {
    world = await WecomWorld.open(await platform())
    await world.say('cadre', '光伏三季度正常，收入3.2万')
    await world.say('town', '待审')
    await world.say('town', '1')
    expect((await world.press('town', '收下'))[0]).toContain('收下了')
    expect(await world.runtime.db.findOneBy(Report, {})).toMatchObject({ state: 'accepted' })
  })

  test('a photo and then the words: the receipt counts it, and the reviewer is shown it', async () => {
    world = await WecomWorld.open(await platform())
    expect(await world.say('cadre', '', { photos: [await jpeg()] })).toEqual([
      '照片 1 张收到了。是哪个资产的？说一句情况就行，比如“冷库正常，收租 7500”。',
    ])
    expect((await world.say('cadre', '光伏三季度正常，收入3.2万'))[0]).toContain('照片 1 张')
    expect(await world.runtime.db.count(Photo)).toBe(1)
    await world.say('town', '待审')
    await world.say('town', '1')
    expect(world.heard.at(-1)?.files).toHaveLength(1)
  })
})

describe('the app over encrypted callbacks', () => {
  let platform: AppPlatform
  const text = (MsgId: string, Content: string) => ({ FromUserName: 'cadre', MsgType: 'text', MsgId, Content })

  const open = async () => {
    platform = await appPlatform()
    world = await WecomWorld.open(platform)
  }

  test('the same callback three times at once: one message, one receipt', async () => {
    await open()
    const said = text('7001', '光伏三季度正常，收入3.2万')
    const delivered = await Promise.all([1, 2, 3].map(() => platform.fake.deliver(platform.address(), said)))
    expect(delivered.map(({ answer }) => answer)).toEqual(Array(3).fill({ status: 200, body: '' }))
    await world.say('cadre', '我的任务')
    expect(await world.runtime.db.count(Incoming)).toBe(2)
    expect(await world.runtime.db.count(Report)).toBe(1)
    expect(platform.fake.sent.filter(({ content }) => content.includes('H20261008-001'))).toHaveLength(1)
  })

  test('speech is answered with a request to type, and not fetched', async () => {
    await open()
    const voice = { FromUserName: 'cadre', MsgType: 'voice', MsgId: '7002', MediaId: 'media-x', Format: 'amr' }
    await platform.fake.deliver(platform.address(), voice)
    await world.say('cadre', '我的任务')
    expect(world.heard[0]?.text).toBe('语音我听不了，没有记。请打字发来，或者用手机输入法里的语音输入，一句话就行。')
    expect(platform.fake.callsTo('/cgi-bin/media/get')).toHaveLength(0)
  })

  test('with an endpoint speech is fetched, heard, shown back and filed after a yes', async () => {
    const server = await ModelServer.open()
    server.heard = '光伏三季度正常，收入3.2万'
    platform = await appPlatform()
    const transcribe = openAiSpeech({ url: server.url, key: null, model: 'whisper-1' })
    world = await WecomWorld.open(platform, { speech: { transcribe, timeoutMs: 5000 } })
    const [heard] = await world.say('cadre', '', { uploads: [{ name: 'v.amr', bytes: Buffer.from('#!AMR\n12345') }] })
    expect(heard).toMatch(/听到的是：“光伏三季度正常，收入3.2万”[^]*对吗/)
    await world.press('cadre', '对')
    expect(await world.runtime.db.findOneBy(Report, {})).toMatchObject({ way: 'voice', receivedFen: 3_200_000 })
    await server.close()
  })

  test('a picture and its caption are two messages, and belong together all the same', async () => {
    await open()
    await world.say('cadre', '', { photos: [await jpeg()] })
    expect(await world.say('cadre', '车间全貌')).toEqual(['照片 1 张已归到帮扶车间的档案。'])
    expect(await world.runtime.db.count(Photo)).toBe(1)
  })

  test('forged, garbled, oversized or foreign: refused, nothing kept, the door stays open', async () => {
    await open()
    const post = (query: string, body: string) => fetch(`${platform.address()}?${query}`, { method: 'POST', body })
    const signed = 'msg_signature=0&timestamp=1&nonce=2'
    const statuses = [
      (await post('', '')).status,
      (await post(signed, '<xml></xml>')).status,
      (await post(signed, '<xml><Encrypt>AAAA</Encrypt></xml>')).status,
      (await post(signed, 'x'.repeat(600_000))).status,
      (await fetch(platform.address())).status,
      (await fetch(platform.address(), { method: 'DELETE' })).status,
    ]
    expect(statuses.every((status) => status >= 400 && status < 500)).toBe(true)
    expect(await world.runtime.db.count(Incoming)).toBe(0)
    expect((await world.say('cadre', '我的任务')).length).toBeGreaterThan(0)
  })

  test('identity numbers are hidden before anything is written', async () => {
    await open()
    await world.say('cadre', '身份证421024199001011234 光伏三季度收入1万')
    expect(JSON.stringify(await world.runtime.db.find(Incoming))).not.toContain('421024199001011234')
  })

  test('who left the enterprise: parked, and the others still get theirs', async () => {
    await open()
    platform.fake.members.splice(
      platform.fake.members.findIndex(({ userid }) => userid === 'keeper'),
      1,
    )
    await platform.fake.deliver(platform.address(), { ...text('7003', '我的任务'), FromUserName: 'keeper' })
    await expect(world.say('cadre', '我的任务')).rejects.toThrow('parked')
    expect(await world.runtime.db.findOneBy(Outgoing, { address: 'keeper' })).toMatchObject({ state: 'parked' })
    expect(platform.fake.sent.some(({ to }) => to === 'cadre')).toBe(true)
  })
})

describe('the directory of the enterprise', () => {
  test('knows who writes for the first time: one press, and his town is asked', async () => {
    const platform = await appPlatform()
    platform.fake.departments.push({ id: 13, name: '荆干村', parentid: 12, order: 1 })
    platform.fake.members.push({ userid: 'WangXiaoMing', name: '王小明', department: [12, 13], status: 1 })
    world = await WecomWorld.open(platform)
    expect(await world.say('WangXiaoMing', '你好')).toEqual([
      '您好，我是管护助手。通讯录里您是“熊河镇荆干村 王小明”，对就把这几个字回给我；不对就回您的单位和姓名，例如“熊河镇荆干村 张三”。',
    ])
    expect((await world.press('WangXiaoMing', '对，就是我'))[0]).toContain('已请')
    expect((await world.press('town', '同意'))[0]).toContain('已确认')
  })

  test('knows nothing of use, or does not answer: the usual welcome', async () => {
    const platform = await appPlatform()
    platform.fake.members.push({ userid: 'x1', name: 'x1', department: [12], status: 1 })
    world = await WecomWorld.open(platform)
    expect((await world.say('x1', '你好'))[0]).toContain('我还不认识您')
    platform.fake.fail('/cgi-bin/department/list', { errcode: 60011 })
    expect((await world.say('stranger', '你好'))[0]).toContain('我还不认识您')
  })
})

describe('the AI bot in a group', () => {
  test('who asks in a group is answered in the group', async () => {
    const platform = await aibotPlatform()
    world = await WecomWorld.open(platform)
    platform.gateway.chats.spoken.set('wrG1', 2)
    platform.gateway.say({ from: 'cadre', group: 'wrG1', text: '@管护助手 我的任务' })
    await platform.gateway.until(() => platform.gateway.chats.said('wrG1').some((said) => said.includes('季度')))
    expect(platform.gateway.chats.said('cadre')).toEqual([])
  })
})
