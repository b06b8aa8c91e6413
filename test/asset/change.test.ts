import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Asset } from '../../entities/asset/asset.ts'
import { change, type ChangeOrder, write } from '../../entities/asset/change.ts'
import { ChangedMeanwhile } from '../../entities/asset/changedMeanwhile.ts'
import { fundsOf, sharesOf, type Values } from '../../entities/asset/values.ts'
import { Audit } from '../../entities/base/audit.ts'
import { DomainError } from '../../entities/base/errors.ts'
import { person } from '../../entities/person/people.ts'
import { World } from '../support/world.ts'

let world: World
beforeEach(async () => {
  world = await World.open()
})
afterEach(() => world.stop())

const cold = () => world.runtime.db.findOneByOrFail(Asset, { name: '荆干村冷库' })

async function by(who: string, wanted: Values, seen: number | null = null): Promise<string> {
  const { id } = await cold()
  const editor = (await person(world.runtime, who))!
  try {
    const order: Omit<ChangeOrder, 'by'> = { assetId: id, wanted, seen }
    await world.runtime.write((tx) => change(tx, editor, order))
    return 'changed'
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}
const conflict = async (wanted: Values, seen: number): Promise<ChangedMeanwhile> => {
  const { id } = await cold()
  const caught = await world.runtime
    .write((tx) => write(tx, { assetId: id, wanted, seen, by: 'duty2' }))
    .catch((error: unknown) => error)
  if (!(caught instanceof ChangedMeanwhile)) throw new Error('no conflict')
  return caught
}

describe('two people change the same asset', () => {
  test('in different fields: both are kept, though the second saw an older version', async () => {
    expect(await by('duty', { lifeYears: 10 }, 1)).toBe('changed')
    expect(await by('duty2', { location: '荆干村2组' }, 1)).toBe('changed')
    expect(await cold()).toMatchObject({ lifeYears: 10, location: '荆干村2组', version: 3 })
  })

  test('in the same field: the second is told what the first did, and nothing of his is written', async () => {
    await by('duty', { operatorName: '鲜到家冷链' }, 1)
    const refused = await conflict({ operatorName: '水乡果蔬配送部', location: '荆干村2组' }, 1)
    expect(refused.conflicts).toMatchObject([
      { field: 'operatorName', seen: '', now: '鲜到家冷链', wanted: '水乡果蔬配送部', by: '县农业农村局何值班' },
    ])
    expect(refused.sentence).toBe(
      '“荆干村冷库”刚被别人改过，您的改动没有写进去。\n' +
        '经营主体：原来看到的是空着，县农业农村局何值班 10月8日 09:12 改成了鲜到家冷链，现在想改成水乡果蔬配送部。\n' +
        '还要改就按现在的内容再改一次。',
    )
    expect(await cold()).toMatchObject({ operatorName: '鲜到家冷链', location: '', version: 2 })
  })

  test('to the same value: that is no conflict, and nothing left to change', async () => {
    await by('duty', { lifeYears: 10 }, 1)
    expect(await by('duty2', { lifeYears: 10 }, 1)).toBe('asset/nothing-to-change')
    expect(await by('duty2', { lifeYears: 10, groupNo: '2组' }, 1)).toBe('changed')
  })

  test('in fields that mean one thing together: not merged', async () => {
    await by('duty', { quantity: 300 }, 1)
    expect(await by('duty2', { unit: '立方米' }, 1)).toBe('asset/changed-meanwhile')
    expect(await by('duty2', { unit: '立方米' }, 2)).toBe('changed')
  })

  test('what was changed and changed back is what the second saw', async () => {
    await by('duty', { lifeYears: 10 }, 1)
    await by('duty', { lifeYears: null }, 2)
    expect(await by('duty2', { lifeYears: 8 }, 1)).toBe('changed')
  })

  test('a version that never was is refused', async () => {
    expect(await by('duty', { lifeYears: 10 }, 7)).toBe('asset/version-unknown')
  })

  test('a report in between is no change of the file', async () => {
    await world.say('cadre', '冷库三季度正常，租金7500')
    expect(await by('duty', { lifeYears: 10 }, 1)).toBe('changed')
  })
})

test('every change is in the history field by field: old, new, who, when, which version, which message', async () => {
  const { id } = await cold()
  await world.runtime.write((tx) =>
    write(tx, { assetId: id, wanted: { lifeYears: 10, condition: 'good' }, seen: 1, by: 'duty', messageId: 5 }),
  )
  const rows = await world.runtime.db.findBy(Audit, { subject: 'asset', subjectId: String(id) })
  expect(rows).toMatchObject([
    {
      action: 'change',
      by: 'duty',
      messageId: 5,
      version: 2,
      change: { lifeYears: { old: null, new: 10 }, condition: { old: null, new: 'good' } },
    },
  ])
})

describe('who may change what', () => {
  test.each<[string, Values, string]>([
    ['duty', { operatorName: '鲜到家冷链' }, 'changed'],
    ['duty', { condition: 'good' }, 'changed'],
    ['town', { operatorName: '鲜到家冷链' }, 'asset/field-not-yours'],
    ['cadre', { operatorName: '鲜到家冷链' }, 'asset/field-not-yours'],
    ['keeper', { condition: 'good' }, 'asset/field-not-yours'],
    ['audit', { note: '看过' }, 'asset/field-not-yours'],
    ['duty', { opStatus: 'idle' }, 'asset/field-not-yours'],
    ['duty', { titleStatus: 'confirmed' }, 'asset/field-not-yours'],
    ['duty', { assetNo: 'X' }, 'asset/field-not-yours'],
    ['duty', { version: 9 }, 'asset/field-not-yours'],
    ['duty', { shoeSize: 9 } as Values, 'asset/field-unknown'],
  ])('%s, %j: %s', async (who, wanted, outcome) => {
    expect(await by(who, wanted)).toBe(outcome)
  })
})

describe('what may be written', () => {
  test.each<[string, Values, string]>([
    ['a life of ten years', { lifeYears: 10 }, 'changed'],
    ['half a year', { lifeYears: 0.5 }, 'asset/bad-value'],
    ['a salvage of 5 %', { salvagePercent: 5 }, 'changed'],
    ['a salvage of 120 %', { salvagePercent: 120 }, 'asset/bad-value'],
    ['a day', { usedFrom: '2020-05-01' }, 'changed'],
    ['30 February', { usedFrom: '2020-02-30' }, 'asset/bad-value'],
    ['formed in a month', { formedOn: '2020-05' }, 'changed'],
    ['formed in month 13', { formedOn: '2020-13' }, 'asset/bad-value'],
    ['a code there is', { condition: 'fair' }, 'changed'],
    ['a code there is not', { condition: 'shiny' }, 'asset/bad-value'],
    ['a name of blanks', { name: ' ' }, 'asset/needed'],
    ['an empty name', { name: '' }, 'asset/needed'],
    ['an empty note', { note: null }, 'asset/nothing-to-change'],
    ['a road under an operating class', { subclass: 'road' }, 'asset/subclass-mismatch'],
    ['class and subclass together', { assetClass: 'public', subclass: 'road' }, 'changed'],
    ['half a fen', { originalFen: 100.5 }, 'asset/bad-value'],
    ['a billion for a cold store', { originalFen: 200_000_000_000 }, 'asset/bad-value'],
  ])('%s', async (_what, wanted, outcome) => {
    expect(await by('duty', wanted)).toBe(outcome)
  })

  test('an identity number in a note is hidden before it is kept', async () => {
    await by('duty', { note: '承租人 421024199001011234' })
    expect((await cold()).note).toBe('承租人 ****')
  })
})

describe('资金来源 add up to what was invested', () => {
  const line = (source: string, yuan: number) => ({ source, docNo: '', year: 2020, amountFen: yuan * 100 })
  const both = [line('central_special', 400_000), line('east_west', 160_000)]

  test('the sum is the investment', async () => {
    expect(await by('duty', { funds: both })).toBe('changed')
    expect((await cold()).investedFen).toBe(56_000_000)
    expect(await fundsOf(world.runtime, (await cold()).id)).toEqual(both)
  })

  test.each<[string, Values, string]>([
    ['a stated total that is the sum', { funds: both, investedFen: 56_000_000 }, 'changed'],
    ['a stated total that is a fen off', { funds: both, investedFen: 56_000_001 }, 'asset/funds-mismatch'],
    ['a source that does not exist', { funds: [line('lottery-win', 560_000)] }, 'asset/bad-value'],
    ['nothing of a source', { funds: [line('self', 0)] }, 'asset/bad-value'],
    ['other than the original value, unexplained', { funds: [line('self', 500_000)] }, 'asset/value-basis-needed'],
    [
      'other than the original value, explained',
      { funds: [line('self', 500_000)], valueBasis: 'audit', valueReason: '审计核减' },
      'changed',
    ],
  ])('%s', async (_what, wanted, outcome) => {
    expect(await by('duty', wanted)).toBe(outcome)
  })

  test('a later total must still be the sum', async () => {
    await by('duty', { funds: both })
    expect(await by('duty', { investedFen: 1 })).toBe('asset/funds-mismatch')
  })

  test('money and value changed by two people are not merged', async () => {
    await by('duty', { funds: both }, 1)
    expect(await by('duty2', { originalFen: 50_000_000, valueBasis: 'audit' }, 1)).toBe('asset/changed-meanwhile')
  })
})

describe('联村共有: shares of exactly 100 %', () => {
  const share = (villageCode: string, basisPoints: number) => ({ villageCode, basisPoints })
  const [own, next] = ['421024102901', '421024102902']
  test.each<[string, unknown, string]>([
    ['60 and 40', [share(own, 6000), share(next, 4000)], 'changed'],
    ['33.33 and 66.67', [share(own, 3333), share(next, 6667)], 'changed'],
    ['60 and 39.99', [share(own, 6000), share(next, 3999)], 'asset/shares-mismatch'],
    ['a village twice', [share(own, 6000), share(own, 4000)], 'asset/shares-mismatch'],
    ['one village alone', [share(own, 10_000)], 'asset/shares-mismatch'],
    ['a village nobody knows', [share(own, 6000), share('421024102999', 4000)], 'asset/share-village'],
  ])('%s', async (_what, shares, outcome) => {
    expect(await by('duty', { ownerType: 'collective_joint', shares })).toBe(outcome)
  })

  test('not for an asset of one owner; gone when it becomes one', async () => {
    const shares = [share(own, 6000), share(next, 4000)]
    expect(await by('duty', { shares })).toBe('asset/shares-not-joint')
    await by('duty', { ownerType: 'collective_joint', shares })
    expect(await by('duty', { ownerType: 'state_town' })).toBe('changed')
    expect(await sharesOf(world.runtime, (await cold()).id)).toEqual([])
  })
})

test('a keeper named is the person of that name in the village', async () => {
  await by('duty', { keeperName: '李守业' })
  expect((await cold()).keeperId).toBe('keeper')
  await by('duty', { keeperName: '没有这个人' })
  expect((await cold()).keeperId).toBeNull()
})

test('ten editors, twenty additions each, to one number: none is lost, and the history is one unbroken chain', async () => {
  const { id } = await cold()
  let refused = 0
  const editor = async (who: string) => {
    for (let done = 0; done < 20; ) {
      const { version, jobs } = await cold()
      const wanted = { jobs: (jobs ?? 0) + 1 }
      try {
        await world.runtime.write((tx) => write(tx, { assetId: id, wanted, seen: version, by: who }))
        done++
      } catch (error) {
        // another was faster, perhaps with the very number this one wanted: look again
        if (!(error instanceof DomainError && /changed-meanwhile|nothing-to-change/.test(error.code))) throw error
        refused++
      }
    }
  }
  await Promise.all(Array.from({ length: 10 }, (_, i) => editor(`writer-${i}`)))
  expect((await cold()).jobs).toBe(200)
  const rows = await world.runtime.db.find(Audit, {
    where: { subject: 'asset', subjectId: String(id) },
    order: { id: 'ASC' },
  })
  expect(rows.map(({ change: { jobs } }) => jobs)).toEqual(
    Array.from({ length: 200 }, (_, i) => ({ old: i === 0 ? null : i, new: i + 1 })),
  )
  expect(refused).toBeGreaterThan(0)
})
