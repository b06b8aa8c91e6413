import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AssetDocument } from '../../entities/asset/document.ts'
import { changeTerms } from '../../entities/contract/draft.ts'
import { historyLines, historyOf } from '../../entities/ledger/file/history.ts'
import { partyShown } from '../../entities/contract/shown.ts'
import { changeSetting, type Settings } from '../../entities/settings/settings.ts'
import { codeOf } from '../asset/life.ts'
import { World } from '../support/world.ts'
import { Contracts, LEASE, REPS, type Terms } from './contracts.ts'

let world: World
let of: Contracts
beforeEach(async () => {
  world = await World.open('2026-10-08 09:12')
  of = new Contracts(world)
})
afterEach(() => world.stop())

const COLD = '荆干村冷库'
const signed = { signedOn: '2026-10-01', signedBy: '张书田' }

describe('起草', () => {
  test.each<[rule: string, terms: Partial<Terms>, code: string]>([
    ['a lease of twenty years to the day', { endOn: '2046-09-30' }, 'Z0001'],
    ['a day more is void by law', { endOn: '2046-10-01' }, 'contract/too-long'],
    ['land that is contracted is no lease', { kind: 'contract', endOn: '2056-09-30' }, 'Z0001'],
    ['it ends before it begins', { endOn: '2026-09-30' }, 'contract/term'],
    ['a day that is none', { endOn: '2027-02-30' }, 'contract/bad-value'],
    ['nobody it is with', { partyB: '  ' }, 'contract/bad-value'],
    ['rent with half a fen', { rentFen: 0.5 }, 'contract/bad-value'],
    ['a pay day without its month, by the quarter', { payDue: ['05'] }, 'contract/pay-days'],
    ['the same by the month', { cycle: 'month', payDue: ['05'] }, 'Z0001'],
    ['one sum without its day', { cycle: 'once', payDue: [] }, 'contract/once-needs-day'],
    ['sub-let, nobody knows since when', { sublet: 'seen', subletTo: '别人' }, 'contract/sublet-day'],
  ])('%s: %s', async (_, terms, code) => {
    expect(await of.draft('cadre', COLD, terms)).toBe(code)
  })

  test('the county may allow less than the law, and is named for it', async () => {
    await world.runtime.write((tx) => changeSetting(tx, { key: 'contract.maxYears', value: 10, by: 'duty' }))
    await (world.runtime.settings as Settings).refresh(world.runtime)
    expect(await of.draft('cadre', COLD, { endOn: '2036-10-01' })).toBe('contract/too-long-here')
  })

  test.each([
    ['cadre', 'Z0001'],
    ['town', 'Z0001'],
    ['duty', 'Z0001'],
    ['keeper', 'asset/not-found'],
    ['squad', 'person/forbidden'],
    ['finance', 'person/forbidden'],
    ['audit', 'person/forbidden'],
    ['neighbour', 'asset/not-found'],
    ['town2', 'asset/not-found'],
  ])('%s: %s', async (who, code) => {
    expect(await of.draft(who, COLD)).toBe(code)
  })

  test('the same contract is not written down twice', async () => {
    await of.draft('cadre', COLD)
    expect(await of.draft('town', COLD)).toBe('contract/known')
  })

  test('rent that fell due before it was entered is nobody’s arrears', async () => {
    const code = await of.draft('cadre', COLD, { startOn: '2024-01-01', endOn: '2028-12-31' })
    expect((await of.contract(code)).paidThrough).toBe('2026-09-30')
    const fresh = await of.draft('cadre', COLD, { partyB: '另一家公司' })
    expect((await of.contract(fresh)).paidThrough).toBeNull()
  })
})

