import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Asset } from '../../entities/asset/asset.ts'
import {
  count,
  type Counted,
  countRest,
  followUp,
  linesOf,
  signStocktake,
} from '../../entities/asset/stocktake/count.ts'
import { countFigures, countProgress } from '../../entities/asset/stocktake/figures.ts'
import { dueDay, openStocktake } from '../../entities/asset/stocktake/open.ts'
import type { Stocktake } from '../../entities/asset/stocktake/stocktake.ts'
import { Person } from '../../entities/person/person.ts'
import { JINGGAN, XIONGHE } from '../support/people.ts'
import { World } from '../support/world.ts'
import { codeOf } from './life.ts'

test.each`
  year    | months          | due             | sentence
  ${2026} | ${[10, 11, 12]} | ${'2026-12-31'} | ${'October to December'}
  ${2026} | ${[6]}          | ${'2026-06-30'} | ${'June'}
  ${2028} | ${[1, 2]}       | ${'2028-02-29'} | ${'a leap year'}
`('$sentence: until $due (D62)', ({ year, months, due }) => {
  expect(dueDay(year, months)).toBe(due)
})

describe('盘点 (F151)', () => {
  let world: World
  let stocktake: Stocktake
  beforeEach(async () => {
    world = await World.open('2026-10-20 09:00')
    stocktake = await start()
  })
  afterEach(() => world.stop())
  const who = (id: string) => world.runtime.db.findOneByOrFail(Person, { id })
  const asset = (name: string) => world.runtime.db.findOneByOrFail(Asset, { name })
  const start = async (by = 'cadre') => {
    const person = await who(by)
    return world.runtime.write((tx) => openStocktake(tx, person, { villageCode: JINGGAN }))
  }
  const found = async (name: string | null, counted: Partial<Counted> & Pick<Counted, 'result'>, by = 'cadre') => {
    const [person, assetId] = [await who(by), name === null ? null : (await asset(name)).id]
    return world.runtime
      .write((tx) => count(tx, person, { stocktakeId: stocktake.id, assetId, ...counted }))
      .then(({ result }) => result)
      .catch(codeOf)
  }
  const rest = async () => {
    const person = await who('cadre')
    return world.runtime.write((tx) => countRest(tx, person, { stocktakeId: stocktake.id }))
  }
  const sign = async (by: string) => {
    const person = await who(by)
    return world.runtime
      .write((tx) => signStocktake(tx, person, { stocktakeId: stocktake.id }))
      .then((signed) => signed.state)
      .catch(codeOf)
  }

  test('every asset of the village has a line; the same year is one count', async () => {
    expect(await linesOf(world.runtime, stocktake.id)).toHaveLength(7)
    expect((await start('town')).code).toBe(stocktake.code)
  })

  test('one damaged, one thing besides, 都在 for the rest: signed by the village, closed by the town, in figures', async () => {
    expect(await sign('cadre')).toBe('stocktake/uncounted')
    expect(await found('荆干村提灌泵站', { result: 'short', note: '少了一台水泵' })).toBe('short')
    expect(await found(null, { result: 'surplus', name: '抽水泵', note: '镇里送的' })).toBe('surplus')
    expect(await rest()).toBe(6)
    expect(await sign('town')).toBe('stocktake/village-first')
    expect(await sign('cadre')).toBe('signed')
    expect(await found('荆干村冷库', { result: 'damaged', note: '门坏' })).toBe('stocktake/not-open')
    expect(await sign('town')).toBe('stocktake/no-follow-up')
    const cadre = await who('cadre')
    for (const line of await linesOf(world.runtime, stocktake.id))
      if (line.result !== 'found')
        await world.runtime.write((tx) => followUp(tx, cadre, { lineId: line.id, words: '报镇里补登' }))
    expect(await sign('cadre')).toBe('stocktake/town-next')
    expect(await sign('town')).toBe('closed')
    expect(await countFigures(world.runtime, JINGGAN, 2026)).toMatchObject([
      { state: 'closed', ledger: 7, counted: 7, agree: 6, short: 1, damaged: 0, missing: 0, surplus: 1 },
    ])
    expect(await countProgress(world.runtime, '421024', 2026)).toEqual([
      { townCode: XIONGHE, villages: 1, closed: 1, ledger: 7, agree: 6, differ: 2 },
    ])
  })

  test.each([
    ['what differs says how', '荆干村冷库', { result: 'damaged' }, 'cadre', 'stocktake/needs-note'],
    [
      'what is in the ledger is no surplus',
      '荆干村冷库',
      { result: 'surplus', note: '多' },
      'cadre',
      'stocktake/not-in-count',
    ],
    ["a neighbour's asset is not in it", '邻湖村光伏电站', { result: 'found' }, 'cadre', 'stocktake/not-in-count'],
    ['nothing without a name', null, { result: 'surplus', note: '多' }, 'cadre', 'stocktake/not-in-count'],
    ['another village does not count here', '荆干村冷库', { result: 'found' }, 'neighbour', 'stocktake/not-found'],
    ['the audit does not count', '荆干村冷库', { result: 'found' }, 'audit', 'person/forbidden'],
  ] as [string, string | null, Counted, string, string][])('%s', async (_, name, counted, by, code) => {
    expect(await found(name, counted, by)).toBe(code)
  })

  test('the newest word about an asset counts, and 都在 leaves it alone', async () => {
    await found('荆干村冷库', { result: 'found' })
    await found('荆干村冷库', { result: 'damaged', note: '门坏了' })
    expect(await rest()).toBe(6)
    const { id: assetId } = await asset('荆干村冷库')
    expect((await linesOf(world.runtime, stocktake.id)).find((line) => line.assetId === assetId)).toMatchObject({
      result: 'damaged',
      note: '门坏了',
    })
  })

  test('what is disposed of is not counted', async () => {
    await world.runtime.write((tx) => tx.db.update(Asset, { name: '邻湖村光伏电站' }, { opStatus: 'disposed' }))
    const neighbour = await who('neighbour')
    const doing = world.runtime.write((tx) => openStocktake(tx, neighbour, { villageCode: '421024102902' }))
    expect(await doing.catch(codeOf)).toBe('stocktake/no-assets')
  })
})
