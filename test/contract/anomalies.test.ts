import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Asset } from '../../entities/asset/asset.ts'
import { anomaliesOf, anomalySentence } from '../../entities/contract/anomalies/anomalies.ts'
import { median } from '../../entities/contract/anomalies/rules.ts'
import { Contract } from '../../entities/contract/contract.ts'
import { World } from '../support/world.ts'
import { Contracts } from './contracts.ts'

let world: World
let of: Contracts
beforeEach(async () => {
  world = await World.open('2026-10-08 09:12')
  of = new Contracts(world)
})
afterEach(() => world.stop())

const COLD = '荆干村冷库'
const set = (name: string, fields: Partial<Asset>) =>
  world.runtime.write((tx) => tx.db.update(Asset, { name }, fields as object))
const put = (code: string, fields: Partial<Contract>) =>
  world.runtime.write((tx) => tx.db.update(Contract, { code }, fields as object))
const lease = (name: string, operatorName = '鲜到家冷链公司') =>
  set(name, { operationMode: 'lease', operatorName, operatorType: 'company' })

/** Code, level and sentence of everything wrong with an asset. */
async function wrong(name: string, by = 'town'): Promise<string[]> {
  const who = await of.who(by)
  const { id: assetId, villageCode } = await of.asset(name)
  const found = await anomaliesOf(world.runtime, { scope: villageCode, who, assetId })
  return found.map((one) => `${one.code} ${one.level} ${anomalySentence(one, who)}`)
}

describe('合同异常', () => {
  test('somebody runs it without a contract', async () => {
    await lease(COLD)
    expect(await wrong(COLD)).toEqual([
      'no_contract orange 荆干村冷库有人在经营（鲜到家冷链公司），没有找到生效的合同。租期六个月以上的租赁要签书面合同（《民法典》第七百零七条）。',
    ])
  })
  test.each<[rule: string, fields: Partial<Asset>]>([
    ['the village runs it itself', { operatorType: 'village' }],
    ['it stands idle', { opStatus: 'idle' }],
    ['nobody is named', { operatorName: '' }],
    ['it is no letting', { operationMode: 'self' }],
  ])('%s: nothing is wrong', async (_, fields) => {
    await lease(COLD)
    await set(COLD, fields)
    expect(await wrong(COLD)).toEqual([])
  })

  test('recorded without minutes, for a collective asset only', async () => {
    await lease(COLD)
    await of.running(COLD)
    expect(await wrong(COLD)).toEqual([
      'no_minutes yellow 荆干村冷库的合同 Z0001 没有会议记录。村集体财产出租，要经村民会议或授权的村民代表会议讨论决定（《村民委员会组织法》第二十四、二十五条）。',
    ])
    await set(COLD, { ownerType: 'state_town' })
    expect(await wrong(COLD)).toEqual([])
  })

  test('longer than five years is looked at, and told as a default', async () => {
    await lease(COLD)
    await of.running(COLD, { endOn: '2030-10-01' })
    await of.paper('cadre', 'Z0001', 'minutes')
    expect(await wrong(COLD)).toEqual([
      'long_term yellow 荆干村冷库的合同 Z0001 从 2025 年 10 月 1 日到 2030 年 10 月 1 日，超过 5 年，请看看租金该不该约定调整。5 年是系统默认，县里可改。',
    ])
    await put('Z0001', { endOn: '2030-09-30' })
    expect(await wrong(COLD)).toEqual([])
  })

  test('run out, and the tenant is still in', async () => {
    await lease(COLD)
    await of.running(COLD, { endOn: '2026-10-04' })
    expect((await of.contract('Z0001')).state).toBe('expired')
    expect(await wrong(COLD)).toEqual([
      'expired_occupied orange 荆干村冷库的合同 Z0001 2026 年 10 月 4 日到期，过了 4 天，鲜到家冷链公司还在用。租赁的，村里不提异议，就按不定期接着算（《民法典》第七百三十四条）。',
    ])
    await set(COLD, { opStatus: 'idle' })
    expect(await wrong(COLD)).toEqual([])
  })

  test('sub-let: whoever runs it is not whom it was let to', async () => {
    await lease(COLD)
    await of.running(COLD)
    await of.paper('cadre', 'Z0001', 'minutes')
    await set(COLD, { operatorName: '老李冷库' })
    expect(await wrong(COLD)).toEqual([
      'sublet yellow 荆干村冷库的合同 Z0001 签的是鲜到家冷链公司，台账上的经营主体是老李冷库，请核实是不是转租。',
    ])
    await put('Z0001', { sublet: 'seen', subletKnownOn: '2026-04-08' })
    expect((await wrong(COLD))[0]).toMatch(/2026 年 10 月 8 日已经满了。$/)
    await put('Z0001', { sublet: 'agreed' })
    expect(await wrong(COLD)).toEqual([])
  })

  test('low rent: against three others of its kind in the town, by what they are worth', async () => {
    const others = ['荆干村帮扶车间', '荆干村1号蔬菜大棚', '荆干村2号蔬菜大棚']
    for (const name of others) await set(name, { subclass: 'cold_storage', originalFen: 10_000_000 })
    await set(COLD, { originalFen: 20_000_000 })
    for (const [i, name] of [COLD, ...others].entries()) {
      await lease(name)
      // 500, 400, 500, 600 yuan per ten thousand; the cold store is twice as big
      const rentFen = [100_000, 40_000, 50_000, 60_000][i]!
      const code = await of.running(name, { cycle: 'year', payDue: ['10-10'], rentFen: rentFen * 10 })
      await of.paper('cadre', code, 'minutes')
    }
    expect(await wrong(COLD)).toEqual([])
    await put('Z0001', { rentFen: 499_900 })
    expect(await wrong(COLD)).toEqual([
      'low_rent yellow 荆干村冷库年租金 4,999 元，每万元原值收 249.95 元；本镇另外 3 处同类的中位数是 500 元，不到它的 50%（系统默认，县里可改）。',
    ])
  })

  test('outside the village and its town a private tenant is not named', async () => {
    await lease(COLD, '王小二')
    await set(COLD, { operatorType: 'individual' })
    expect((await wrong(COLD, 'town'))[0]).toContain('（王小二）')
    expect((await wrong(COLD, 'duty'))[0]).not.toContain('王小二')
    expect(await wrong(COLD, 'neighbour')).toEqual([])
  })
})

test.each([
  [[3], 3],
  [[1, 9], 5],
  [[9, 1, 2], 2],
  [[1, 2], 2],
])('the median of %j is %i', (values, middle) => {
  expect(median(values)).toBe(middle)
})
