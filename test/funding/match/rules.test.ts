import { describe, expect, test } from 'vitest'
import type { Group, Reason } from '../../../entities/funding/match/group.ts'
import { reconcile } from '../../../entities/funding/match/reconcile.ts'
import { money, project } from '../lines.ts'

const D05 = { toleranceFen: 0, warnFen: 10_000 }
const groups = (fiscal: string[], projects: string[], tolerance = D05): Group[] =>
  reconcile(fiscal.map(money), projects.map(project), tolerance)
/** `matched F1+F2=P1`, `amount_diff F1=P1 (-300)`, `fiscal_only F1`. The difference in yuan: projects less money. */
const told = (list: readonly Group[]) =>
  list.map(({ status, fiscal, project: of, diffFen }) => {
    const lines = [fiscal.join('+'), of.join('+')].filter((side) => side !== '').join('=')
    return `${status} ${lines}${status === 'amount_diff' ? ` (${diffFen / 100})` : ''}`
  })
const codes = (list: readonly Group[]) => list.flatMap((group) => group.reasons.map(({ code }: Reason) => code))

describe('which money belongs to which project', () => {
  test.each<[rule: string, fiscal: string[], projects: string[], expected: string[]]>([
    [
      'the same name, year and amount',
      ['F1 2018 荆干村 荆干村冷库 52.3万'],
      ['P1 2018 荆干村 荆干村冷库项目 523000'],
      ['matched F1=P1'],
    ],
    [
      'another word for the same thing',
      ['F1 2018 荆干村 2018年荆干村冷链仓储 52.3万'],
      ['P1 2018 荆干村 保鲜冷库建设 523000'],
      ['matched F1=P1'],
    ],
    [
      'full-width digits and a year in the name',
      ['F1 2018 荆干村 ２０１８年度荆干渠道硬化 8万'],
      ['P1 2018 荆干村 荆干村沟渠整治工程 80000'],
      ['matched F1=P1'],
    ],
    [
      'a homophone: 硬华, 光复',
      ['F1 2018 荆干村 光复电站 31万'],
      ['P1 2018 荆干村 光伏电站 310000'],
      ['matched F1=P1'],
    ],
    [
      'a slip of the eye: 车问',
      ['F1 2018 荆干村 扶贫车问 31万'],
      ['P1 2018 荆干村 扶贫车间厂房 310000'],
      ['matched F1=P1'],
    ],
    [
      'the village stands only in the name',
      ['F1 2018 - 2018年熊河镇荆干村冷库 52.3万'],
      ['P1 2018 荆干村 冷库 523000'],
      ['matched F1=P1'],
    ],
    [
      'the village stands in the name by its sound',
      ['F1 2018 - 2018年荆甘村冷库 52.3万'],
      ['P1 2018 荆干村 冷库 523000'],
      ['matched F1=P1'],
    ],
    [
      '村部 is a thing, not the end of the village',
      ['F1 2018 荆干村 荆干村部改造 12万'],
      ['P1 2018 荆干村 党群服务中心维修 120000'],
      ['matched F1=P1'],
    ],
    [
      'money that came a year later',
      ['F1 2019 荆干村 荆干村冷库 52.3万'],
      ['P1 2018 荆干村 荆干村冷库 523000'],
      ['matched F1=P1'],
    ],
    [
      'three funds for one project',
      ['F1 2018 荆干村 冷库 20万', 'F2 2018 荆干村 冷库建设 12.3万', 'F3 2018 荆干村 冷链仓储 20万'],
      ['P1 2018 荆干村 冷库 523000'],
      ['matched F1+F2+F3=P1'],
    ],
    [
      'two years for one project',
      ['F1 2018 荆干村 冷库 30万', 'F2 2019 荆干村 2018年荆干村冷库 22.3万'],
      ['P1 2018 荆干村 冷库 523000'],
      ['matched F1+F2=P1'],
    ],
    [
      'money taken back',
      ['F1 2018 荆干村 冷库 60万', 'F2 2018 荆干村 冷库 -7.7万'],
      ['P1 2018 荆干村 冷库 523000'],
      ['matched F1+F2=P1'],
    ],
    [
      'one grant for villages it names',
      ['F1 2018 - 2018年熊河镇荆干、邻湖等2个村路灯项目 9万'],
      ['P1 2018 荆干村 路灯安装 40000', 'P2 2018 邻湖村 亮化工程 50000', 'P3 2018 石桥村 路灯 40000'],
      ['matched F1=P1+P2', 'project_only P3'],
    ],
    [
      'one grant for so many villages, unnamed',
      ['F1 2018 - 2018年熊河镇2个村路灯项目 9.1万'],
      ['P1 2018 荆干村 路灯安装 40000', 'P2 2018 邻湖村 亮化工程 50000', 'P3 2018 石桥村 路灯 41000'],
      ['matched F1=P2+P3', 'project_only P1'],
    ],
    [
      'two grants and two projects of one place that only add up together',
      ['F1 2018 荆干村 渠道硬化 30万', 'F2 2018 荆干村 渠道清淤 20万'],
      ['P1 2018 荆干村 渠道硬化 260000', 'P2 2018 荆干村 水渠清淤 240000'],
      ['matched F1+F2=P1+P2'],
    ],
    ['the amounts differ', ['F1 2018 荆干村 冷库 50万'], ['P1 2018 荆干村 冷库 523000'], ['amount_diff F1=P1 (23000)']],
    [
      'two funds, and the sum differs',
      ['F1 2018 荆干村 冷库 30万', 'F2 2018 荆干村 冷库 25万'],
      ['P1 2018 荆干村 冷库 523000'],
      ['amount_diff F1+F2=P1 (-27000)'],
    ],
    [
      'the second stage is another project',
      ['F1 2018 荆干村 路灯 4万', 'F2 2018 荆干村 路灯二期 3万'],
      ['P1 2018 荆干村 路灯（二期） 30000'],
      ['fiscal_only F1', 'matched F2=P1'],
    ],
    [
      'another thing in the same village',
      ['F1 2018 荆干村 危桥改造 52万'],
      ['P1 2018 荆干村 冷库 523000'],
      ['fiscal_only F1', 'project_only P1'],
    ],
    [
      'another village',
      ['F1 2018 邻湖村 冷库 52.3万'],
      ['P1 2018 荆干村 冷库 523000'],
      ['fiscal_only F1', 'project_only P1'],
    ],
    [
      'five years apart',
      ['F1 2023 荆干村 冷库 52.3万'],
      ['P1 2018 荆干村 冷库 523000'],
      ['fiscal_only F1', 'project_only P1'],
    ],
    [
      'booked twice: one stays over',
      ['F1 2018 荆干村 冷库 52.3万', 'F2 2018 荆干村 冷库 52.3万'],
      ['P1 2018 荆干村 冷库 523000'],
      ['matched F1=P1', 'fiscal_only F2'],
    ],
    [
      'arranged and wholly taken back',
      ['F1 2018 荆干村 冷库 52.3万', 'F2 2018 荆干村 冷库 -52.3万'],
      [],
      ['fiscal_only F1+F2'],
    ],
    [
      'the exact partner wins over the nearer name',
      ['F1 2018 荆干村 村级路灯 4万'],
      ['P1 2018 荆干村 村级路灯 50000', 'P2 2018 荆干村 亮化工程 40000'],
      ['matched F1=P2', 'project_only P1'],
    ],
    [
      'what two could have goes so that both are settled',
      ['F1 2018 荆干村 路灯 3万', 'F2 2018 荆干村 路灯 2万', 'F3 2018 荆干村 路灯 5万'],
      ['P1 2018 荆干村 路灯 50000', 'P2 2018 荆干村 亮化 50000'],
      ['matched F1+F2=P2', 'matched F3=P1'],
    ],
  ])('%s', (_, fiscal, projects, expected) => {
    expect(told(groups(fiscal, projects)).sort()).toEqual([...expected].sort())
  })
})