describe('审核、签订', () => {
  test('the whole way, and what each step asks for', async () => {
    const code = await of.draft('cadre', COLD)
    expect(await of.step('cadre', code, 'approve', { meeting: REPS })).toBe('contract/not-yours')
    expect(await of.step('town', code, 'sign', signed)).toBe('contract/not-now')
    expect(await of.step('town', code, 'approve')).toBe('contract/needs-vote')
    expect(await of.step('town', code, 'approve', { meeting: { ...REPS, present: 19, agreed: 15 } })).toBe(
      'meeting/too-few-present',
    )
    expect(await of.step('town', code, 'approve', { meeting: { ...REPS, agreed: 12 } })).toBe('meeting/too-few-agreed')
    expect(await of.step('town', code, 'approve', { meeting: REPS })).toBe('contract/needs-minutes')
    await of.paper('cadre', code, 'minutes')
    expect(await of.step('town', code, 'approve', { meeting: REPS })).toBe('approved')
    expect(await of.step('cadre', code, 'sign', { signedOn: '2026-10-01' })).toBe('contract/needs-signer')
    expect(await of.step('cadre', code, 'sign', signed)).toBe('contract/needs-writing')
    await of.paper('cadre', code, 'contract')
    expect(await of.step('cadre', code, 'sign', { ...signed, signedOn: '2026-10-09' })).toBe('contract/sign-day')
    expect(await of.step('cadre', code, 'sign', { ...signed, signedOn: '2026-09-19' })).toBe(
      'contract/signed-before-vote',
    )
    expect(await of.step('cadre', code, 'sign', signed)).toBe('active')
    const { rentYearFen, operatorName, id } = await of.asset(COLD)
    expect({ rentYearFen, operatorName }).toEqual({ rentYearFen: 3_000_000, operatorName: LEASE.partyB })
    expect(await world.runtime.db.countBy(AssetDocument, { assetId: id, subject: 'contract' })).toBe(2)
    const entries = await historyOf(world.runtime, { who: await of.who('town'), asset: await of.asset(COLD), limit: 9 })
    expect((await historyLines(world.runtime, entries)).join('\n')).toMatch(
      /合同 Z0001：到了“履行中”[\s\S]*合同 Z0001：起草/,
    )
  })

  test('less than six months needs no paper', async () => {
    const code = await of.draft('cadre', COLD, { endOn: '2027-03-30', cycle: 'month', payDue: ['05'] })
    await of.paper('cadre', code, 'minutes')
    await of.step('town', code, 'approve', { meeting: REPS })
    expect(await of.step('cadre', code, 'sign', signed)).toBe('active')
  })

  test('nobody approves his own draft, the county may', async () => {
    const code = await of.draft('town', COLD)
    await of.paper('town', code, 'minutes')
    expect(await of.step('town', code, 'approve', { meeting: REPS })).toBe('contract/not-yours')
    expect(await of.step('duty', code, 'approve', { meeting: REPS })).toBe('approved')
  })

  test('a second doer sees that it was changed', async () => {
    const code = await of.draft('cadre', COLD)
    await of.paper('cadre', code, 'minutes')
    expect(await of.step('town', code, 'approve', { meeting: REPS }, 1)).toBe('contract/changed-meanwhile')
  })

  test('what is agreed is not changed, what is known of it is', async () => {
    const code = await of.running(COLD)
    const change = async (changes: object) => {
      const [who, { version }] = [await of.who('town'), await of.contract(code)]
      return world.runtime
        .write((tx) => changeTerms(tx, who, { code, seen: version, changes }))
        .then(({ version: now }) => now - version)
        .catch(codeOf)
    }
    expect(await change({ rentFen: 1 })).toBe('contract/agreed')
    expect(await change({ no: '冷租-2025-1', sublet: 'seen', subletTo: '小李', subletKnownOn: '2026-10-01' })).toBe(1)
    expect(await change({ no: '冷租-2025-1' })).toBe('contract/nothing-to-change')
  })

  test('one that does not run yet is not recorded past the vote', async () => {
    const code = await of.draft('cadre', COLD, { startOn: '2026-11-01' })
    expect(await of.step('town', code, 'record', signed)).toBe('contract/not-running-yet')
    expect(await of.step('cadre', code, 'record', signed)).toBe('contract/not-yours')
  })

  test('ended early, its rent goes from the asset', async () => {
    const code = await of.running(COLD)
    expect(await of.step('cadre', code, 'terminate', { endedOn: '2026-10-09', reason: '欠租' })).toBe(
      'contract/end-day',
    )
    expect(await of.step('cadre', code, 'terminate', { endedOn: '2026-10-07', reason: '欠租' })).toBe('terminated')
    expect((await of.asset(COLD)).rentYearFen).toBeNull()
  })
})

describe('到期跟着日历走', () => {
  test('signed, active, expiring ninety days before, expired the day after', async () => {
    const code = await of.draft('cadre', COLD, { startOn: '2026-11-01', endOn: '2027-10-31' })
    await of.paper('cadre', code, 'minutes')
    await of.paper('cadre', code, 'contract')
    await of.step('town', code, 'approve', { meeting: REPS })
    expect(await of.step('cadre', code, 'sign', signed)).toBe('signed')
    for (const [time, state] of [
      ['2026-10-31 10:00', 'signed'],
      ['2026-11-01 10:00', 'active'],
      ['2027-08-01 10:00', 'active'],
      ['2027-08-02 10:00', 'expiring'],
      ['2027-10-31 23:00', 'expiring'],
      ['2027-11-01 10:00', 'expired'],
    ] as const) {
      await world.at(time)
      expect([time, (await of.contract(code)).state]).toEqual([time, state])
    }
    // the tenant is still there: the old contract goes on (民法典 734)
    expect((await of.asset(COLD)).rentYearFen).toBe(3_000_000)
  })

  test('the next contract renews it on the day it begins', async () => {
    const first = await of.running(COLD, { endOn: '2026-10-31' })
    const next = await of.draft('cadre', COLD, { startOn: '2026-11-01', endOn: '2029-10-31', rentFen: 800_000 }, first)
    await of.paper('cadre', next, 'minutes')
    await of.paper('cadre', next, 'contract')
    await of.step('town', next, 'approve', { meeting: REPS })
    await of.step('cadre', next, 'sign', signed)
    expect((await of.contract(first)).state).toBe('expiring')
    await world.at('2026-11-01 10:00')
    expect([(await of.contract(first)).state, (await of.contract(next)).state]).toEqual(['renewed', 'active'])
    expect((await of.asset(COLD)).rentYearFen).toBe(3_200_000)
  })
})

test.each([
  ['cadre', '王小二'],
  ['town', '王小二'],
  ['duty', '王**'],
  ['audit', '王**'],
])('a private person’s name, read by %s: %s', async (who, name) => {
  const contract = { villageCode: '421024102901', partyB: '王小二', partyBType: 'individual' as const }
  expect(partyShown(await of.who(who), contract)).toBe(name)
})
