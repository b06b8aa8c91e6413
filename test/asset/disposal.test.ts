import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Asset } from '../../entities/asset/asset.ts'
import { applyForDisposal } from '../../entities/asset/disposal/apply.ts'
import { type DisposalMethod, tierOf } from '../../entities/asset/disposal/disposal.ts'
import { proceedsOf } from '../../entities/asset/disposal/proceeds.ts'
import { outOfUse } from '../../entities/asset/outOfUse.ts'
import { submit } from '../../entities/report/submit.ts'
import { JINGGAN } from '../support/people.ts'
import { World } from '../support/world.ts'
import { codeOf, Life, REPS } from './life.ts'

const LIMITS = [10_000, 100_000, 500_000]
test.each`
  yuan          | tier | sentence
  ${9_999.99}   | ${0} | ${'below 10,000: the village decides, the town files it'}
  ${10_000}     | ${1} | ${'from 10,000: the town approves'}
  ${99_999.99}  | ${1} | ${'still the town'}
  ${100_000}    | ${2} | ${'from 100,000: the county department'}
  ${499_999.99} | ${2} | ${'still the department'}
  ${500_000}    | ${3} | ${'from 500,000: the county government'}
`('$yuan yuan: tier $tier, $sentence (D50)', ({ yuan, tier }) => {
  expect(tierOf(Math.round(yuan * 100), LIMITS)).toBe(tier)
})