describe('when sums are equal', () => {
  test.each<[rule: string, fiscal: string, project: string, status: string]>([
    ['万元 with four decimals is exact to a yuan: 49 fen is rounding', '52.3456万', '523456.49', 'matched'],
    ['51 fen is not', '52.3456万', '523456.51', 'amount_diff'],
    ['yuan against yuan has no rounding', '523456', '523456.49', 'amount_diff'],
    ['a hundred yuan is a difference, even when it is only pointed out', '52.3456万', '523556', 'amount_diff'],
  ])('%s', (_, fiscal, wanted, status) => {
    const [group] = groups([`F1 2018 荆干村 冷库 ${fiscal}`], [`P1 2018 荆干村 冷库 ${wanted}`])
    expect(group?.status).toBe(status)
  })

  test('up to D05 a difference is only pointed out', () => {
    expect(codes(groups(['F1 2018 荆干村 冷库 52.3456万'], ['P1 2018 荆干村 冷库 523556']))).toContain(
      'small-difference',
    )
    expect(codes(groups(['F1 2018 荆干村 冷库 52万'], ['P1 2018 荆干村 冷库 523556']))).not.toContain(
      'small-difference',
    )
  })

  test('the county may widen what counts as equal', () => {
    const [group] = groups(['F1 2018 荆干村 冷库 52.3456万'], ['P1 2018 荆干村 冷库 523556'], {
      toleranceFen: 10_000,
      warnFen: 10_000,
    })
    expect(group).toMatchObject({ status: 'matched', diffFen: 10_000 })
  })

  test('each line of a sum adds its own rounding', () => {
    const [group] = groups(
      ['F1 2018 荆干村 冷库 20.0001万', 'F2 2018 荆干村 冷库 30.0001万'],
      ['P1 2018 荆干村 冷库 500002.99'],
    )
    expect(group).toMatchObject({ status: 'matched', fiscal: ['F1', 'F2'], diffFen: 99 })
  })
})

describe('why', () => {
  test.each<[rule: string, fiscal: string[], projects: string[], reason: string]>([
    ['a project of donated money has no fiscal line', [], ['P1 2018 荆干村 冷库 523000 社会捐赠'], 'not-fiscal'],
    ['a project without money', [], ['P1 2018 荆干村 冷库 523000 省级资金'], 'no-money-here'],
    [
      'booked twice is told apart from no project',
      ['F1 2018 荆干村 冷库 52.3万', 'F2 2018 荆干村 冷库 52.3万'],
      ['P1 2018 荆干村 冷库 523000'],
      'project-other-money',
    ],
    [
      'two lines of the same amount: a person should look',
      ['F1 2018 荆干村 冷库 52.3万', 'F2 2018 荆干村 冷库 52.3万'],
      ['P1 2018 荆干村 冷库 523000'],
      'choose-by-hand',
    ],
    ['only taken back', ['F1 2018 荆干村 冷库 -2万'], [], 'returned-alone'],
    ['nobody can tell the village', ['F1 2018 - 产业发展 2万'], [], 'place-not-read'],
  ])('%s', (_, fiscal, projects, reason) => {
    expect(codes(groups(fiscal, projects))).toContain(reason)
  })
})
