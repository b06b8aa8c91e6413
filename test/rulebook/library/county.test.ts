import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { importRules } from '../../../entities/rulebook/document/importRules.ts'
import { isRefusal, understand } from '../../../entities/rulebook/document/understand.ts'
import { World } from '../../support/world.ts'

const rules = (d: { number: string; from: string; days: number; tier: number }) => `# 示范县扶贫项目资产后续管理实施细则

${d.number}

## 第一章 公示与运营

第一条 资产处置、出租、收益分配方案应当在村务公开栏公示，公示期不少于${d.days}天。

第二条 经营性资产出租，租期一般不超过3年，承租方应当缴纳不少于半年租金的保证金。

第三条 单项原值${d.tier}万元以下的资产报废，由村民代表会议讨论决定，报镇人民政府备案；${d.tier}万元以上的，报县农业农村局审批。

第四条 本细则自${d.from}起施行。
`
const old = rules({ number: '示扶组〔2022〕5号', from: '2022年4月1日', days: 5, tier: 5 })
const now = rules({ number: '示农发〔2025〕8号', from: '2025年3月1日', days: 10, tier: 20 })

describe('县里的细则录入以后', () => {
  let world: World
  beforeEach(async () => {
    world = await World.open('2026-10-08 09:12')
    for (const text of [old, now]) {
      const bytes = Buffer.from(text)
      const draft = await understand(bytes, '细则.md')
      if (isRefusal(draft)) throw draft.refused
      await importRules(world.runtime, bytes, draft, { by: 'system' })
    }
  })
  afterEach(() => world.stop())
  const ask = async (text: string) =>
    (await world.bot.rulebook.tell(world.runtime, text)).say.replace('条文是这样写的：', '')

  test.each([
    ['公示要贴几天', '公示期不少于10天。', '第一条'],
    ['处置公示几天', '公示期不少于10天。', '第一条'],
  ])('%s：按细则答，不说系统默认', async (question, words, article) => {
    const said = await ask(question)
    expect(said).toContain(words)
    expect(said).toContain(`依据：《示范县扶贫项目资产后续管理实施细则》${article}`)
    expect(said).not.toContain('系统默认')
  })
  test('问那时的、还要选的，列出来的也是那时的文本', async () => {
    const told = await world.bot.rulebook.tell(world.runtime, '2024年的规定里报废多少钱以下村里开会定')
    expect(`${told.say}`).toMatch(/单项原值5万元以下/)
    expect(`${told.say}`).not.toMatch(/单项原值20万元以下/)
  })
  test('细则里相近的一条放在默认前面，以它为准', async () => {
    const said = await ask('5万块以下的报废要不要镇里批')
    expect(said).toMatch(
      /^县里的文件里有相近的一条，写到的以它为准。“单项原值20万元以下.*\n依据：.*第三条\n那一条没写到的：系统默认/,
    )
  })
  test('问那时的，给那时的', async () => {
    const said = await ask('2024年的规定里公示几天')
    expect(said).toContain('公示期不少于5天。')
    expect(said).toContain('2025年3月1日起这一条已经改了')
  })
  test.each(['逾期几天算逾期', '光伏折旧几年', '移交谁监交', '细则有没有录入', '县细则原文为什么没录入'])(
    '%s：不再说原文还没有录入',
    async (question) => {
      expect(await ask(question)).not.toContain('没有录入')
    },
  )
  test.each(['逾期几天算逾期', '光伏折旧几年', '资产处置要走哪些步骤', '年收益的表最迟哪天交'])(
    '%s：细则没写的，还是默认',
    async (question) => {
      expect(await ask(question)).toMatch(/^系统默认/)
    },
  )
  test.each([
    '《示范县扶贫项目资产后续管理实施细则》第一条',
    '细则第一条怎么说',
    '县细则第1条原文',
    '请问示农发〔2025〕8号第一条是怎么规定的？',
  ])('%s：就是那一条', async (question) => {
    const said = await ask(question)
    expect(said).toContain('公示期不少于10天')
    expect(said).not.toContain('已经改了')
  })
  test('指名问旧文号的一条，给旧文本，说明已经改了', async () => {
    const said = await ask('示扶组〔2022〕5号第一条怎么说')
    expect(said).toContain('公示期不少于5天')
    expect(said).toContain('2025年3月1日起这一条已经改了')
  })
  test('指名问的一条没有，就说没有；文件没有录入，不拿别的条文来答', async () => {
    expect(await ask('细则第九十条怎么说')).toContain('里没有第九十条')
    const told = await world.bot.rulebook.tell(world.runtime, '物业管理条例第六十条')
    expect(told.band).toBe('duty')
  })
})
