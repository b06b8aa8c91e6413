import { afterEach, describe, expect, test } from 'vitest'
import { randomFrom } from '../../scripts/seed/random.ts'
import { ReportDraft } from '../../entities/report/reportDraft.ts'
import { ReportQuestion } from '../../entities/report/reportQuestion.ts'
import { World } from '../support/world.ts'

let world: World
afterEach(() => world.stop())

/** Ways to leave something out, in pieces that people put together. */
const pieces = {
  asset: ['', '大棚', '1号棚', '光伏', '冷库', '车间', '泵站', '3组的路'],
  period: ['', '三季度', '这个季度', '上半年'],
  state: ['', '正常', '停了', '坏了', '没人租'],
  money: ['', '收入3.2', '收了三万左右', '电费320000', '租金还没给', '收了七八千', '收了两千'],
}
/** Answers that help, half help and do not help at all. */
const answers = ['1', '2', '2000', '3.2', '正常', '三季度', '跳过', '嗯嗯那个啥', '公示贴几天', '约三万', '对']

describe('however little a report says and however it is answered', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'nobody is asked more than three things about one asset (%i)',
    { timeout: 60_000 },
    async (seed) => {
      const random = randomFrom(seed)
      world = await World.open('2026-10-20 09:12')
      let begun = 0
      for (let round = 0; round < 16; round++) {
        await world.say(
          'cadre',
          Object.values(pieces)
            .map((words) => random.pick(words))
            .join(''),
        )
        for (let turn = 0; turn < 7 && (await isAsked()); turn++) await world.say('cadre', random.pick(answers))
        begun += (await isAsked()) ? 1 : 0
        await world.runtime.write((tx) => tx.db.update(ReportDraft, { state: 'open' }, { state: 'dropped' }))
      }
      const asked = await world.runtime.db.findBy(ReportQuestion, { again: false })
      const repeated = await world.runtime.db.findBy(ReportQuestion, { again: true })
      const perAsset = counts(asked.map(({ draftId, item }) => `${draftId}:${item}`))
      expect(asked.length).toBeGreaterThan(8)
      expect(Math.max(...perAsset.values())).toBeLessThanOrEqual(3)
      // a question comes once more after something else, never a third time
      expect(Math.max(0, ...counts(repeated.map(({ draftId }) => `${draftId}`)).values())).toBeLessThanOrEqual(1)
      if (process.env['GUANHU_FIGURES'])
        console.log(
          seed,
          'questions',
          asked.length,
          'about',
          perAsset.size,
          'repeated',
          repeated.length,
          'left',
          begun,
          [...counts([...perAsset.values()].map(String))],
        )
    },
  )
})

const isAsked = async () => (await world.runtime.db.countBy(ReportDraft, { state: 'open' })) > 0

function counts(keys: readonly string[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1)
  return found
}

describe('what is already on its way is not asked for', () => {
  test.each([
    [['光伏三季度正常', '收入3.2万']],
    [['光伏', '三季度', '正常', '三万二']],
    [['光伏三季度正常', '三万二']],
    [['收入3.2万', '光伏三季度的']],
    [['冷库三季度停了', '压缩机坏了']],
    [['冷库', '三季度停了', '压缩机坏了']],
  ])('%j is one report, and nothing is asked', async (said) => {
    world = await World.open()
    const heard: string[] = []
    for (const [i, words] of said.entries())
      heard.push(...(await world.say('cadre', words, { more: i < said.length - 1 })))
    expect(heard.filter((line) => line.includes('回执'))).toHaveLength(1)
    expect(await world.runtime.db.count(ReportQuestion)).toBe(0)
    expect(await world.runtime.db.countBy(ReportDraft, { state: 'open' })).toBe(0)
  })

  test('what waits in the inbox together is answered with one receipt', async () => {
    world = await World.open()
    await world.at('2026-10-08 09:12')
    world.heard.length = 0
    world.bot.hold()
    const said = ['光伏三季度正常', '收入3.2万', '车间三季度也正常租金还没给', '冷库三季度正常，收租7500']
    const handled = said.map((words) => world.say('cadre', words))
    await world.bot.resume()
    await Promise.all(handled)
    const lines = world.heard.map(({ text }) => text)
    expect(lines.filter((line) => line.includes('回执'))).toHaveLength(1)
    expect(lines[0]).toMatch(/^记下了 3 处/)
    expect(lines.join().match(/还差/g)).toHaveLength(1)
  })
})
