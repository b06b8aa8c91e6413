import { describe, expect, test, beforeEach, afterEach } from 'vitest'
import { CallbackCrypto } from '../../../bot/puppets/wecom/crypto.ts'
import { parseXml, textAt } from '../../../bot/puppets/wecom/envelope.ts'
import { PuppetWecomApp } from '../../../bot/puppets/wecom-app/index.ts'
import { echoCheck, innerXml, post, sealed } from '../../support/wecom/qyapiDeliver.ts'
import { vectors } from '../wecom/vectors.ts'
import { afterwards, MemoryHost, type Office, openDoor, openOffice } from './office.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const text = (id: string, content = '冷库正常') => ({
  MsgType: 'text',
  FromUserName: 'ZhangShouTian',
  MsgId: id,
  Content: content,
})

describe('the public vectors over HTTP', () => {
  test.each(vectors.filter(({ expect: plain }) => plain !== undefined))('$id', async (vector) => {
    const host = new MemoryHost()
    const puppet = new PuppetWecomApp(host, {
      corpId: vector.receiveid,
      agentId: 1,
      secret: 's',
      token: vector.token,
      aesKey: vector.aeskey,
    })
    const door = await openDoor(puppet)
    const signed = { msg_signature: vector.msg_signature ?? '', timestamp: vector.timestamp, nonce: vector.nonce }
    const answer =
      vector.kind === 'get'
        ? await post(door.url, { method: 'GET', query: { ...signed, echostr: vector.encrypt }, body: Buffer.alloc(0) })
        : await post(door.url, {
            method: 'POST',
            query: signed,
            body: Buffer.from(`<xml><Encrypt><![CDATA[${vector.encrypt}]]></Encrypt></xml>`),
          })
    await door.close()
    expect(answer).toEqual({ status: 200, body: vector.kind === 'get' ? vector.expect : '' })
    if (vector.kind === 'post') {
      const inner = parseXml(vector.expect ?? '')
      expect(host.last).toMatchObject({ from: textAt(inner, 'FromUserName'), text: textAt(inner, 'Content') })
      expect(host.last?.key).toContain(textAt(inner, 'MsgId'))
    }
  })
})

describe('a message', () => {
  test('is kept, answered with nothing, then heard', async () => {
    const delivered = await office.platform.deliver(office.url, text('1'))
    expect(delivered).toEqual({ attempts: 1, answer: { status: 200, body: '' } })
    await afterwards()
    expect(office.heard).toEqual(['1000002|ZhangShouTian|1'])
    expect(office.host.last).toEqual({
      key: '1000002|ZhangShouTian|1',
      from: 'ZhangShouTian',
      room: null,
      at: new Date(1_790_000_000_000).toISOString(),
      text: '冷库正常',
      quote: null,
      media: [],
      reply: null,
    })
  })

  test('delivered three times at once is heard once', async () => {
    await Promise.all([1, 2, 3].map(() => office.platform.deliver(office.url, text('1'))))
    await afterwards()
    expect(office.heard).toHaveLength(1)
  })

  test('two thousand in one second, some with the same words: none is dropped', async () => {
    const { corpId, app } = office.platform
    for (let at = 0; at < 2_000; at++) {
      const fields = {
        ToUserName: corpId,
        AgentID: '1000002',
        CreateTime: '1790000000',
        ...text(String(at), `第${at % 7}条`),
      }
      const { status } = await office.puppet.callback(sealed({ corpId, app }, innerXml(fields)))
      if (status !== 200) expect(status).toBe(200)
    }
    await afterwards()
    expect(office.host.kept.size).toBe(2_000)
    expect(office.heard).toHaveLength(2_000)
  })

  test('that cannot be kept is not said to be received, and comes again', async () => {
    let failures = 2
    office.host.before = async () => {
      if (failures-- > 0) throw new Error('the store is away')
    }
    const delivered = await office.platform.deliver(office.url, text('1'))
    expect(delivered).toMatchObject({ attempts: 3, answer: { status: 200 } })
    await afterwards()
    expect(office.heard).toHaveLength(1)
  })

  test('that is kept too late is answered in time with "not kept", and heard once', async () => {
    await office.close()
    office = await openOffice({ keepWithinMs: 30 })
    let release = () => {}
    const away = new Promise<void>((resolve) => {
      release = resolve
    })
    office.host.before = () => away
    const first = await office.platform.deliver(office.url, text('1'), { attempts: 1 })
    expect(first.answer?.status).toBe(503)
    release()
    const second = await office.platform.deliver(office.url, text('1'))
    expect(second).toMatchObject({ attempts: 1, answer: { status: 200 } })
    await afterwards()
    expect(office.heard).toHaveLength(1)
  })

  test('is answered however long the work takes', async () => {
    office.puppet.on('message', () => new Promise(() => {}))
    const from = performance.now()
    const { answer } = await office.platform.deliver(office.url, text('1'))
    expect(answer?.status).toBe(200)
    expect(performance.now() - from).toBeLessThan(500)
  })
})

