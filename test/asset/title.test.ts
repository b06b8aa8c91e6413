import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Asset } from '../../entities/asset/asset.ts'
import { takeStep } from '../../entities/asset/process/take.ts'
import { beginTitle } from '../../entities/asset/title/begin.ts'
import { checkOwner, isRealProperty } from '../../entities/asset/title/owner.ts'
import { AssetDocument } from '../../entities/asset/document.ts'
import { World } from '../support/world.ts'
import { codeOf, Life, REPS, sentenceOf } from './life.ts'

const meeting = REPS

describe('归属 (F040-F048)', () => {
  const asset = {
    name: '某资产',
    assetClass: 'operating',
    ownerType: 'collective_village',
    ownerName: '荆干村',
  } as Asset
  const half = (villageCode: string, basisPoints = 5000) => ({ villageCode, basisPoints })
  test.each([
    ['the village collective owns what it runs', {}, [], 'fits'],
    ['somebody must be named (F046)', { ownerName: ' ' }, [], 'title/owner-missing'],
    [
      'collective property is not divided to individuals (F045)',
      { ownerType: 'household' },
      [],
      'title/not-to-household',
    ],
    ['nor is a public thing', { assetClass: 'public', ownerType: 'household' }, [], 'title/not-to-household'],
    [
      "what reached a household is the household's (F042)",
      { assetClass: 'household', ownerType: 'household' },
      [],
      'fits',
    ],
    ["and not the village's", { assetClass: 'household' }, [], 'title/household-not-owner'],
    ['a joint asset needs its shares (F044)', { ownerType: 'collective_joint' }, [], 'title/shares'],
    ['that make a whole', { ownerType: 'collective_joint' }, [half('a'), half('b', 4999)], 'title/shares'],
    ['like these', { ownerType: 'collective_joint' }, [half('a'), half('b')], 'fits'],
    ['one village alone is not joint', { ownerType: 'collective_joint' }, [half('a', 10_000)], 'title/shares'],
    ['the county may own', { ownerType: 'state_county', ownerName: '县水利局' }, [], 'fits'],
  ] as [string, Partial<Asset>, { villageCode: string; basisPoints: number }[], string][])(
    '%s',
    (_, more, shares, expected) => {
      const found = (() => {
        try {
          checkOwner({ ...asset, ...more }, shares)
          return 'fits'
        } catch (error) {
          return codeOf(error)
        }
      })()
      expect(found).toBe(expected)
    },
  )
  test.each`
    subclass          | kind        | real
    ${'workshop'}     | ${'fixed'}  | ${true}
    ${'cold_storage'} | ${'fixed'}  | ${true}
    ${'road'}         | ${'fixed'}  | ${false}
    ${'pv'}           | ${'fixed'}  | ${false}
    ${'tourism'}      | ${'equity'} | ${false}
  `('$subclass $kind is real property: $real (F043)', ({ subclass, kind, real }) => {
    expect(isRealProperty({ subclass, kind })).toBe(real)
  })
})

