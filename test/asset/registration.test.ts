import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Asset } from '../../entities/asset/asset.ts'
import type { AssetProcess } from '../../entities/asset/process/process.ts'
import { takeStep } from '../../entities/asset/process/take.ts'
import { proposeAsset } from '../../entities/asset/registration/propose.ts'
import { fundsOf } from '../../entities/asset/values.ts'
import { Audit } from '../../entities/base/audit.ts'
import { Person } from '../../entities/person/person.ts'
import { JINGGAN, LINHU } from '../support/people.ts'
import { World } from '../support/world.ts'
import { codeOf, sentenceOf } from './life.ts'

const short = {
  name: '荆干村烘干房',
  assetClass: 'operating',
  subclass: 'processing',
  kind: 'fixed',
  originalFen: 30_000_000,
  formedOn: '2026-09',
  location: '荆干村2组',
}
const rest = {
  projectName: '2026年烘干房项目',
  projectYear: 2026,
  funds: [
    { source: 'normalised', docNo: '', year: 2026, amountFen: 25_000_000 },
    { source: 'self', docNo: '', year: 2026, amountFen: 5_000_000 },
  ],
  quantity: 1,
  unit: '座',
  ownerType: 'collective_village',
  ownerName: '荆干村集体',
  supervisor: 'agriculture',
  keeperOrg: '荆干村',
  keeperName: '李守业',
  upkeepMode: 'village',
  upkeepFund: 'village',
  condition: 'good',
  beneficiary: '村集体',
  operationMode: 'self',
}

describe('登记 (§3, §4.1)', () => {
  let world: World
  let process: AssetProcess
  beforeEach(async () => {
    world = await World.open('2026-10-09 09:00')
  })
  afterEach(() => world.stop())
  const who = (id: string) => world.runtime.db.findOneByOrFail(Person, { id })
  const propose = async (values: object, by = 'cadre', villageCode = JINGGAN) => {
    const person = await who(by)
    process = await world.runtime.write((tx) => proposeAsset(tx, person, { villageCode, values: { ...values } }))
  }
  const step = async (by: string, name: string, facts: Record<string, unknown> = {}) => {
    const person = await who(by)
    return world.runtime
      .write((tx) => takeStep(tx, person, { processId: process.id, step: name, facts }))
      .then((taken) => (process = taken.process).state)
      .catch(codeOf)
  }

  test('the village proposes, the town completes, the county registers: a number, a file, its money, a history', async () => {
    await propose(short)
    expect(await step('cadre', 'submit')).toBe('submitted')
    expect(await step('town', 'town_review')).toBe('registration/missing')
    expect(await step('town', 'fill', { values: rest })).toBe('draft')
    await step('town', 'submit')
    expect(await step('town', 'town_review')).toBe('town_reviewed')
    expect(await step('duty', 'register')).toBe('registered')
    const asset = await world.runtime.db.findOneByOrFail(Asset, { name: '荆干村烘干房' })
    expect(asset).toMatchObject({
      assetNo: '421024102901-O-2026-001',
      investedFen: 30_000_000,
      keeperId: 'keeper',
      lifeYears: 10,
      salvagePercent: 5,
      deprMethod: 'straight',
      titleStatus: 'pending',
      opStatus: 'normal',
      createdBy: 'cadre',
      reviewedBy: 'duty',
    })
    expect((await fundsOf(world.runtime, asset.id)).map(({ amountFen }) => amountFen)).toEqual([25_000_000, 5_000_000])
    const history = await world.runtime.db.findBy(Audit, { subject: 'asset', subjectId: String(asset.id) })
    expect(history).toMatchObject([{ action: 'register', by: 'duty', change: { process: process.code } }])
  })

  test('a village is asked for seven things only, and is told which are missing', async () => {
    await propose({ name: '烘干房', assetClass: 'operating' })
    const cadre = await who('cadre')
    const said = await sentenceOf(
      world.runtime.write((tx) => takeStep(tx, cadre, { processId: process.id, step: 'submit' })),
    )
    expect(said).toBe('登记表还差：资产类别、资产形态、资产原值、形成时间、坐落位置。补上再办。')
  })

  test.each([
    ['money that does not add up', { ...rest, investedFen: 1 }, 'asset/funds-mismatch'],
    ['a class and a kind that do not fit', { ...rest, assetClass: 'public' }, 'asset/subclass-mismatch'],
    ['a name that is in the ledger', { ...rest, name: '荆干村冷库' }, 'registration/same-name'],
  ])('is not registered: %s', async (_, values, code) => {
    await propose({ ...short, ...values })
    await step('cadre', 'submit')
    const reviewed = await step('town', 'town_review')
    expect(reviewed === 'town_reviewed' ? await step('duty', 'register') : reviewed).toBe(code)
    expect(process.assetId).toBeNull()
  })

  test.each([
    ['the title belongs to its own process', { titleStatus: 'confirmed' }, 'asset/field-unknown'],
    ['nobody writes the number', { assetNo: '1' }, 'asset/field-unknown'],
    ['a field nobody knows', { colour: 'red' }, 'asset/field-unknown'],
    ['money in words', { originalFen: '三十万' }, 'asset/bad-value'],
  ])('is not proposed: %s', async (_, values, code) => {
    await expect(propose({ ...short, ...values })).rejects.toMatchObject({ code })
  })

  test.each([
    ['for another village', 'cadre', LINHU, 'registration/not-here'],
    ['by a keeper', 'keeper', JINGGAN, 'process/not-yours'],
    ['by the audit', 'audit', JINGGAN, 'process/not-yours'],
  ])('is not proposed %s', async (_, by, village, code) => {
    await expect(propose(short, by, village)).rejects.toMatchObject({ code })
  })

  test('the town does not register, the village does not review', async () => {
    await propose({ ...short, ...rest })
    await step('cadre', 'submit')
    expect(await step('cadre', 'town_review')).toBe('process/not-yours')
    await step('town', 'town_review')
    expect(await step('town', 'register')).toBe('process/not-yours')
  })
})
