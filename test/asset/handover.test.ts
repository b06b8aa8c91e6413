import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Asset } from '../../entities/asset/asset.ts'
import { beginHandover, usualParties } from '../../entities/asset/handover/begin.ts'
import type { Party, PartyFact } from '../../entities/asset/handover/handover.ts'
import { sign, signaturesOf } from '../../entities/asset/handover/sign.ts'
import { World } from '../support/world.ts'
import { codeOf, Life } from './life.ts'

describe('移交 (§4.4)', () => {
  let world: World
  let life: Life
  let usual: Record<Party, PartyFact>
  beforeEach(async () => {
    world = await World.open('2026-10-09 09:00')
    life = new Life(world, '荆干村提灌泵站')
    await life.begin('town', beginHandover)
    usual = await usualParties(world.runtime, await life.who('town'), await life.asset())
  })
  afterEach(() => world.stop())

  const prepare = (parties: Partial<typeof usual> = {}, by = 'town') =>
    life.step(by, 'prepare', { ...usual, ...parties, items: ['泵站 1 座', '电机 1 台', '钥匙 2 把'] })
  const prepared = async (parties: Partial<typeof usual> = {}) => {
    await life.papers('town', 'handover_list')
    expect(await prepare(parties)).toBe('prepared')
  }
  const signs = async (by: string) => {
    const who = await life.who(by)
    return world.runtime
      .write((tx) => sign(tx, who, { process: life.process }))
      .then(({ process }) => (life.process = process).state)
      .catch(codeOf)
  }

  test('usually: who prepares hands over, the cadre receives, the county watches', () => {
    expect(usual).toEqual({
      from: { org: '熊河镇', name: '陈专干', personId: 'town' },
      to: { org: '熊河镇荆干村', name: '张书田', personId: 'cadre' },
      supervisor: { org: '县农业农村局', name: '何值班', personId: 'duty' },
    })
  })

  test('three signatures of three parties; with the signed list in the file the third completes it', async () => {
    await prepared()
    expect(await life.asset()).toMatchObject({ handoverStatus: 'prepared' })
    expect(await signs('town')).toBe('signed_by_from')
    expect(await signs('cadre')).toBe('signed_by_to')
    await life.papers('cadre', 'signed_list')
    expect(await signs('duty')).toBe('done')
    expect(await life.asset()).toMatchObject({ handoverStatus: 'done', handedOverOn: '2026-10-09' })
    expect((await life.history()).filter((action) => action !== 'paper')).toEqual([
      'handover:open',
      'handover:prepare',
      'handover:sign_from',
      'handover:sign_to',
      'handover:countersign',
      'handover:finish',
    ])
  })

  test('without the signed list it waits for it', async () => {
    await prepared()
    for (const by of ['town', 'cadre', 'duty']) await signs(by)
    expect(life.process.state).toBe('countersigned')
    expect(await life.step('town', 'finish')).toBe('process/papers-missing')
    await life.papers('town', 'signed_list')
    expect(await life.step('town', 'finish')).toBe('done')
  })

  test.each([
    ['the receiver before the giver', 'cadre', 'sign_to', 'process/not-now'],
    ['the watcher before both', 'duty', 'countersign', 'process/not-now'],
    ['somebody else for the giver', 'duty', 'sign_from', 'handover/not-this-person'],
    ['the village for the giver', 'cadre', 'sign_from', 'process/not-yours'],
    ['another town', 'town2', 'sign_from', 'process/not-found'],
    ['done before anybody signed', 'town', 'finish', 'process/not-now'],
  ])('a list that is only prepared, refused: %s', async (_, by, step, code) => {
    await prepared()
    expect(await life.step(by, step)).toBe(code)
    expect(await life.asset()).toMatchObject({ handoverStatus: 'prepared' })
  })

  test.each([
    ['two parties of one unit', { supervisor: { org: '熊河镇', name: '别人', personId: null } }],
    ['one person for two parties', { supervisor: { org: '县农业农村局', name: '陈专干', personId: 'town' } }],
  ] as [string, Partial<Record<Party, PartyFact>>][])('refused: %s', async (_, parties) => {
    await life.papers('town', 'handover_list')
    expect(await prepare(parties)).toBe('handover/three-parties')
  })

  test('the list itself is needed', async () => {
    expect(await prepare()).toBe('process/papers-missing')
  })

  test('what is not finished is not handed over', async () => {
    const { id } = await life.asset()
    await world.runtime.write((tx) => tx.db.update(Asset, { id }, { kind: 'cip' }))
    await life.papers('town', 'handover_list')
    expect(await prepare()).toBe('handover/not-accepted')
  })

  test('a builder without an account signs on paper: the town records it with the signed list', async () => {
    await prepared({ from: { org: '某水利建筑公司', name: '李工', personId: null } })
    expect(await life.step('town', 'sign_from')).toBe('process/papers-missing')
    await life.papers('town', 'signed_list')
    expect(await life.step('town', 'sign_from')).toBe('signed_by_from')
  })

  test('whoever is one party signs for no other, not even for one without an account', async () => {
    await life.papers('town', 'handover_list', 'signed_list')
    await prepare({ supervisor: { org: '县水利局', name: '刘工', personId: null } })
    await signs('town')
    await signs('cadre')
    expect(await life.step('town', 'countersign')).toBe('handover/signed-for-another')
    expect(await life.step('duty', 'countersign')).toBe('countersigned')
  })

  test('each is asked only for his own signature, when it is his turn', async () => {
    const asked = async () => {
      const waiting = await Promise.all(
        ['town', 'cadre', 'duty', 'duty2'].map(
          async (by) => (await signaturesOf(world.runtime, await life.who(by))).length,
        ),
      )
      return waiting.join(' ')
    }
    await prepared()
    const turns = [await asked()]
    for (const by of ['town', 'cadre', 'duty']) {
      await signs(by)
      turns.push(await asked())
    }
    expect(turns).toEqual(['1 0 0 0', '0 1 0 0', '0 0 1 0', '0 0 0 0'])
  })

  test('what is handed over is not handed over again', async () => {
    await prepared()
    await life.papers('town', 'signed_list')
    for (const by of ['town', 'cadre', 'duty']) await signs(by)
    await expect(life.begin('town', beginHandover)).rejects.toMatchObject({ code: 'handover/done' })
    await expect(new Life(world, '荆干村冷库').begin('cadre', beginHandover)).rejects.toMatchObject({
      code: 'process/not-yours',
    })
  })
})
