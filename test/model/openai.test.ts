import { request } from 'node:https'
import { inspect } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openAiModel } from '../../bot/model/openai.ts'
import { Secret } from '../../bot/model/secret.ts'
import { ModelFailure } from '../../entities/rulebook/model/model.ts'
import { type Misbehaviour, ModelServer } from '../support/modelServer.ts'

const KEY = 'sk-test-0123456789'
const key = new Secret(KEY)
const messages = [{ role: 'user' as const, content: '"order"' }]

let server: ModelServer
let other: ModelServer
let unsigned: ModelServer
beforeAll(async () => {
  server = await ModelServer.open()
  other = await ModelServer.open()
  unsigned = await ModelServer.open({ tls: true })
  server.elsewhere = other.url.replace('127.0.0.1', 'localhost').replace('/v1', '')
})
beforeEach(() => {
  server.misbehaves = null
  server.seen.length = 0
})
afterAll(async () => {
  await Promise.all([server.close(), other.close(), unsigned.close()])
})

const modelAt = (url: string) => openAiModel({ url, key, chat: 'chat-1', embedding: 'embedding-1' })
const soon = () => ({ signal: AbortSignal.timeout(10_000) })

async function failure(work: Promise<unknown> | undefined): Promise<ModelFailure> {
  const error: unknown = await Promise.resolve(work).then(
    () => expect.fail('did not fail'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof ModelFailure)) return expect.fail(`failed otherwise: ${inspect(error)}`)
  return error
}

test('a chat is one request with the model, the messages and the key in its header', async () => {
  expect(await modelAt(`${server.url}/`).chat?.(messages, soon())).toBe('{"order":[1]}')
  expect(server.seen).toHaveLength(1)
  expect(server.seen[0]).toMatchObject({ path: '/v1/chat/completions', authorization: `Bearer ${KEY}` })
  expect(JSON.parse(server.seen[0]?.body ?? '')).toMatchObject({ model: 'chat-1', messages, stream: false })
})

test('vectors come back in the order of the texts, whatever the order of the answer', async () => {
  expect(await modelAt(server.url).embed?.(['a', 'bcd'], soon())).toEqual([
    [1, 1],
    [3, 1],
  ])
  expect(JSON.parse(server.seen[0]?.body ?? '')).toMatchObject({ model: 'embedding-1', input: ['a', 'bcd'] })
})

test('without a key no header is sent; without a name there is no such half', async () => {
  const model = openAiModel({ url: server.url, key: null, chat: 'chat-1', embedding: null })
  await model.chat?.(messages, soon())
  expect(server.seen[0]?.authorization).toBeUndefined()
  expect(model.embed).toBeUndefined()
  expect(openAiModel({ url: server.url, key: null, chat: null, embedding: 'e' }).chat).toBeUndefined()
})

const chatFailures: readonly [Misbehaviour, string][] = [
  ['hangs-up', 'network'],
  ['breaks-off', 'network'],
  ['401', 'status 401'],
  ['429', 'status 429'],
  ['500', 'status 500'],
  ['redirect', 'redirect 307'],
  ['html', 'schema'],
  ['empty', 'schema'],
  ['half-json', 'schema'],
  ['wrong-schema', 'schema'],
  ['null-content', 'schema'],
  ['tool-call', 'schema'],
  ['cut-short', 'schema'],
  ['two-choices', 'schema'],
  ['no-choices', 'schema'],
  ['huge', 'too-large'],
]

describe('what is no answer by the protocol fails with a code', () => {
  test.each(chatFailures)('chat: %s: %s', async (how, message) => {
    server.misbehaves = how
    expect((await failure(modelAt(server.url).chat?.(messages, soon()))).message).toBe(message)
  })
  test.each([
    ['fewer-vectors', 'schema'],
    ['text-vectors', 'schema'],
    ['half-json', 'schema'],
    ['huge', 'too-large'],
  ] as const)('embeddings: %s: %s', async (how, message) => {
    server.misbehaves = how
    expect((await failure(modelAt(server.url).embed?.(['a', 'b'], soon()))).message).toBe(message)
  })
  test.each(['never-answers', 'stalls', 'endless'] as const)('%s: timeout, when nobody waits longer', async (how) => {
    server.misbehaves = how
    const failed = await failure(modelAt(server.url).chat?.(messages, { signal: AbortSignal.timeout(60) }))
    expect(failed.message).toBe('timeout')
  })
})

test('a redirect to another host is not followed', async () => {
  server.misbehaves = 'redirect'
  await failure(modelAt(server.url).chat?.(messages, soon()))
  expect(other.seen).toEqual([])
})

test('a certificate nobody vouches for is refused before anything is said', async () => {
  expect((await failure(modelAt(unsigned.url).chat?.(messages, soon()))).message).toBe('network')
  expect(unsigned.seen).toEqual([])
  // it is the certificate: who does not look at it is answered
  expect(await statusOf(`${unsigned.url}/embeddings`)).toBe(200)
})

const statusOf = (url: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    request(url, { method: 'POST', rejectUnauthorized: false }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end('{"input":[]}')
  })

test('nobody listens there', async () => {
  expect((await failure(modelAt('http://127.0.0.1:9/v1').chat?.(messages, soon()))).message).toBe('network')
})

test('neither key nor address shows in an error, in print or in a log', async () => {
  server.misbehaves = '401'
  const bad = openAiModel({ url: server.url, key: new Secret('密钥 sk-1234'), chat: 'c', embedding: null })
  for (const error of [
    await failure(modelAt(server.url).chat?.(messages, soon())),
    await failure(bad.chat?.(messages, soon())),
  ]) {
    const shown = `${inspect(error, { depth: 9 })} ${JSON.stringify(error)} ${error.stack}`
    expect(shown).not.toMatch(/sk-|密钥|127\.0\.0\.1:\d/)
  }
  const shown = `${inspect({ key }, { depth: 9, showHidden: true })} ${JSON.stringify({ key })} ${String(key)}`
  expect(shown).not.toContain(KEY)
  expect(key.reveal()).toBe(KEY)
})
