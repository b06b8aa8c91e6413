import { describe, expect, test } from 'vitest'
import type { Answered, Clause } from '../../../entities/rulebook/search/clause.ts'
import { standsFirst } from '../../../entities/rulebook/search/norms.ts'
import { finished } from '../../../entities/rulebook/search/rank/lambdaMart.ts'
import { seeded } from '../../../entities/rulebook/search/rank/random.ts'
import { createSearch } from '../../../entities/rulebook/search/search.ts'

const clause = (document: string, article: string, text: string, chapter = ''): Clause => {
  return { id: `${document}/${article}`, document, chapter, article, text }
}
const rules = '冷库管护办法'
const roads = '村道养护办法'
const coldStore = [
  clause(rules, '第一条', '冷库由村集体确定专人管护，管护人每月检查一次制冷机组。'),
  clause(rules, '第二条', '冷库对外出租的，租期不超过五年，租金按季度缴入村集体账户。'),
  clause(rules, '第三条', '冷库停用超过三十日的，村集体应当向乡镇报告原因。'),
]
const road = [
  clause(roads, '第一条', '村道由养护员每周巡查一次，清理路面和边沟。'),
  clause(roads, '第二条', '路面破损面积较大的，由乡镇组织维修，费用从养护资金中列支。'),
]
function loaded() {
  const search = createSearch()
  search.replace(rules, coldStore)
  search.replace(roads, road)
  return search
}
const ids = (search: ReturnType<typeof createSearch>, question: string) =>
  search.find(question).ranked.map(({ id }) => id)
const first = (search: ReturnType<typeof createSearch>, question: string) => search.find(question).ranked[0]?.id

describe('条文检索', () => {
  test.each([
    ['冷库租出去租金交到哪里', `${rules}/第二条`],
    ['冷库停了一个多月要不要报告', `${rules}/第三条`],
    ['村道多久巡查一次', `${roads}/第一条`],
    ['路面破了谁出钱修', `${roads}/第二条`],
  ])('%s', (question, id) => {
    expect(first(loaded(), question)).toBe(id)
  })

  test('nothing loaded, nothing said, nothing shared: nothing found, no confidence', () => {
    expect(createSearch().find('冷库').ranked).toEqual([])
    for (const question of ['', '？！', 'zzz', '鸚鵡'])
      expect(loaded().find(question)).toEqual({ ranked: [], confidence: 0, confidences: [], among: 0 })
  })

  test('chances lie between 0 and 1, at most three, and one of three is likelier than the first', () => {
    const { ranked, confidence, confidences, among } = loaded().find('冷库出租')
    expect(ranked.length).toBeGreaterThan(1)
    expect(confidences.length).toBeLessThanOrEqual(3)
    for (const chance of [...confidences, among]) expect(chance > 0 && chance < 1).toBe(true)
    expect(confidence).toBe(confidences[0])
    expect(among).toBeGreaterThanOrEqual(confidence)
  })

  test('no more than asked for', () => {
    expect(loaded().find('冷库 村道', 2).ranked).toHaveLength(2)
  })

  test('a changed document is found by its new words at once, and no longer by its old', () => {
    const search = loaded()
    search.replace(rules, [...coldStore.slice(0, 2), clause(rules, '第三条', '冷库应当安装电能计量表。')])
    expect(first(search, '要不要装电表，电能怎么计量')).toBe(`${rules}/第三条`)
    expect(search.find('停用超过三十日报告原因').ranked.map(({ id }) => id)).not.toContain(`${rules}/第三条`)
  })

  test('a removed document is not found; loaded again it is', () => {
    const search = loaded()
    search.replace(rules, [])
    expect(search.find('冷库租金').ranked.every(({ id }) => id.startsWith(roads))).toBe(true)
    search.replace(rules, coldStore)
    expect(first(search, '冷库租金')).toBe(`${rules}/第二条`)
  })

  test('changed a thousand times it finds as at first: gaps are closed', () => {
    const search = loaded()
    for (let i = 0; i < 1000; i++) search.replace(rules, coldStore)
    expect(ids(search, '冷库租金')).toEqual(ids(loaded(), '冷库租金'))
  })

  test('an id twice is refused, and nothing has changed', () => {
    const search = loaded()
    expect(() => search.replace('另一个', [...coldStore])).toThrow('is there already')
    expect(() => search.replace(rules, [coldStore[0]!, coldStore[0]!])).toThrow('is there already')
    expect(search.find('冷库租金').ranked).toEqual(loaded().find('冷库租金').ranked)
  })
})