describe('what is not a callback to us', () => {
  const good = () => sealed(office.platform, innerXml({ ToUserName: office.platform.corpId, ...text('1') }))

  test.each([
    ['nothing', { query: {}, body: Buffer.alloc(0) }, 403],
    ['no signature', { query: { timestamp: '1', nonce: '2' }, body: Buffer.from('<xml/>') }, 403],
    ['no body', { query: { msg_signature: 'a', timestamp: '1', nonce: '2' }, body: Buffer.alloc(0) }, 400],
    ['garbage', { query: { msg_signature: 'a', timestamp: '1', nonce: '2' }, body: Buffer.from('%PDF-1.4') }, 400],
    ['another signature', null, 403],
  ])('%s', async (_, request, status) => {
    const sent = request ?? { ...good(), query: { ...good().query, msg_signature: '0'.repeat(40) } }
    expect((await post(office.url, { method: 'POST', ...sent }))?.status).toBe(status)
    expect(office.host.kept.size).toBe(0)
  })

  test('an envelope for another enterprise', async () => {
    const request = good()
    const body = Buffer.from(request.body.toString().replace(office.platform.corpId, 'wwSomebodyElse'))
    expect((await post(office.url, { ...request, body }))?.status).toBe(400)
  })

  test('a check of the address with the wrong keys, or half of it', async () => {
    const check = echoCheck(office.platform, '1616140317555161061')
    expect(await post(office.url, check)).toEqual({ status: 200, body: '1616140317555161061' })
    for (const missing of ['msg_signature', 'timestamp', 'nonce', 'echostr']) {
      const query = Object.fromEntries(Object.entries(check.query).filter(([name]) => name !== missing))
      expect((await post(office.url, { ...check, query }))?.status).toBe(403)
    }
    // a server that reads + as a space
    const spaced = { ...check.query, echostr: (check.query.echostr ?? '').replaceAll('+', ' ') }
    expect((await office.puppet.callback({ ...check, query: spaced })).body).toBe('1616140317555161061')
  })
})

test('a click on a card of ours is acknowledged with what was chosen, before the work', async () => {
  const { platform, puppet } = office
  await puppet.sendChoices('ZhangShouTian', {
    key: 'k1',
    text: '记下了。对吗？',
    choices: [
      { label: '对', says: '确认 12' },
      { label: '不对', says: '更正 12' },
    ],
  })
  const card = platform.sent.at(-1)?.body ?? {}
  expect(card).toMatchObject({
    main_title: { title: '记下了。对吗？' },
    button_list: [
      { text: '对', key: '确认 12' },
      { text: '不对', key: '更正 12' },
    ],
  })
  const click = {
    MsgType: 'event',
    Event: 'template_card_event',
    FromUserName: 'ZhangShouTian',
    EventKey: '确认 12',
    TaskId: String(card.task_id),
    CardType: 'button_interaction',
    ResponseCode: 'code-x',
  }
  const { answer } = await platform.deliver((request) => puppet.callback(request), click)
  expect(answer?.status).toBe(200)
  const outer = parseXml(answer?.body ?? '')
  const crypto = new CallbackCrypto({
    token: platform.app.token,
    aesKey: platform.app.aesKey,
    receiveId: platform.corpId,
  })
  const signed = {
    signature: textAt(outer, 'MsgSignature'),
    timestamp: textAt(outer, 'TimeStamp'),
    nonce: textAt(outer, 'Nonce'),
  }
  const inner = parseXml(crypto.open(signed, textAt(outer, 'Encrypt')))
  expect(textAt(inner, 'MsgType')).toBe('update_button')
  expect(textAt(inner, 'Button', 'ReplaceName')).toBe('对')
  expect(office.heard).toEqual([])
  await afterwards()
  expect(office.host.last).toMatchObject({ text: '确认 12', reply: { responseCode: 'code-x' } })
  expect(office.heard).toHaveLength(1)
  // the platform did not hear us: again
  await platform.deliver(office.url, click)
  await afterwards()
  expect(office.heard).toHaveLength(1)
})

test('an event is told once, and a changed member is read anew', async () => {
  const dirty: string[] = []
  office.puppet.on('dirty', ({ payloadId }) => void dirty.push(payloadId))
  const change = (userid: string) => ({
    MsgType: 'event',
    Event: 'change_contact',
    ChangeType: 'update_user',
    FromUserName: 'sys',
    UserID: userid,
  })
  await Promise.all(
    ['ZhangShouTian', 'LiQingHe', 'LiQingHe'].map((id) => office.platform.deliver(office.url, change(id))),
  )
  await afterwards()
  expect(dirty.sort()).toEqual(['LiQingHe', 'ZhangShouTian'])
  expect(office.host.kept.size).toBe(0)
})
