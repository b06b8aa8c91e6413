import { connect } from 'node:net'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ApiOptions, WecomApi } from '../../../bot/puppets/wecom/api.ts'
import { ApiError } from '../../../bot/puppets/wecom/apiErrors.ts'
import { FakeQyapi } from '../../support/wecom/qyapi.ts'

const SEND = '/cgi-bin/message/send'
let platform: FakeQyapi
let clock: number
const apis: WecomApi[] = []

beforeEach(async () => {
  clock = 0
  platform = await FakeQyapi.start({ now: () => clock })
})
afterEach(async () => {
  await Promise.all(apis.splice(0).map((api) => api.close()))
  await platform.stop()
})

function api(options: Partial<ApiOptions> = {}): WecomApi {
  const { corpId, app, url } = platform
  const made = new WecomApi({ corpId, secret: app.secret, baseUrl: url, busyMs: 1, timeoutMs: 2_000, ...options })
  apis.push(made)
  return made
}
const text = () => ({
  touser: 'ZhangShouTian',
  agentid: platform.app.agentId,
  msgtype: 'text',
  text: { content: '好' },
})
const tokensFetched = () => platform.callsTo('/cgi-bin/gettoken').length

describe('the token', () => {
  test('is fetched once for a hundred who want it at once', async () => {
    const client = api()
    await Promise.all(Array.from({ length: 100 }, () => client.get('/cgi-bin/getcallbackip')))
    expect(tokensFetched()).toBe(1)
  })

  test.each(['expired', 'unknown'] as const)('%s under a hundred sends: exactly one more is fetched', async (state) => {
    const client = api()
    await client.get('/cgi-bin/getcallbackip')
    platform.endTokens(state)
    await Promise.all(Array.from({ length: 100 }, () => client.post(SEND, { ...text(), touser: '12' })))
    expect(tokensFetched()).toBe(2)
  })

  test('is fetched before its end, by our own time', async () => {
    let now = 0
    const client = api({ elapsed: { now: () => now, after: (_, run) => (run(), () => {}) } })
    await client.get('/cgi-bin/getcallbackip')
    now = 6_899_000
    await client.get('/cgi-bin/getcallbackip')
    expect(tokensFetched()).toBe(1)
    now = 6_901_000
    await client.get('/cgi-bin/getcallbackip')
    expect(tokensFetched()).toBe(2)
  })

  test('that stays no good is not fetched in a circle', async () => {
    platform.fail(SEND, { errcode: 40014 }, 100)
    await expect(api().post(SEND, text())).rejects.toMatchObject({ errcode: 40014 })
    expect(platform.callsTo(SEND)).toHaveLength(2)
    expect(tokensFetched()).toBe(2)
  })

  test.each([
    ['secret', { secret: 'wrong' }],
    ['corpid', { corpId: 'wwWrong' }],
  ])('with a wrong %s everything stops after one try, until somebody mends it', async (_, options) => {
    const client = api(options)
    for (let at = 0; at < 20; at++)
      await expect(client.post(SEND, text())).rejects.toMatchObject({ code: 'bad-credentials', retryable: false })
    expect(tokensFetched()).toBe(1)
    client.tokens.forget()
    await expect(client.post(SEND, text())).rejects.toMatchObject({ code: 'bad-credentials' })
    expect(tokensFetched()).toBe(2)
  })

  test('refused for another reason is asked for again after a while', async () => {
    let now = 0
    const client = api({ elapsed: { now: () => now, after: (_, run) => (run(), () => {}) } })
    platform.fail('/cgi-bin/gettoken', { errcode: 60020 })
    await expect(client.post(SEND, text())).rejects.toMatchObject({ errcode: 60020, callerIp: '203.0.113.7' })
    await expect(client.post(SEND, text())).rejects.toMatchObject({ errcode: 60020 })
    expect(tokensFetched()).toBe(1)
    now = 31_000
    await client.post(SEND, text())
    expect(platform.sent).toHaveLength(1)
  })

  test('busy is tried again', async () => {
    platform.fail('/cgi-bin/gettoken', { errcode: -1 }, 2)
    await api().post(SEND, text())
    expect(tokensFetched()).toBe(3)
  })

  test('of another app is our mistake and says so', async () => {
    const client = api({ secret: platform.otherApp.secret })
    await expect(client.post(SEND, text())).rejects.toMatchObject({ errcode: 301002, reaction: 'program' })
  })
})

