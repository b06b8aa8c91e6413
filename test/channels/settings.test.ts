import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../../scripts/config.ts'

const aesKey = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C'
const app = {
  WECHATY_PUPPET: 'wecom-app',
  WECOM_CORP_ID: 'ww1a2b3c4d5e6f7890',
  WECOM_AGENT_ID: '1000002',
  WECOM_APP_SECRET: 'app-secret-never-to-be-printed',
  WECOM_CALLBACK_TOKEN: 'token-never-printed',
  WECOM_CALLBACK_AES_KEY: aesKey,
}
const aibot = { WECHATY_PUPPET: 'wecom-aibot', WECOM_BOT_ID: 'aibX1', WECOM_BOT_SECRET: 'bot-secret-never-printed' }

test('the simulator needs nothing, and a puppet service its token as before', () => {
  expect(readConfig({})).toMatchObject({ puppet: 'simulator', wecom: null })
  expect(
    readConfig({ WECHATY_PUPPET: 'wechaty-puppet-service', WECHATY_PUPPET_SERVICE_TOKEN: 'puppet_workpro_x' }),
  ).toMatchObject({ puppet: 'wechaty-puppet-service', puppetToken: 'puppet_workpro_x', wecom: null })
})

test('a self-built app; an AI bot by long connection, which is the default, or by callback', () => {
  expect(readConfig(app).wecom).toMatchObject({ puppet: 'wecom-app', agentId: 1000002, apiUrl: null, publicUrl: null })
  expect(readConfig(aibot).wecom).toMatchObject({
    names: ['管护助手'],
    transport: { kind: 'connection', gatewayUrl: null },
  })
  const { WECOM_BOT_SECRET: _, ...callback } = {
    ...aibot,
    WECOM_BOT_MODE: 'callback',
    WECOM_BOT_NAMES: '管护助手， 小管',
    WECOM_CALLBACK_TOKEN: 'tok1',
    WECOM_CALLBACK_AES_KEY: aesKey,
    WECOM_PUBLIC_URL: 'https://guanhu.example/',
  }
  expect(readConfig(callback).wecom).toMatchObject({
    names: ['管护助手', '小管'],
    transport: { kind: 'callback' },
    publicUrl: 'https://guanhu.example',
  })
})

test('no secret prints, however deep one looks', () => {
  for (const env of [app, aibot]) {
    const config = readConfig({ ...env, WECOM_PROXY: 'http://me:proxy-password@proxy:3128' })
    const printed = `${inspect(config, { depth: 12, showHidden: true })} ${JSON.stringify(config)}`
    expect(printed).not.toMatch(/never-(to-be-)?printed|proxy-password|jWmYm7qr/)
  }
})

describe('what is set wrong is one line that says what to set', () => {
  const { WECOM_AGENT_ID: _, WECOM_CALLBACK_TOKEN: __, ...unfinished } = app
  test.each([
    [{ WECHATY_PUPPET: 'wecom' }, '只能是 simulator'],
    [unfinished, 'wecom-app 还要设 WECOM_AGENT_ID、WECOM_CALLBACK_TOKEN'],
    [{ WECHATY_PUPPET: 'wecom-aibot' }, 'wecom-aibot 还要设 WECOM_BOT_ID、WECOM_BOT_SECRET'],
    [{ ...aibot, WECOM_BOT_MODE: 'callback' }, '还要设 WECOM_CALLBACK_TOKEN、WECOM_CALLBACK_AES_KEY'],
    [{ ...app, WECOM_CORP_ID: 'my company' }, 'WECOM_CORP_ID 不对'],
    [{ ...app, WECOM_AGENT_ID: 'wwx' }, 'WECOM_AGENT_ID 不对'],
    [{ ...app, WECOM_APP_SECRET: 'has never-printed spaces' }, 'WECOM_APP_SECRET 不对'],
    [{ ...app, WECOM_CALLBACK_AES_KEY: `${aesKey}=` }, 'WECOM_CALLBACK_AES_KEY 不对'],
    [{ ...app, WECOM_PUBLIC_URL: 'https://guanhu.example/wecom/app' }, 'WECOM_PUBLIC_URL 要像'],
    [{ ...app, WECOM_PROXY: 'proxy:3128' }, 'WECOM_PROXY 要像'],
    [{ ...aibot, WECOM_BOT_MODE: 'both' }, 'WECOM_BOT_MODE 只能是'],
    [{ ...aibot, WECOM_BOT_NAMES: ' , ' }, 'WECOM_BOT_NAMES 不能为空'],
    [{ ...aibot, WECOM_GATEWAY_URL: 'https://x' }, 'WECOM_GATEWAY_URL 要像'],
  ])('%o: %s', (env, line) => {
    const read = () => readConfig(env)
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(line)
    expect(read).not.toThrow(/never-printed|jWmYm7qr|\n/)
  })

  test('all mistakes at once', () => {
    expect(() => readConfig({ ...app, PORT: 'x', WECOM_AGENT_ID: 'x', WECOM_CORP_ID: '' })).toThrow(
      /PORT.*还要设 WECOM_CORP_ID.*WECOM_AGENT_ID 不对/,
    )
  })
})
