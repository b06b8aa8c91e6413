import { inspect } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Secret } from '../../bot/model/secret.ts'
import { openAiSpeech } from '../../bot/speech/endpoint.ts'
import { Incoming } from '../../entities/message/incoming.ts'
import { StoredFile } from '../../entities/message/storedFile.ts'
import { Report } from '../../entities/report/report.ts'
import { ConfigError, readConfig } from '../../scripts/config.ts'
import { type Misbehaviour, ModelServer } from '../support/modelServer.ts'
import { World } from '../support/world.ts'

const KEY = 'sk-speech-0123456789'
const AMR = Buffer.from('#!AMR\n\x3c\x91\x17\x16')
const recording = { name: 'voice.amr', bytes: AMR }

let server: ModelServer
let world: World
beforeAll(async () => {
  server = await ModelServer.open()
})
afterAll(() => server.close())
beforeEach(() => {
  server.misbehaves = null
  server.seen.length = 0
  server.heard = '光伏电站三季度正常，电费到账三万二'
})

const open = () => {
  const transcribe = openAiSpeech({ url: server.url, key: new Secret(KEY), model: 'whisper-1' })
  return World.open('2026-10-08 09:12', undefined, { transcribe, timeoutMs: 300, pauses: [0] })
}
const speak = () => world.say('cadre', '', { uploads: [recording] })
const row = () => world.runtime.db.findOneByOrFail(Incoming, { address: 'cadre' })

describe('a recording, with an endpoint', () => {
  test('is one multipart request with the model, the recording and the key', async () => {
    world = await open()
    await speak()
    expect(server.seen).toHaveLength(1)
    expect(server.seen[0]).toMatchObject({ path: '/v1/audio/transcriptions', authorization: `Bearer ${KEY}` })
    expect(server.seen[0]!.body).toMatch(/name="model"\r\n\r\nwhisper-1/)
    expect(server.seen[0]!.body).toMatch(/filename="voice.amr"\r\nContent-Type: audio\/amr\r\n\r\n#!AMR/)
    await world.stop()
  })

  test('is shown back with what was understood, filed after a yes as spoken, and kept as evidence', async () => {
    world = await open()
    expect(await speak()).toEqual([
      '听到的是：“光伏电站三季度正常，电费到账三万二”\n荆干村光伏电站，2026 年三季度，正常，到账 32,000.00 元\n这样记，对吗？ 1 对 2 不对',
    ])
    await world.say('cadre', '1')
    const [report] = await world.runtime.db.find(Report)
    expect(report).toMatchObject({ way: 'voice', receivedFen: 3_200_000, words: server.heard })
    const message = await world.runtime.db.findOneByOrFail(Incoming, { id: report!.messageId! })
    expect(message).toMatchObject({ spoken: true, files: [{ contentType: 'audio/amr' }] })
    expect(await world.runtime.db.count(StoredFile)).toBe(1)
    await world.stop()
  })

  test('a number of an identity card that was spoken is not kept', async () => {
    world = await open()
    server.heard = '我的身份证是421024199001011234'
    await speak()
    expect((await row()).text).not.toContain('421024199001011234')
    await world.stop()
  })

  test('a hiccup is tried again once', async () => {
    world = await open()
    const first = server.seen.length
    server.misbehaves = () => (server.seen.length === first + 1 ? '500' : null)
    expect((await speak())[0]).toContain('听到的是')
    expect(server.seen).toHaveLength(2)
    await world.stop()
  })

  test.each<[Misbehaviour, number]>([
    ['never-answers', 2],
    ['stalls', 2],
    ['hangs-up', 2],
    ['429', 2],
    ['500', 2],
    ['html', 2],
    ['wrong-schema', 2],
    ['huge', 2],
    ['401', 1],
    ['redirect', 1],
  ])('%s: one kind sentence, nothing filed, the recording stays, %i tries', async (how, tries) => {
    world = await open()
    server.misbehaves = how
    expect(await speak()).toEqual([
      '这段语音没有听清，没有记。请打字发来，或者用手机输入法里的语音输入，说完看一眼再发。',
    ])
    expect(server.seen).toHaveLength(tries)
    expect(await world.runtime.db.count(Report)).toBe(0)
    expect(await row()).toMatchObject({
      spoken: false,
      state: 'handled',
      files: [{ refused: 'unheard', size: AMR.length }],
    })
    await world.stop()
  })

  test('silence heard is nothing heard', async () => {
    world = await open()
    server.heard = ' '
    expect((await speak())[0]).toMatch(/没有听清/)
    await world.stop()
  })
})

test('without an endpoint one is asked to write', async () => {
  world = await World.open('2026-10-08 09:12')
  expect(await speak()).toEqual(['语音我听不了，没有记。请打字发来，或者用手机输入法里的语音输入，一句话就行。'])
  await world.stop()
})

describe('settings', () => {
  const url = 'https://speech.example/v1'
  test('off unless asked for; the key shows nowhere', () => {
    expect(readConfig({}).speech).toBeNull()
    const { speech } = readConfig({ SPEECH_URL: url, SPEECH_MODEL: 'whisper-1', SPEECH_KEY: KEY })
    expect(speech).toMatchObject({ url, model: 'whisper-1', timeoutMs: 30_000 })
    expect(inspect(speech, { depth: 9, showHidden: true }) + JSON.stringify(speech)).not.toContain(KEY)
  })
  test.each([
    [{ SPEECH_URL: url }, 'SPEECH_MODEL'],
    [{ SPEECH_MODEL: 'whisper-1' }, 'SPEECH_URL'],
    [{ SPEECH_KEY: KEY }, 'SPEECH_URL'],
    [{ SPEECH_URL: 'https://u:p@speech.example/v1', SPEECH_MODEL: 'w' }, 'SPEECH_URL'],
    [{ SPEECH_URL: url, SPEECH_MODEL: 'w', SPEECH_KEY: '密钥' }, 'SPEECH_KEY'],
    [{ SPEECH_URL: url, SPEECH_MODEL: 'w', SPEECH_TIMEOUT_MS: '5' }, 'SPEECH_TIMEOUT_MS'],
  ])('%o is refused in one line that says what to set', (env, name) => {
    expect(() => readConfig(env)).toThrow(ConfigError)
    expect(() => readConfig(env)).toThrow(name)
  })
})