describe('处置 (§4.9)', () => {
  let world: World
  let life: Life
  beforeEach(async () => {
    world = await World.open('2026-10-09 09:00')
    life = new Life(world, '荆干村提灌泵站')
  })
  afterEach(() => world.stop())

  const change = async (more: Partial<Asset>) => {
    const { id } = await life.asset()
    await world.runtime.write((tx) => tx.db.update(Asset, { id }, more as never))
  }
  const apply = (by = 'cadre', method: DisposalMethod = 'scrap') =>
    life.begin(by, (tx, who, { assetId }) =>
      applyForDisposal(tx, who, { assetId, applied: { reason: 'worn_out', method, why: '电机烧了修不好' } }),
    )
  const voted = async () => {
    await life.papers('cadre', 'vote_minutes')
    expect(await life.step('cadre', 'village_vote', { meeting: REPS })).toBe('village_voted')
  }
  const townReviewed = async () => {
    await voted()
    expect(await life.step('cadre', 'publicise')).toBe('publicised')
    await life.publicised()
    expect(await life.step('town', 'town_review')).toBe('town_reviewed')
  }
  const executed = async () => {
    await life.papers('cadre', 'sale_papers')
    expect(await life.step('cadre', 'execute', { detail: '废铁卖给回收站' })).toBe('executed')
  }

  test('520,000 yuan: every desk up to the county government, then carried out, booked to the fen, written off', async () => {
    await apply()
    await townReviewed()
    expect(await life.step('cadre', 'execute', { detail: '卖了' })).toBe('process/not-now')
    expect(await life.step('duty', 'county_approve', { docNo: '江政复〔2026〕3号' })).toBe('process/papers-missing')
    await life.papers('duty', 'decision')
    expect(await life.step('duty', 'county_approve', { docNo: '江政复〔2026〕3号' })).toBe('county_approved')
    await executed()
    expect(await life.step('cadre', 'book', { proceedsFen: 123_456 })).toBe('process/papers-missing')
    await life.papers('cadre', 'receipt')
    expect(await life.step('cadre', 'book', { proceedsFen: 123_456 })).toBe('proceeds_booked')
    expect(await life.asset()).toMatchObject({ opStatus: 'normal' })
    expect(await life.step('town', 'write_off')).toBe('process/not-yours')
    expect(await life.step('duty', 'write_off')).toBe('written_off')
    expect(await life.asset()).toMatchObject({ opStatus: 'disposed' })
    const { id } = await life.asset()
    expect(await proceedsOf(world.runtime, JINGGAN, '2026-01-01', '2026-12-31')).toMatchObject([
      { assetId: id, fen: 123_456, day: '2026-10-16' },
    ])
    expect(await outOfUse(world.runtime, [id])).toEqual(new Map([[id, '2026-10-16']]))
    await expect(apply()).rejects.toMatchObject({ code: 'disposal/gone' })
  })

  test('below 100,000 the town has the last word; the county is not asked', async () => {
    await change({ originalFen: 9_999_999 })
    await apply()
    await townReviewed()
    expect(await life.step('duty', 'county_approve', { docNo: '1' })).toBe('process/not-now')
    await executed()
  })

  test.each([
    ['carried out', 'cadre', 'execute', { detail: '卖了' }],
    ['publicised', 'cadre', 'publicise', {}],
    ['reviewed', 'town', 'town_review', {}],
    ['approved', 'duty', 'county_approve', { docNo: '1' }],
    ['booked', 'cadre', 'book', { proceedsFen: 100 }],
    ['written off', 'duty', 'write_off', {}],
  ] as [string, string, string, object][])('an application is not %s before its turn', async (_, by, step, facts) => {
    await apply()
    expect(await life.step(by, step, facts as Record<string, unknown>)).toBe('process/not-now')
    expect(await life.asset()).toMatchObject({ opStatus: 'normal', version: 1 })
  })

  test('nobody votes with too few', async () => {
    await apply()
    await life.papers('cadre', 'vote_minutes')
    expect(await life.step('cadre', 'village_vote', { meeting: { ...REPS, agreed: 12 } })).toBe(
      'meeting/too-few-agreed',
    )
  })

  test('what the state owns: no village vote, and an appraisal by law before it is sold (F134)', async () => {
    await change({ ownerType: 'state_town', ownerName: '熊河镇政府', originalFen: 5_000_000 })
    await apply('town', 'auction')
    expect(await life.step('cadre', 'village_vote', { meeting: REPS })).toBe('process/not-now')
    expect(await life.step('town', 'publicise')).toBe('publicised')
    await life.publicised('town')
    await life.step('town', 'town_review')
    expect(await life.step('town', 'execute', { detail: '拍卖' })).toBe('process/not-now')
    await life.papers('town', 'appraisal_report')
    expect(await life.step('town', 'appraise', { appraisalFen: 800_000, agency: '某评估公司' })).toBe('appraised')
    await life.papers('town', 'sale_papers')
    expect(await life.step('town', 'execute', { detail: '拍卖给某公司' })).toBe('executed')
  })

  test('what is mortgaged is not disposed of', async () => {
    await change({ originalFen: 500_000, encumbrance: '抵押给信用社' })
    await apply()
    await townReviewed()
    await life.papers('cadre', 'sale_papers')
    expect(await life.step('cadre', 'execute', { detail: '卖了' })).toBe('disposal/encumbered')
  })

  test('equity leaves by what was agreed before (F135)', async () => {
    await change({ kind: 'equity', subclass: 'equity', originalFen: 500_000 })
    await expect(apply('cadre', 'scrap')).rejects.toMatchObject({ code: 'disposal/equity-exit' })
    await apply('cadre', 'exit')
    await townReviewed()
    await life.papers('cadre', 'sale_papers')
    expect(await life.step('cadre', 'execute', { detail: '退股' })).toBe('process/papers-missing')
    await life.papers('cadre', 'exit_agreement')
    expect(await life.step('cadre', 'execute', { detail: '退股' })).toBe('executed')
  })

  test.each([
    ['scrap', 'disposed'],
    ['stop', 'suspended'],
    ['convert', 'normal'],
  ] as [DisposalMethod, string][])('%s, all done: the asset is %s', async (method, opStatus) => {
    await change({ originalFen: 500_000 })
    await apply('cadre', method)
    await townReviewed()
    await executed()
    expect(await life.step('cadre', 'book', { proceedsFen: 0 })).toBe('disposal/why-nothing')
    expect(await life.step('cadre', 'book', { proceedsFen: 0, note: '没有卖钱' })).toBe('proceeds_booked')
    expect(await life.step('duty', 'write_off')).toBe('written_off')
    expect(await life.asset()).toMatchObject({ opStatus })
  })

  test('a paper taken out of the file later is missed when it is written off', async () => {
    await change({ originalFen: 500_000 })
    await apply()
    await townReviewed()
    await executed()
    await life.step('cadre', 'book', { proceedsFen: 0, note: '没有卖钱' })
    await world.runtime.write((tx) =>
      tx.db.query("UPDATE asset_document SET state = 'removed' WHERE paper = 'vote_minutes'"),
    )
    expect(await life.step('duty', 'write_off')).toBe('process/papers-missing')
  })

  test('refused or withdrawn it is over, and the notice comes down', async () => {
    await apply()
    await voted()
    await life.step('cadre', 'publicise')
    expect(await life.step('town', 'refuse', { reason: '还能修' })).toBe('refused')
    expect(await life.step('town', 'town_review')).toBe('process/closed')
    expect(await apply()).toMatchObject({ state: 'applied' })
  })

  test.each([
    ["a household's animal is a change, not a disposal (F082)", { assetClass: 'household' }, 'disposal/household'],
    ['what is gone is gone', { opStatus: 'disposed' }, 'disposal/gone'],
  ] as [string, Partial<Asset>, string][])('%s', async (_, more, code) => {
    await change(more)
    await expect(apply()).rejects.toMatchObject({ code })
  })

  test('no report ever sets it disposed', async () => {
    const [asset, by] = [await life.asset(), await life.who('cadre')]
    const claim = {
      period: '2026Q3',
      status: 'disposed' as const,
      receivedFen: null,
      receivableFen: null,
      incomeKind: null,
      precision: null,
      expenseFen: null,
      kwh: null,
      issues: [],
      since: null,
      flags: [],
      words: '',
    }
    const said = world.runtime.write((tx) => submit(tx, { asset, by, claim, way: 'message', messageId: null }))
    expect(await said.catch(codeOf)).toBe('report/no-disposal')
  })
})