describe('what goes wrong on the way', () => {
  test('busy: three more tries, then it is said', async () => {
    platform.fail(SEND, { errcode: -1 }, 3)
    await api().post(SEND, text())
    expect(platform.sent).toHaveLength(1)
    platform.fail(SEND, { errcode: -1 }, 100)
    await expect(api().post(SEND, text())).rejects.toMatchObject({ errcode: -1, retryable: true })
    expect(platform.sent).toHaveLength(1)
  })

  test('too many calls: not tried at once, but worth trying after the window', async () => {
    platform.fail(SEND, { errcode: 45009 })
    await expect(api().post(SEND, text())).rejects.toMatchObject({ retryable: true, retryAfterMs: 60_000 })
    expect(platform.callsTo(SEND)).toHaveLength(1)
  })

  test('an address that is not trusted is named', async () => {
    platform.trusted = false
    await expect(api().post(SEND, text())).rejects.toMatchObject({
      errcode: 60020,
      callerIp: '203.0.113.7',
      retryable: true,
    })
  })

  test.each([
    ['no errcode', { status: 200, body: '{"msgid":"1"}' }],
    ['a page of a gateway', { status: 502, body: '<html>Bad Gateway</html>' }],
    ['nothing', { status: 200, body: '' }],
    ['null', { status: 200, body: 'null' }],
  ])('%s is no success', async (_, fault) => {
    platform.fail(SEND, fault)
    await expect(api().post(SEND, text())).rejects.toMatchObject({ code: 'bad-answer', retryable: true })
  })

  test('cut after it was carried out: not sent again, and said to be unknown', async () => {
    platform.fail(SEND, { cut: 'after' })
    await expect(api().post(SEND, text())).rejects.toMatchObject({ code: 'network', outcome: 'unknown' })
    expect(platform.sent).toHaveLength(1)
  })

  test('a question that is cut is asked again', async () => {
    platform.fail('/cgi-bin/user/get', { cut: 'after' }, 2)
    expect(await api().get('/cgi-bin/user/get', { userid: '12' })).toMatchObject({ name: '王十二' })
  })

  test('slow: given up in time, outcome unknown', async () => {
    platform.fail(SEND, { slowMs: 400 })
    await expect(api({ timeoutMs: 60 }).post(SEND, text())).rejects.toMatchObject({
      code: 'network',
      outcome: 'unknown',
    })
  })

  test('nobody there: surely not sent', async () => {
    const client = api({ baseUrl: 'http://127.0.0.1:1' })
    await expect(client.post(SEND, text())).rejects.toMatchObject({ code: 'network', outcome: 'not-sent' })
  })

  test('a platform that restarts and knows no token any more: said, then served again', async () => {
    const client = api()
    await client.post(SEND, text())
    const port = Number(new URL(platform.url).port)
    await platform.stop()
    await expect(client.post(SEND, text())).rejects.toMatchObject({ code: 'network', retryable: true })
    platform = await FakeQyapi.start({ now: () => clock, port })
    await client.post(SEND, text())
    expect(platform.sent).toHaveLength(1)
    expect(tokensFetched()).toBe(1)
  })

  test('no error shows a token or a secret', async () => {
    const errors: unknown[] = []
    const keep = (error: unknown) => void errors.push(error)
    platform.fail(SEND, { errcode: 40035 })
    await api().post(SEND, text()).catch(keep)
    platform.fail(SEND, { cut: 'before' })
    await api().post(SEND, text()).catch(keep)
    platform.fail(SEND, { status: 500, body: 'x' })
    await api().post(SEND, text()).catch(keep)
    await api({ secret: 'wrong-secret' }).post(SEND, text()).catch(keep)
    await api({ baseUrl: 'http://127.0.0.1:1' }).post(SEND, text()).catch(keep)
    expect(errors).toHaveLength(5)
    for (const error of errors) {
      const printed = inspect(error, { depth: 9, showHidden: true }) + String(error) + JSON.stringify(error)
      expect(printed).not.toMatch(/token-1000002|app-secret|wrong-secret|corpsecret/)
    }
    for (const client of apis)
      expect(inspect(client, { depth: 9, showHidden: true })).not.toMatch(/token-1000002|app-secret|wrong-secret/)
  })
})

describe('files', () => {
  const up = (client: WecomApi, bytes: Buffer) =>
    client.upload(
      '/cgi-bin/media/upload',
      { type: 'file' },
      {
        type: 'multipart/form-data; boundary=b',
        bytes: Buffer.concat([
          Buffer.from(
            '--b\r\nContent-Disposition: form-data; name="media"; filename="a.json"\r\nContent-Type: x/y\r\n\r\n',
          ),
          bytes,
          Buffer.from('\r\n--b--\r\n'),
        ]),
      },
    )

  test('an error that comes with status 200 is not taken for a file', async () => {
    await expect(api().download('/cgi-bin/media/get', { media_id: 'gone' })).rejects.toThrow(ApiError)
  })

  test('a file that looks like an error is a file', async () => {
    const bytes = Buffer.from('{"errcode":40007}')
    const { media_id } = await up(api(), bytes)
    expect((await api().download('/cgi-bin/media/get', { media_id: String(media_id) })).bytes).toEqual(bytes)
  })

  test('what is larger than it may be is not read', async () => {
    const { media_id } = await up(api(), Buffer.alloc(100_000, 1))
    const reading = api({ largestAnswer: 50_000 }).download('/cgi-bin/media/get', { media_id: String(media_id) })
    await expect(reading).rejects.toMatchObject({ code: 'too-large' })
  })
})

test('through a proxy', async () => {
  const seen: string[] = []
  const proxy: Server = createServer()
  proxy.on('connect', (request, socket) => {
    seen.push(`${request.url} ${request.headers['proxy-authorization'] ?? ''}`)
    const [host = '', port = ''] = (request.url ?? '').split(':')
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      onward.pipe(socket)
      socket.pipe(onward)
    })
    onward.on('error', () => socket.destroy())
    socket.on('error', () => onward.destroy())
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  const { port } = proxy.address() as AddressInfo // it listens
  await api({ proxy: `http://user:proxy-password@127.0.0.1:${port}` }).post(SEND, text())
  expect(platform.sent).toHaveLength(1)
  expect(seen[0]).toContain(new URL(platform.url).host)
  expect(seen[0]).toContain('Basic ')
  proxy.closeAllConnections()
  await apis.pop()?.close()
  await new Promise((resolve) => proxy.close(resolve))
})

test('a proxy address that is none is not printed: it may hold a password', () => {
  let error: unknown
  try {
    new WecomApi({ corpId: 'ww', secret: 's', proxy: 'http://u:pr0xy-pass@bad host:99999' })
  } catch (caught) {
    error = caught
  }
  expect(error).toMatchObject({ code: 'bad-proxy' })
  expect(inspect(error)).not.toContain('pr0xy-pass')
})
