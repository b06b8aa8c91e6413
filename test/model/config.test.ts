import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../../scripts/config.ts'

const url = 'https://model.example/v1'

test('no outside model unless somebody asks for one', () => {
  expect(readConfig({}).model).toBeNull()
  expect(readConfig({ MODEL_URL: '', MODEL_KEY: '' }).model).toBeNull()
})

test('an endpoint, a name, a key that does not print', () => {
  const config = readConfig({ MODEL_URL: url, MODEL_KEY: 'sk-secret', MODEL_CHAT: 'qwen', MODEL_TIMEOUT_MS: '1500' })
  expect(config.model).toMatchObject({ url, chat: 'qwen', embedding: null, timeoutMs: 1500 })
  expect(config.model?.key?.reveal()).toBe('sk-secret')
  expect(`${inspect(config, { depth: 9 })} ${JSON.stringify(config)}`).not.toContain('sk-secret')
  expect(readConfig({ MODEL_URL: 'http://10.0.0.7:8000/v1', MODEL_EMBEDDING: 'bge' }).model?.timeoutMs).toBe(4000)
})

describe('what is set wrong is one line that says what to set', () => {
  test.each([
    [{ MODEL_URL: 'model.example', MODEL_CHAT: 'a' }, 'MODEL_URL 要像'],
    [{ MODEL_URL: 'ftp://model.example/v1', MODEL_CHAT: 'a' }, 'MODEL_URL 要像'],
    [{ MODEL_URL: 'https://user:sk-secret@model.example/v1', MODEL_CHAT: 'a' }, 'MODEL_URL 要像'],
    [{ MODEL_URL: `${url}?key=sk-secret`, MODEL_CHAT: 'a' }, 'MODEL_URL 要像'],
    [{ MODEL_URL: url, MODEL_CHAT: 'a', MODEL_KEY: 'sk-secret 密' }, 'MODEL_KEY 里只能'],
    [{ MODEL_URL: url, MODEL_CHAT: 'a', MODEL_TIMEOUT_MS: 'soon' }, 'MODEL_TIMEOUT_MS 要是'],
    [{ MODEL_URL: url, MODEL_CHAT: 'a', MODEL_TIMEOUT_MS: '10' }, 'MODEL_TIMEOUT_MS 要是'],
    [{ MODEL_URL: url }, '还要设 MODEL_CHAT 或 MODEL_EMBEDDING'],
    [{ MODEL_CHAT: 'a' }, '还要设 MODEL_URL'],
    [{ MODEL_KEY: 'sk-secret' }, '还要设 MODEL_URL'],
  ])('%o: %s', (env, line) => {
    const read = () => readConfig(env)
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(line)
    expect(read).not.toThrow('sk-secret')
    expect(read).not.toThrow('\n')
  })
})
