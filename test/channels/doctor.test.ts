import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../../api/app.ts'
import { FixedClock, systemClock } from '../../entities/base/clock.ts'
import { readConfig } from '../../scripts/config.ts'
import { examine } from '../../scripts/doctor/doctor.ts'
import { ModelServer } from '../support/modelServer.ts'
import { AibotGateway } from '../support/wecom/aibot.ts'
import { FakeQyapi } from '../support/wecom/qyapi.ts'
import { PuppetWecomApp } from '../../bot/puppets/wecom-app/index.ts'
import { World } from '../support/world.ts'

let folder: string
const clean: (() => Promise<unknown>)[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guanhu-doctor-'))
  clean.push(() => rm(folder, { recursive: true, force: true }))
})
afterEach(async () => {
  for (const each of clean.splice(0).toReversed()) await each()
})

async function doctor(env: Record<string, string>, clock = systemClock): Promise<{ fine: boolean; said: string }> {
  const lines: string[] = []
  const fine = await examine(readConfig({ DATA_FOLDER: folder, ...env }), (line) => void lines.push(line), clock)
  return { fine, said: lines.join('\n') }
}

describe('an endpoint for speech', () => {
  test.each([
    [null, true, '能用'],
    ['401', false, '请核对 SPEECH_KEY'],
    ['hangs-up', false, '连不上'],
    ['html', false, '没有按约定回答'],
  ] as const)('%s: %s, %s', async (how, fine, words) => {
    const server = await ModelServer.open()
    clean.push(() => server.close())
    server.misbehaves = how
    const key = 'sk-never-printed'
    const found = await doctor({ SPEECH_URL: server.url, SPEECH_MODEL: 'whisper-1', SPEECH_KEY: key })
    expect(found.fine).toBe(fine)
    expect(found.said).toMatch(new RegExp(`语音转文字.*${words}`))
    expect(found.said).not.toContain(key)
  })
  test('none: not a word of it', async () => {
    expect((await doctor({})).said).not.toContain('语音')
  })
})

