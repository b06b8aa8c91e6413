import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Asset } from '../../entities/asset/asset.ts'
import { write } from '../../entities/asset/change.ts'
import { decideProposal, propose } from '../../entities/asset/propose.ts'
import { AssetProposal } from '../../entities/asset/proposal.ts'
import type { Values } from '../../entities/asset/values.ts'
import { DomainError } from '../../entities/base/errors.ts'
import { historyLines, historyOf } from '../../entities/ledger/file/history.ts'
import { person } from '../../entities/person/people.ts'
import { World } from '../support/world.ts'

let world: World
beforeEach(async () => {
  world = await World.open()
})
afterEach(() => world.stop())

const cold = () => world.runtime.db.findOneByOrFail(Asset, { name: '荆干村冷库' })
const outcome = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
    return 'done'
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}
const wants = async (who: string, wanted: Values) => {
  const by = (await person(world.runtime, who))!
  const asset = await cold()
  return world.runtime.write((tx) => propose(tx, { asset, wanted, seen: asset.version, by }))
}
const decides = async (who: string, verdict: 'accepted' | 'refused', more: { reason?: string; seen?: number } = {}) => {
  const by = (await person(world.runtime, who))!
  return world.runtime.write((tx) => decideProposal(tx, { code: 'b0001', by, verdict, ...more }))
}
const states = async () => (await world.runtime.db.find(AssetProposal)).map(({ code, state }) => `${code} ${state}`)

describe('who may propose', () => {
  test.each([
    ['cadre', 'done'],
    ['town', 'done'],
    ['neighbour', 'asset/field-not-yours'],
    ['keeper', 'asset/field-not-yours'],
    ['squad', 'asset/field-not-yours'],
    ['audit', 'asset/field-not-yours'],
    ['duty', 'asset/field-not-yours'],
  ])('%s: %s', async (who, expected) => {
    expect(await outcome(wants(who, { operatorName: '鲜到家冷链' }))).toBe(expected)
  })
})

describe('who may decide', () => {
  test.each([
    ['duty', 'done'],
    ['town', 'proposal/not-found'],
    ['cadre', 'proposal/not-found'],
    ['audit', 'proposal/not-found'],
  ])('%s: %s', async (who, expected) => {
    await wants('cadre', { operatorName: '鲜到家冷链' })
    expect(await outcome(decides(who, 'accepted'))).toBe(expected)
  })
})

test('a proposal changes nothing until it is accepted; then it is written once', async () => {
  await wants('cadre', { operatorName: '鲜到家冷链', lifeYears: 15 })
  expect(await cold()).toMatchObject({ operatorName: '', version: 1 })
  await decides('duty', 'accepted')
  expect(await cold()).toMatchObject({ operatorName: '鲜到家冷链', lifeYears: 15, version: 2 })
  expect(await outcome(decides('duty2', 'accepted'))).toBe('proposal/already-decided')
  expect(await states()).toEqual(['B0001 accepted'])
})

test('refused with a reason, never without one', async () => {
  await wants('cadre', { operatorName: '鲜到家冷链' })
  expect(await outcome(decides('duty', 'refused'))).toBe('proposal/reason-needed')
  expect(await states()).toEqual(['B0001 waiting'])
  expect(await decides('duty', 'refused', { reason: '合同还没到期' })).toMatchObject({ decisionReason: '合同还没到期' })
  expect((await cold()).operatorName).toBe('')
})

test('what was changed since the proposal is a conflict, which the county may decide knowingly', async () => {
  await wants('cadre', { operatorName: '鲜到家冷链' })
  const { id } = await cold()
  await world.runtime.write((tx) =>
    write(tx, { assetId: id, wanted: { operatorName: '江禾米业' }, seen: 1, by: 'duty2' }),
  )
  expect(await outcome(decides('duty', 'accepted'))).toBe('asset/changed-meanwhile')
  expect(await states()).toEqual(['B0001 waiting'])
  expect(await outcome(decides('duty', 'accepted', { seen: 2 }))).toBe('done')
  expect((await cold()).operatorName).toBe('鲜到家冷链')
})

test('what has come true by itself is accepted without a change', async () => {
  await wants('cadre', { lifeYears: 15 })
  const { id } = await cold()
  await world.runtime.write((tx) => write(tx, { assetId: id, wanted: { lifeYears: 15 }, seen: 1, by: 'duty2' }))
  await decides('duty', 'accepted')
  expect(await cold()).toMatchObject({ lifeYears: 15, version: 2 })
})

test.each<[string, Values, string]>([
  ['nothing new', { name: '荆干村冷库' }, 'asset/nothing-to-change'],
  ['a state, which follows the reports', { opStatus: 'idle' }, 'asset/field-not-yours'],
  ['a value that cannot be', { lifeYears: -1 }, 'asset/bad-value'],
])('not proposed: %s', async (_what, wanted, code) => {
  expect(await outcome(wants('cadre', wanted))).toBe(code)
})

test('the history tells it all in words, newest first', async () => {
  await world.say('cadre', '冷库三季度正常，租金7500')
  await wants('cadre', { operatorName: '鲜到家冷链' })
  await decides('duty', 'accepted')
  const { id } = await cold()
  await world.runtime.write((tx) =>
    write(tx, { assetId: id, wanted: { keeperPhone: '13812345678', keeperOrg: '村委会' }, seen: null, by: 'duty' }),
  )
  const read = async (who: string) => {
    const entries = await historyOf(world.runtime, {
      who: (await person(world.runtime, who))!,
      asset: await cold(),
      limit: 20,
    })
    return historyLines(world.runtime, entries)
  }
  const lines = await read('cadre')
  expect(lines.toSorted()).toEqual(
    [
      '10月8日 09:12 县农业农村局何值班：管护电话从空着改成 13812345678，管护单位从空着改成村委会（后台）',
      '10月8日 09:12 县农业农村局何值班：经营主体从空着改成鲜到家冷链（按申请 B0001）（后台）',
      '10月8日 09:12 熊河镇荆干村张书田：申请变更 B0001：经营主体改成鲜到家冷链（后台）',
      '10月8日 09:12 熊河镇荆干村张书田：填报 H20261008-001：2026 年三季度，正常，到账 7,500.00 元（消息）',
    ].toSorted(),
  )
  expect((await read('duty')).join('\n')).toContain('138****5678')
})
