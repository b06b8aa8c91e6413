import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openAiModel } from '../../bot/model/openai.ts'
import { Secret } from '../../bot/model/secret.ts'
import { importRules } from '../../entities/rulebook/document/importRules.ts'
import { isRefusal, understand } from '../../entities/rulebook/document/understand.ts'
import { createConsultant } from '../../entities/rulebook/model/consult.ts'
import { type Misbehaviour, ModelServer } from '../support/modelServer.ts'
import { World } from '../support/world.ts'

const rules = `# 江陵县集体晒谷场管护细则

江农发〔2025〕7号

自2025年3月1日起施行

第一条 为了管好村集体晒谷场，制定本细则。

第二条 晒谷场轮流使用，每户每次不超过二日。

第三条 石碾由村集体统一保管，借用的应当登记，损坏的照价赔偿。
`
const QUESTION = '晒谷场轮流使用每户每次不超过几日'
/** What goes out without any model. */
const LOCAL = '条文是这样写的：“晒谷场轮流使用，每户每次不超过二日。”\n依据：《江陵县集体晒谷场管护细则》第二条'
/** Milliseconds a model may take; far less than anybody waits for, far more than a local server needs. */
const DEADLINE = 700

/** A county that has loaded its rules, with a model at this address. */
async function opened(url: string): Promise<World> {
  const world = await World.open('2026-10-08 09:12', ({ clock, log }) => {
    const model = openAiModel({ url, key: new Secret('sk-test'), chat: 'chat-1', embedding: null })
    return createConsultant({ model, clock, log, deadlineMs: DEADLINE })
  })
  const bytes = Buffer.from(rules)
  const draft = await understand(bytes, '细则.md')
  if (isRefusal(draft)) throw draft.refused
  await importRules(world.runtime, bytes, draft, { by: 'system' })
  return world
}

describe('a question with the outside model on, through the whole of the bot', () => {
  let server: ModelServer
  let world: World
  beforeAll(async () => {
    server = await ModelServer.open()
    server.elsewhere = server.url
  })
  beforeEach(async () => {
    server.misbehaves = null
    server.order = '{"order":[1]}'
    server.seen.length = 0
    world = await opened(server.url)
    world.bot.rulebook.warm()
  })
  afterEach(() => world.stop())
  afterAll(() => server.close())

  const words = (text: string, cites = [1]) => JSON.stringify({ text, cites })
  const ask = async () => (await world.say('cadre', QUESTION)).join('\n')

  test('what the clause proves goes out in the words of the model, the clause itself below', async () => {
    server.wording = words('晒谷场轮流使用，每户每次不超过二日。')
    const said = await ask()
    expect(server.seen.length).toBeGreaterThan(0)
    expect(said).toContain('每户每次不超过二日')
    expect(said).toContain('原文：“晒谷场轮流使用，每户每次不超过二日。”')
    expect(said).toContain('依据：《江陵县集体晒谷场管护细则》第二条')
  })

  test.each([
    ['a wrong number', words('晒谷场每户每次不超过三日。')],
    ['a number nobody wrote', words('晒谷场轮流使用，每户每次不超过二日，逾期罚款50元。')],
    ['a forged quotation', words('细则写明：“每户每次可以使用二日，经同意可以延长”。')],
    ['another document', words('依据《土地管理法》，晒谷场每户每次不超过二日。')],
    ['the opposite', words('晒谷场每户每次可以超过二日。')],
    ['a clause that was not shown', words('晒谷场轮流使用。', [99])],
    ['no JSON at all', '好的，每户不超过二日。'],
    ['an order and no words', '{"text":"","cites":[]}'],
  ])('%s does not go out: the local answer does', async (_, wording) => {
    server.wording = wording
    expect(await ask()).toBe(LOCAL)
    expect(server.seen.length).toBeGreaterThan(0)
  })

  test.each<Misbehaviour>([
    'never-answers',
    'stalls',
    'endless',
    'huge',
    'hangs-up',
    'breaks-off',
    '429',
    '500',
    '401',
    'redirect',
    'html',
    'empty',
    'half-json',
    'wrong-schema',
    'null-content',
    'tool-call',
    'cut-short',
    'two-choices',
    'no-choices',
  ])('%s: the local answer goes out in time', async (how) => {
    server.misbehaves = how
    const started = performance.now()
    expect(await ask()).toBe(LOCAL)
    expect(performance.now() - started).toBeLessThan(DEADLINE + 3000)
  })

  test('it is down: the local answer goes out', async () => {
    const gone = await ModelServer.open()
    await gone.close()
    const alone = await opened(gone.url)
    try {
      expect((await alone.say('cadre', QUESTION)).join('\n')).toBe(LOCAL)
    } finally {
      await alone.stop()
    }
  })

  test('what the entries know is never asked of it', async () => {
    expect((await world.say('cadre', '公示贴几天')).join('')).toContain('系统默认')
    expect(server.seen).toHaveLength(0)
  })
})
