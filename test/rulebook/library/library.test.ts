import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { importRules } from '../../../entities/rulebook/document/importRules.ts'
import { isRefusal, understand } from '../../../entities/rulebook/document/understand.ts'
import { createRulebook } from '../../../entities/rulebook/rulebook.ts'
import { World } from '../../support/world.ts'
import { small } from '../reviewed/small.ts'

const head = (year: number) => `# 示范县晒谷场管护细则

示农发〔${year}〕7号

自${year}年3月1日起施行

`
const old = `${head(2024)}## 第一章 总则

第一条 为了管好晒谷场，制定本细则。

## 第二章 晾晒

第二条 晒谷场轮流使用，每户每次不超过二日。

第三条 石碾由村集体统一保管，借用的应当登记，损坏的照价赔偿。
`
const amended = old.replace(head(2024), head(2026)).replace('不超过二日', '不超过三日；遇连阴雨的，可以延长一日')

describe('the county loads its own document, and is answered from it', () => {
  let world: World
  beforeEach(async () => {
    world = await World.open('2026-10-08 09:12')
  })
  afterEach(() => world.stop())

  async function load(text: string): Promise<void> {
    const bytes = Buffer.from(text)
    const draft = await understand(bytes, '细则.md')
    if (isRefusal(draft)) throw draft.refused
    await importRules(world.runtime, bytes, draft, { by: 'system' })
  }
  const ask = async (text: string) => (await world.say('cadre', text)).join('\n')

  test('before it is loaded nobody knows, afterwards it is answered word for word', async () => {
    expect(await ask('石碾借出去弄坏了要不要照价赔偿')).not.toContain('石碾由村集体统一保管')
    await load(old)
    const answer = await ask('借用石碾要不要登记，损坏了照价赔偿吗')
    const shown = /^您想问的是哪一个/.test(answer) ? await ask('1') : answer
    expect(shown).toContain('“石碾由村集体统一保管，借用的应当登记，损坏的照价赔偿。”')
    expect(shown).toContain('依据：《示范县晒谷场管护细则》第三条')
  })

  test('a new version is what is told from its day on; asked about an earlier day, the text of that day, and that it changed', async () => {
    await load(old)
    await load(amended)
    const said = async (text: string) => {
      const answer = await ask(text)
      return /^您想问的是哪一个/.test(answer) ? ask('1') : answer
    }
    expect(await said('晒谷场轮流使用每户每次不超过几日')).toContain('不超过三日；遇连阴雨的，可以延长一日')
    const then = await said('2025年的时候晒谷场轮流使用每户每次不超过几日')
    expect(then).toContain('不超过二日')
    expect(then).toContain('2026年3月1日起这一条已经改了')
  })

  test('entries on trial are asked with the documents behind them', async () => {
    await load(old)
    const { runtime, bot } = world
    await bot.rulebook.refresh(runtime)
    const question = '借用石碾要不要登记，损坏了照价赔偿吗'
    const before = await bot.rulebook.tell(runtime, question, { rulebook: createRulebook(small) })
    expect(JSON.stringify([before.choices, before.answer.citations])).toMatch(/晒谷场管护细则/)
    const own = { ...small[0]!, id: 'reviewed/1', ask: [question], say: '要登记。' }
    const after = await bot.rulebook.tell(runtime, question, { rulebook: createRulebook([...small, own]) })
    expect(after.answer).toMatchObject({ entryId: 'reviewed/1', handedOver: false })
    // and what is on trial is told to nobody
    expect((await bot.rulebook.tell(runtime, question)).answer.entryId).not.toBe('reviewed/1')
  })
})