describe('the app', () => {
  let fake: FakeQyapi
  let env: Record<string, string>
  beforeEach(async () => {
    fake = await FakeQyapi.start()
    clean.push(() => fake.stop())
    env = {
      WECHATY_PUPPET: 'wecom-app',
      WECOM_CORP_ID: fake.corpId,
      WECOM_AGENT_ID: String(fake.app.agentId),
      WECOM_APP_SECRET: fake.app.secret,
      WECOM_CALLBACK_TOKEN: fake.app.token,
      WECOM_CALLBACK_AES_KEY: fake.app.aesKey,
      WECOM_API_URL: fake.url,
    }
  })

  /** The program, as far as a callback sees it: the door of a puppet with these keys, perhaps behind a proxy that meddles. */
  async function running(keys = fake.app, meddle: (body: string) => string = (body) => body): Promise<string> {
    const world = await World.open()
    clean.push(() => world.stop())
    const puppet = new PuppetWecomApp(
      { keep: async () => 'new', now: () => new Date(0), log: () => {} },
      { corpId: fake.corpId, agentId: 1, secret: 'x', token: keys.token, aesKey: keys.aesKey },
    )
    const callback: typeof puppet.callback = async (request) => {
      const answer = await puppet.callback(request)
      return { ...answer, body: answer.body && meddle(answer.body) }
    }
    const app = createApp({
      runtime: world.runtime,
      rulebook: null as never, // no route of these asks anything
      nudge: () => {},
      wecom: { callbacks: [{ path: '/wecom/app', callback }] },
    })
    const server: Server = createServer(app.callback() as Parameters<typeof createServer>[1])
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    clean.push(async () => server.close())
    return String((server.address() as AddressInfo).port) // a TCP server has no other kind
  }

  test('everything as it should be: fine', async () => {
    const port = await running()
    const { fine, said } = await doctor({ ...env, PORT: port, WECOM_PUBLIC_URL: `http://127.0.0.1:${port}` })
    expect(said).not.toContain('[不行]')
    expect(said).toMatch(/\[通过\] 应用：“管护助手”，已启用。\n\[通过\] 可见范围：1 个部门/)
    expect(said).toContain('[通过] 回调（从外面）：通，解密后的内容一字不差。')
    expect(fine).toBe(true)
  })

  test.each<[string, (fake: FakeQyapi, env: Record<string, string>) => void, RegExp]>([
    ['wrong secret', (_, env) => (env['WECOM_APP_SECRET'] = 'x'.repeat(40)), /Secret 不对。.*点“查看”/],
    ['wrong enterprise', (_, env) => (env['WECOM_CORP_ID'] = 'ww0000000000000000'), /企业 ID 不对。.*我的企业/],
    ['another app', (_, env) => (env['WECOM_AGENT_ID'] = '1000009'), /AgentId 不对/],
    ['address not trusted', (fake) => (fake.trusted = false), /203\.0\.113\.7 不在可信名单里。.*企业可信IP/],
    ['platform out of reach', (_, env) => (env['WECOM_API_URL'] = 'http://127.0.0.1:9'), /连不上 127\.0\.0\.1:9/],
    ['an unknown code', (fake) => fake.fail('/cgi-bin/agent/get', { errcode: 99999 }), /99999.*devtool/],
  ])('%s: says what to click', async (_, spoil, line) => {
    spoil(fake, env)
    const { fine, said } = await doctor({ ...env, PORT: '9' })
    expect(said).toMatch(line)
    expect(fine).toBe(false)
    expect(said).not.toContain(fake.app.secret)
  })

  test('not started: says to start it first', async () => {
    const { fine, said } = await doctor({ ...env, PORT: '9' })
    expect(said).toContain('先在另一个窗口 npm start')
    expect(fine).toBe(false)
  })

  test('other keys in the running program, a proxy that changes the answer, no public address', async () => {
    const other = await running({ ...fake.app, token: 'another-token' })
    expect((await doctor({ ...env, PORT: other })).said).toMatch(/回调（本机）：通，但签名对不上/)
    const port = await running()
    const meddling = await running(fake.app, (body) => `${body}\n`)
    const behindProxy = await doctor({ ...env, PORT: port, WECOM_PUBLIC_URL: `http://127.0.0.1:${meddling}` })
    expect(behindProxy.said).toMatch(/\[通过\] 回调（本机）.*\n\[不行\] 回调（从外面）：通，但内容被改过/)
    const away = await doctor({ ...env, PORT: port, WECOM_PUBLIC_URL: 'http://127.0.0.1:9' })
    expect(away.said).toMatch(/\[不行\] 回调（从外面）：http:\/\/127\.0\.0\.1:9\/wecom\/app 打不开/)
    const unset = await doctor({ ...env, PORT: port })
    expect(unset.said).toContain('[注意] 回调（从外面）：没有设 WECOM_PUBLIC_URL')
    expect(unset.fine).toBe(true)
  })

  test('a clock that is wrong, a database that is away, a folder that refuses', async () => {
    const late = new FixedClock(new Date(systemClock.now().getTime() - 600_000))
    expect((await doctor({ ...env, PORT: '9' }, late)).said).toMatch(/\[注意\] 时钟：和企业微信差 \d+ 秒/)
    const away = await doctor({ ...env, PORT: '9', DATABASE_URL: 'mysql://guanhu:pw@127.0.0.1:9/guanhu' })
    expect(away.said).toMatch(/\[不行\] 数据库：连不上 127\.0\.0\.1:9/)
    expect(away.said).not.toContain('pw@')
    const refused = await doctor({ ...env, PORT: '9', DATA_FOLDER: '/proc/guanhu' })
    expect(refused.said).toMatch(/\[不行\] 数据文件夹/)
  })
})

describe('the AI bot by long connection', () => {
  let gateway: AibotGateway
  beforeEach(async () => {
    gateway = await AibotGateway.start({ aibX: 'the-right-secret' })
    clean.push(() => gateway.stop())
  })
  const env = (more: Record<string, string> = {}) => ({
    WECHATY_PUPPET: 'wecom-aibot',
    WECOM_BOT_ID: 'aibX',
    WECOM_BOT_SECRET: 'the-right-secret',
    WECOM_GATEWAY_URL: gateway.url,
    PORT: '9',
    ...more,
  })

  test('subscribes, says so, and lets go of the connection', async () => {
    const { fine, said } = await doctor(env())
    expect(said).toContain('[通过] 长连接：连上并认证了')
    expect(fine).toBe(true)
    await gateway.until(() => gateway.online === 0)
  })

  test('a wrong secret; a gateway out of reach', async () => {
    expect((await doctor(env({ WECOM_BOT_SECRET: 'the-wrong-secret' }))).said).toMatch(/Bot ID 或 Secret 不对/)
  })
})

test('the simulator and the puppet service have little to check', async () => {
  expect((await doctor({})).fine).toBe(true)
  expect(await doctor({ WECHATY_PUPPET: 'wechaty-puppet-service' })).toMatchObject({ fine: false })
})