describe('学到的', () => {
  const slang = '那个冻货的屋子收的份子钱归哪'
  test('the very first answered question counts', () => {
    const search = loaded()
    expect(first(search, slang)).not.toBe(`${rules}/第二条`)
    search.learn([{ question: '冻货屋子收的份子钱归谁', clauses: [`${rules}/第二条`] }])
    expect(first(search, slang)).toBe(`${rules}/第二条`)
  })

  test('what is no longer known is forgotten', () => {
    const search = loaded()
    search.learn([{ question: '冻货屋子收的份子钱归谁', clauses: [`${rules}/第二条`] }])
    search.learn([])
    expect(ids(search, slang)).toEqual(ids(loaded(), slang))
  })

  test('a clause that is not stored any more is passed over', () => {
    const search = loaded()
    search.learn([{ question: '冻货屋子收的份子钱归谁', clauses: ['没有的/第九条', `${rules}/第二条`] }])
    search.replace(rules, coldStore.slice(0, 1))
    expect(search.find(slang).ranked.map(({ id }) => id)).not.toContain(`${rules}/第二条`)
  })
})

describe('排序模型', () => {
  const things = ['冷库', '泵站', '车间', '路灯']
  const matters = ['租金', '巡查', '维修', '移交', '报废']
  const corpus = things.map((thing) =>
    matters.map((matter, i) =>
      clause(`${thing}办法`, `第${i + 1}条`, `${thing}的${matter}由村集体办理，${matter}情况每年公开。`),
    ),
  )
  /** Which matter the slang word stands for can only be learnt. */
  const slang = matters.map((_, i) => `花样${'甲乙丙丁戊'[i]}`)
  function asked(count: number, seed: number): Answered[] {
    const random = seeded(seed)
    return Array.from({ length: count }, () => {
      const [thing, matter] = [Math.floor(random() * things.length), Math.floor(random() * matters.length)]
      const question = `${things[thing]}的${slang[matter]}怎么${random() < 0.5 ? '弄' : '办'}`
      return { question, clauses: [`${things[thing]}办法/第${matter + 1}条`] }
    })
  }
  function taught(count: number) {
    const search = createSearch()
    corpus.forEach((list) => search.replace(list[0]!.document, list))
    search.learn(asked(count, 1))
    return search
  }

  test('fewer than 200 answered questions train nothing', () => {
    const search = taught(199)
    const before = search.find('冷库的租金')
    expect(finished(search.training())).toBe(false)
    expect(search.find('冷库的租金')).toEqual(before)
  })

  test('trained, it finds what was learnt in others', () => {
    const search = taught(200)
    expect(finished(search.training())).toBe(true)
    const fresh = asked(60, 2)
    const right = fresh.filter(({ question, clauses }) => first(search, question) === clauses[0])
    expect(right.length).toBeGreaterThan(54)
    const { confidence, confidences, among } = search.find(fresh[0]!.question)
    for (const chance of [confidence, ...confidences, among]) expect(chance > 0 && chance < 1).toBe(true)
    expect(search.find('zzz').ranked).toEqual([])
  }, 60_000)

  test('a question between two steps of training is answered as before', () => {
    const search = taught(200)
    const before = search.find('冷库的花样甲')
    const training = search.training()
    for (let step = 0; step < 30; step++) training.next()
    expect(search.find('冷库的花样甲')).toEqual(before)
  })
})

test.each([
  ['中华人民共和国民法典', true],
  ['村民委员会组织法', true],
  ['江陵县扶贫项目资产管理办法', true],
  ['湖北省农村公路条例', true],
  ['城市供水条例', false],
  ['最高人民法院关于审理买卖合同纠纷案件的解释', false],
  ['收费公路管理条例', false],
])('法律位阶：%s stands first: %s', (title, first) => {
  expect(standsFirst(title)).toBe(first)
})