describe('确权 (§4.2)', () => {
  let world: World
  let life: Life
  beforeEach(async () => {
    world = await World.open('2026-10-09 09:00')
    life = new Life(world, '荆干村冷库')
  })
  afterEach(() => world.stop())
  const reviewed = async () => {
    await life.begin('cadre', beginTitle)
    await life.papers('cadre', 'registration_form', 'approval', 'minutes')
    expect(await life.step('cadre', 'village_review', { meeting })).toBe('village_reviewed')
  }
  const townReviewed = async () => {
    await reviewed()
    expect(await life.step('cadre', 'publicise')).toBe('publicising')
    await life.publicised()
    expect(await life.step('town', 'town_review')).toBe('town_reviewed')
  }

  test('a building, from the meeting to the certificate: the file, its papers and its history say so', async () => {
    await townReviewed()
    await life.papers('duty', 'stamped_form')
    expect(await life.step('duty', 'county_confirm', { docNo: '江资确〔2026〕12号' })).toBe('county_confirmed')
    expect(await life.asset()).toMatchObject({
      titleStatus: 'confirmed',
      titledOn: '2026-10-16',
      titleDoc: '江资确〔2026〕12号',
    })
    expect(life.process.closedOn).toBeNull()
    await life.papers('duty', 'deed')
    expect(await life.step('duty', 'certificate', { certNo: '鄂（2026）江陵县不动产权第0001号' })).toBe('certificated')
    expect(await life.asset()).toMatchObject({ certNo: '鄂（2026）江陵县不动产权第0001号' })
    expect(life.process.closedOn).toBe('2026-10-16')
    expect((await life.history()).filter((action) => action !== 'paper')).toEqual([
      'title:open',
      'title:village_review',
      'title:publicise',
      'title:town_review',
      'title:county_confirm',
      'title:certificate',
    ])
    const { id: assetId } = await life.asset()
    const papers = await world.runtime.db.findBy(AssetDocument, { assetId })
    expect(papers.map(({ paper }) => paper).sort()).toEqual(
      ['approval', 'deed', 'minutes', 'registration_form', 'stamped_form'].sort(),
    )
  })

  test('what is no building is finished when the county confirmed', async () => {
    life = new Life(world, '荆干村光伏电站')
    await townReviewed()
    await life.papers('duty', 'stamped_form')
    await life.step('duty', 'county_confirm', { docNo: '13号' })
    expect(life.process.closedOn).toBe('2026-10-16')
    expect(await life.step('duty', 'certificate', { certNo: '1' })).toBe('process/closed')
  })

  test.each([
    ['the county before anybody', 'duty', 'county_confirm', { docNo: '1' }, 'process/not-now'],
    ['the town before the village', 'town', 'town_review', {}, 'process/not-now'],
    ['the notice before the meeting', 'cadre', 'publicise', {}, 'process/not-now'],
    ["the village in the town's place", 'cadre', 'town_review', {}, 'process/not-yours'],
    ["the town in the county's place", 'town', 'county_confirm', { docNo: '1' }, 'process/not-yours'],
    ['a keeper', 'keeper', 'village_review', { meeting }, 'process/not-found'],
    ['the squad only takes part', 'squad', 'village_review', { meeting }, 'process/not-yours'],
    ['a neighbour does not see it', 'neighbour', 'village_review', { meeting }, 'process/not-found'],
    ['the meeting without papers', 'cadre', 'village_review', { meeting }, 'process/papers-missing'],
    ['the meeting without figures', 'cadre', 'village_review', {}, 'process/facts'],
    ['a step nobody knows', 'cadre', 'dance', {}, 'process/unknown-step'],
    ['as of tomorrow', 'cadre', 'village_review', { meeting }, 'process/day', { day: '2026-10-10' }],
    ['what was not seen as it is', 'cadre', 'village_review', { meeting }, 'process/changed-meanwhile', { seen: 7 }],
  ] as [string, string, string, Record<string, unknown>, string, object?][])(
    'from a draft, refused: %s',
    async (_, by, step, facts, code, more = {}) => {
      await life.begin('cadre', beginTitle)
      expect(await life.step(by, step, facts, more)).toBe(code)
      expect((await life.asset()).version).toBe(1)
    },
  )

  test('a refusal says why, where it stands and who is next', async () => {
    await life.begin('cadre', beginTitle)
    const town = await life.who('town')
    const said = await sentenceOf(
      world.runtime.write((tx) => takeStep(tx, town, { processId: life.process.id, step: 'town_review' })),
    )
    expect(said).toBe(
      '还不能“镇里审核”：村里议过、公示满期以后，镇里才审核。C0001 现在是“草稿”，下一步：村里四议两公开（村干部或乡镇专干办）。',
    )
  })

  test('a meeting that did not pass takes nothing forward', async () => {
    await life.begin('cadre', beginTitle)
    await life.papers('cadre', 'registration_form', 'approval', 'minutes')
    expect(await life.step('cadre', 'village_review', { meeting: { ...meeting, present: 12, agreed: 12 } })).toBe(
      'meeting/too-few-present',
    )
    expect(await life.step('cadre', 'village_review', { meeting })).toBe('village_reviewed')
  })

  test('the town waits until the notice hung its days', async () => {
    await reviewed()
    await life.step('cadre', 'publicise')
    expect(await life.asset()).toMatchObject({ titleStatus: 'publicised' })
    expect(await life.step('town', 'town_review')).toBe('process/notice-open')
    await life.publicised()
    expect(await life.step('town', 'town_review')).toBe('town_reviewed')
    expect(await life.step('town', 'town_review')).toBe('process/done-already')
  })

  test('a dispute takes the notice down and the asset out of the count; settled, it begins again', async () => {
    await reviewed()
    await life.step('cadre', 'publicise')
    expect(await life.step('town', 'dispute', { reason: '两个组都说是自己的' })).toBe('disputed')
    expect(await life.asset()).toMatchObject({ titleStatus: 'disputed' })
    expect(await life.step('town', 'town_review')).toBe('process/not-now')
    expect(await life.step('cadre', 'settle', { outcome: '归村集体' })).toBe('process/not-yours')
    expect(await life.step('town', 'settle', { outcome: '归村集体' })).toBe('draft')
    expect(await life.step('cadre', 'village_review', { meeting })).toBe('village_reviewed')
    await life.step('cadre', 'publicise')
    await life.publicised()
    expect(await life.step('town', 'town_review')).toBe('town_reviewed')
  })

  test('what is returned says why, and comes again', async () => {
    await reviewed()
    expect(await life.step('town', 'return')).toBe('process/facts')
    expect(await life.step('town', 'return', { reason: '会议记录没有签名' })).toBe('returned')
    expect(await life.step('cadre', 'publicise')).toBe('process/not-now')
    expect(await life.step('cadre', 'redo')).toBe('draft')
  })

  test('one title at a time; what is confirmed only the county begins anew', async () => {
    await life.begin('cadre', beginTitle)
    await expect(life.begin('town', beginTitle)).rejects.toMatchObject({ code: 'process/open-already' })
    const { id } = await life.asset()
    await world.runtime.write((tx) => tx.db.update(Asset, { id }, { titleStatus: 'confirmed' }))
    await expect(life.begin('cadre', beginTitle)).rejects.toMatchObject({ code: 'title/done' })
  })

  test("what the state owns is not the village's to vote on", async () => {
    const { id } = await life.asset()
    await world.runtime.write((tx) => tx.db.update(Asset, { id }, { ownerType: 'state_town', ownerName: '熊河镇政府' }))
    await life.begin('town', beginTitle)
    expect(await life.step('cadre', 'village_review', { meeting })).toBe('process/not-now')
    expect(await life.step('town', 'publicise')).toBe('publicising')
  })

  test('two take the same step at once: one does, the other hears of it', async () => {
    await reviewed()
    const results = await Promise.all([life.step('cadre', 'publicise'), life.step('town', 'publicise')])
    expect(results.sort()).toEqual(['process/done-already', 'publicising'])
  })
})
