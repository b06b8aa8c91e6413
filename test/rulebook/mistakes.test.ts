import { describe, expect, test } from 'vitest'
import { sourceLine } from '../../entities/rulebook/wording.ts'
import { law } from '../../entities/texts/rulebook/entry.ts'
import { rulebook, settings } from './labelled.ts'

/** What somebody who had not read the rulebook found wrong with its answers, one sentence each. */
const ask = (question: string, ...before: string[]) =>
  rulebook.answer(question, { previous: before.map((one) => ({ question: one })), settings })

describe('外地的事，不拿本县的数来答', () => {
  test.each([
    '公安县一共登了好多资产',
    '石首光伏收益分几成给贫困户',
    '监利市的实施细则里公示要几天',
    '潜江的季报是哪天截止',
    '松滋有几个乡镇',
    '越南扶贫资产是哪么管的',
    '湖南的处置要报哪一级批',
  ])('%s', (question) => {
    const got = ask(question)
    expect(got.handedOver || got.entryId === 'referral/elsewhere', got.entryId).toBe(true)
    expect(got.source).toBe('')
  })
  test.each([
    ['浙江的公示要多少天', 'notice/strict-model'],
    ['平江四个一批有多少项目', 'risk/pingjiang-numbers'],
    ['好多人在深圳打工 成员大会用微信视频参加算不算', 'vote/online'],
    ['听说公安县公示十天 我们照着来行不行', 'law/other-places'],
  ])('%s：有外地例子的、问的是自己的，照答', (question, id) => {
    expect(ask(question).entryId).toBe(id)
  })
})

describe('哪年的数就是哪年的', () => {
  test.each(['江陵2025年有多少人', '熊河镇去年有多少人', '郝穴镇2020年人口多少'])('%s', (question) => {
    expect(ask(question).handedOver).toBe(true)
  })
  test('普查的数带着年份说', () => {
    expect(ask('熊河镇有多少人').answer).toContain('2010年')
  })
})

describe('别人的私事，当场谢绝', () => {
  test.each([
    '谁家是贫困户',
    '他家存款有多少',
    '查一下老王的户口',
    '帮我查下三组老李是不是脱贫户 他银行卡上有几多钱',
    '哪个干部被处分过 名单发我',
    '张书记电话号码给我一下 还有他屋里几口人',
  ])('%s', (question) => {
    expect(ask(question).entryId).toBe('referral/private')
  })
  test.each([
    ['脱贫户名单要报吗', 'ledger/linked-households'],
    ['上报要不要身份证号', 'duty/no-ids'],
    ['租金收到会计的银行卡上行不行', 'lease/private-account'],
  ])('%s：问的是规定，照答', (question, id) => {
    expect(ask(question).entryId).toBe(id)
  })
})

describe('不归这里管的，说对地方', () => {
  test.each([
    ['我住房公积金能不能提出来装修', '公积金'],
    ['我屋里隔壁老头想吃低保 要哪些材料', '民政'],
    ['修路占了我家的田 钱几时赔', '自然资源'],
    ['帮扶车间老板拖欠工人工资 找哪个要', '人社'],
    ['邻居的树伸到我屋顶上来了 找哪个评理', '司法所'],
    ['明天郝穴落不落雨', '天气'],
  ])('%s', (question, office) => {
    const got = ask(question)
    expect(got.answer).toContain(office)
    expect(got.basis).toBe('referral')
  })
  test('集体的公积公益金是我们的事', () => {
    expect(ask('公积公益金提几成').entryId).toBe('income/reserve-ratio')
  })
})

describe('怎么问，就怎么答', () => {
  test('问能不能拦，不答“能”', () => {
    expect(ask('有个社员跑来要看账还要复印 我能不能拦').answer).not.toMatch(/^(能|可以)/)
  })
  test('同一条只引一次', () => {
    const entry = {
      id: 'a/b',
      topic: 'a',
      ask: ['问'],
      say: '答',
      on: [law('《某法》', '第三十五条', '甲'), law('《某法》', '第三十五条', '乙')],
    } as const
    expect(sourceLine(entry, settings)).toBe('依据：《某法》第三十五条')
  })
})

describe('讲一段故事、一口气问两件事，也听得出问什么', () => {
  test.each([
    ['我们村有个旧仓库空了几年 上回有个做纸箱的来看 书记当场就答应租给他 冇开会 这样行不行', 'lease/meeting'],
    ['鱼池合同去年腊月就到期哒 那个人还在里头喂鱼 我们也冇说么子 现在算个么情况', 'lease/holdover'],
    ['新来的驻村说运营情况要月月报 我记得是一季一报啊 到底是哪个', 'report/operation-often'],
    ['昨天报表被退了 说单位不对 到底县里的表填元还是万元 小数留几位', 'ledger/money-unit'],
  ])('%s', (question, id) => {
    expect(ask(question).entryId).toBe(id)
  })
})

describe('短短一句追问', () => {
  test.each([
    ['厂房折旧几年', '那机器呢', 'depreciation/machine'],
    ['经营性资产好久巡查一次', '那公益性的呢', 'upkeep/patrol-public'],
    ['处置要哪些步骤', '要评估吗', 'disposal/appraisal'],
    ['租期最长多久', '没签合同呢', 'lease/written'],
    ['确权公示几天', '处置的也是这么多天吗', 'notice/disposal-days'],
    ['五级责任里县政府管么子', '那乡镇呢', 'duty/town-duty'],
    ['村里的冷库算哪类资产', '那条路呢', 'scope/public-class'],
    ['租赁合同最长能签几年', '那超过的部分呢', 'lease/term'],
    ['扶贫贷款贴息要不要登记资产', '保险呢', 'scope/not-registered'],
    ['八千块的资产报废哪个批', '那五十万以上的呢', 'disposal/tiers'],
  ])('%s > %s', (before, question, id) => {
    expect(ask(question, before).entryId).toBe(id)
  })
})

test('拿不准时摆出几条来选，每条不超过二十个字', () => {
  const shown = [
    '桥要不要算折旧',
    '桥要折旧几年',
    '季报是一季一次还是一月一次',
    '照片直接丢给你就行么',
    '民宿算哪一类资产',
  ]
    .map((question) => ask(question))
    .filter(({ choices }) => choices)
  for (const { choices = [], handedOver, basis, source } of shown) {
    expect(choices.length).toBeGreaterThanOrEqual(2)
    expect(choices.length).toBeLessThanOrEqual(3)
    expect({ handedOver, basis, source }).toEqual({ handedOver: true, basis: 'none', source: '' })
    for (const { title } of choices) expect([...title].length).toBeLessThanOrEqual(20)
  }
  expect(shown.length).toBeGreaterThan(0)
})
