import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { root, startChild } from '../../scripts/bench/child.ts'
import type { CallbackTarget } from '../support/wecom/qyapiDeliver.ts'
import { freePort } from '../support/mariadb.ts'
import { aibotPlatform, appPlatform } from '../support/wecom/platforms.ts'

/**
 * The whole product as it is started, at the most verbose level of its own log and of Wechaty's, through what goes right and what
 * goes wrong: nothing secret is printed.
 */
let folder: string
const clean: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const each of clean.toReversed()) await each()
})

async function start(settings: Record<string, string>) {
  folder = await mkdtemp(join(tmpdir(), 'guanhu-log-'))
  clean.push(() => rm(folder, { recursive: true, force: true }))
  const port = await freePort()
  const child = startChild({
    args: ['--import', 'tsx', join(root, 'scripts/start.ts')],
    port,
    settings: {
      DATA_FOLDER: folder,
      DATABASE_URL: '',
      PORT: String(port),
      LOG_LEVEL: 'trace',
      WECHATY_LOG: 'silly',
      BROLOG_LEVEL: 'silly',
      ...settings,
    },
  })
  clean.push(async () => child.alive() && child.kill())
  await child.listening()
  return child
}

/** As they stand in the configuration, and as they travel. */
const forms = (secret: string) => [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]

test('the app: credentials, callback keys and tokens are never printed', async () => {
  const { fake, stop } = await appPlatform()
  clean.push(stop)
  const { app } = fake
  fake.fail('/cgi-bin/agent/get', { errcode: -1 })
  const child = await start({
    WECHATY_PUPPET: 'wecom-app',
    WECOM_CORP_ID: fake.corpId,
    WECOM_AGENT_ID: String(app.agentId),
    WECOM_APP_SECRET: app.secret,
    WECOM_CALLBACK_TOKEN: app.token,
    WECOM_CALLBACK_AES_KEY: app.aesKey,
    WECOM_API_URL: fake.url,
  })
  const door: CallbackTarget = `${child.address}/wecom/app`
  const say = (MsgId: string, Content: string) =>
    fake.deliver(door, { FromUserName: 'stranger', MsgType: 'text', MsgId, Content })
  expect((await say('1', '你好')).answer?.status).toBe(200)
  await vi.waitFor(() => expect(fake.sent.length).toBeGreaterThan(0), WAITING)
  // everything that goes wrong prints something
  fake.endTokens()
  fake.fail('/cgi-bin/message/send', { errcode: 60020 })
  fake.fail('/cgi-bin/message/send', { cut: 'after' })
  fake.fail('/cgi-bin/message/send', { status: 502, body: '<html>' })
  await fetch(`${door}?msg_signature=1&timestamp=2&nonce=3`, { method: 'POST', body: '<xml>' })
  await fetch(`${door}?${new URLSearchParams({ token: app.token }).toString()}`, { method: 'POST', body: '<xml>' })
  await say('2', '你好')
  await fake.deliver(door, { FromUserName: 'stranger', MsgType: 'image', MsgId: '3', MediaId: 'media-gone' })
  await vi.waitFor(() => expect(child.said()).toContain('file not fetched'), WAITING)
  await vi.waitFor(() => expect(child.said()).toContain('not sent'), WAITING)
  await child.stop()
  const printed = child.said()
  expect(printed).toContain('"level"')
  const tokens = /token-1000002-\d/
  expect(printed).not.toMatch(tokens)
  for (const secret of [app.secret, app.token, app.aesKey])
    for (const form of forms(secret)) expect(printed).not.toContain(form)
}, 180_000)

test('the AI bot: its secret is never printed, also when it is wrong', async () => {
  const platform = await aibotPlatform()
  clean.push(platform.stop)
  const { gateway } = platform
  const child = await start({
    WECHATY_PUPPET: 'wecom-aibot',
    WECOM_BOT_ID: 'aibTest1',
    WECOM_BOT_SECRET: 'bot-secret-never-printed',
    WECOM_GATEWAY_URL: gateway.url,
  })
  await gateway.ready()
  gateway.say({ from: 'stranger', text: '你好' })
  await gateway.until(() => gateway.chats.bubbles.some(({ chat }) => chat === 'stranger'))
  gateway.faults.refuse = { cmd: 'aibot_subscribe', errcode: 853000, count: 1 }
  gateway.cut()
  await vi.waitFor(() => expect(child.said()).toContain('853000'), WAITING)
  await child.stop()
  const printed = child.said()
  expect(printed).toContain('"level"')
  for (const form of forms('bot-secret-never-printed')) expect(printed).not.toContain(form)
}, 180_000)

const WAITING = { timeout: 60_000, interval: 20 }
