import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Asset } from '../../entities/asset/asset.ts'
import { Audit } from '../../entities/base/audit.ts'
import type { DomainError } from '../../entities/base/errors.ts'
import { Person } from '../../entities/person/person.ts'
import { Report } from '../../entities/report/report.ts'
import { accept, giveBack } from '../../entities/report/review.ts'
import { type Claim, submit } from '../../entities/report/submit.ts'
import { withdraw } from '../../entities/report/withdraw.ts'
import { World } from '../support/world.ts'

const claim = (more: Partial<Claim> = {}): Claim => ({
  period: '2026Q3',
  status: 'normal',
  receivedFen: null,
  receivableFen: null,
  incomeKind: null,
  precision: null,
  expenseFen: null,
  kwh: null,
  issues: [],
  since: null,
  flags: [],
  words: 'x',
  ...more,
})

describe('填报', () => {
  let world: World
  beforeEach(async () => {
    world = await World.open()
  })
  afterEach(() => world.stop())

  const who = (id: string) => world.runtime.db.findOneByOrFail(Person, { id })
  const asset = (name: string) => world.runtime.db.findOneByOrFail(Asset, { name })
  const report = async (by: string, name: string, more: Partial<Claim> = {}) =>
    world.runtime.write(async (tx) =>
      submit(tx, { asset: await asset(name), by: await who(by), claim: claim(more), way: 'message', messageId: null }),
    )
  const code = (error: unknown) => (error as DomainError).code
  const PV = '荆干村光伏电站'

  test('report, asset state and audit are written together, with a receipt', async () => {
    const { report: filed } = await report('cadre', PV, { status: 'damaged', receivedFen: 100 })
    expect(filed).toMatchObject({ receiptNo: 'H20261008-001', way: 'message' })
    expect((await asset(PV)).opStatus).toBe('damaged')
    expect(
      await world.runtime.db.findOneByOrFail(Audit, { subject: 'report', subjectId: String(filed.id) }),
    ).toMatchObject({ action: 'submit', by: 'cadre' })
  })

  test.each([
    ['a village cadre reports his own village', 'cadre', PV, null],
    ['not another village of the same town', 'cadre', '邻湖村光伏电站', 'person/out-of-scope'],
    ['the township reports on behalf of its villages', 'town', PV, null],
    ['not those of another town', 'town2', PV, 'person/out-of-scope'],
    ['a keeper reports the assets he keeps', 'keeper', '荆干村提灌泵站', null],
    ['not those he does not keep', 'keeper', PV, 'person/out-of-scope'],
    ['an auditor only reads', 'audit', PV, 'person/out-of-scope'],
  ])('%s', async (_, by, name, expected) => {
    const result = await report(by, name).then(() => null, code)
    expect(result).toBe(expected)
  })

  test('a keeper tells no money', async () => {
    expect(await report('keeper', '荆干村提灌泵站', { receivedFen: 100 }).catch(code)).toBe('report/keeper-money')
  })

  test('no report ever disposes of an asset', async () => {
    expect(await report('cadre', PV, { status: 'disposed' }).catch(code)).toBe('report/no-disposal')
    expect((await asset(PV)).opStatus).toBe('normal')
  })

  test('what is filed by the township is marked as on behalf', async () => {
    expect((await report('town', PV)).report.onBehalf).toBe(true)
  })

  test('the same again changes nothing', async () => {
    const first = await report('cadre', PV, { receivedFen: 100 })
    const again = await report('cadre', PV, { receivedFen: 100 })
    expect(again).toMatchObject({ known: true, report: { receiptNo: first.report.receiptNo } })
    expect(await world.runtime.db.count(Report)).toBe(1)
  })

  test('a second report keeps what it says nothing about, and both stay in the store', async () => {
    await report('cadre', PV, { issues: ['equipment_fault'] })
    const { report: second, replaced } = await report('cadre', PV, { status: null, receivedFen: 5000 })
    expect(second).toMatchObject({
      status: 'normal',
      receivedFen: 5000,
      issues: ['equipment_fault'],
      supersedesId: replaced!.id,
    })
    expect((await world.runtime.db.find(Report)).map((r) => r.state)).toEqual(['superseded', 'submitted'])
  })

  test('once accepted it is changed only after the township gave it back, which opens exactly that', async () => {
    const { report: filed } = await report('cadre', PV, { receivedFen: 100 })
    await world.runtime.write(async (tx) => accept(tx, { report: filed, by: await who('town'), messageId: null }))
    expect(await report('cadre', PV, { receivedFen: 200 }).catch(code)).toBe('report/already-accepted')
    const accepted = await world.runtime.db.findOneByOrFail(Report, { id: filed.id })
    await world.runtime.write(async (tx) =>
      giveBack(tx, { report: accepted, by: await who('town'), reason: '数不对', messageId: null }),
    )
    expect((await report('cadre', PV, { receivedFen: 200 })).replaced?.id).toBe(filed.id)
  })

  test('withdrawn, it no longer says anything about the asset', async () => {
    await report('cadre', PV, { period: '2026Q2' })
    const { report: filed } = await report('cadre', PV, { status: 'idle' })
    expect((await asset(PV)).opStatus).toBe('idle')
    await world.runtime.write(async (tx) => withdraw(tx, { report: filed, by: await who('cadre'), messageId: null }))
    expect((await asset(PV)).opStatus).toBe('normal')
  })

  test('a late report for an old quarter does not change what is known of the newest', async () => {
    await report('cadre', PV, { status: 'damaged' })
    await report('cadre', PV, { period: '2026Q1', status: 'normal' })
    expect((await asset(PV)).opStatus).toBe('damaged')
  })

  test.each([
    ['nobody accepts his own', 'town', 'town', 'report/own'],
    ['not the specialist of another town', 'cadre', 'town2', 'person/forbidden'],
    ['not the village', 'cadre', 'cadre', 'report/own'],
    ['the township does', 'cadre', 'town', null],
  ])('accepting: %s', async (_, sender, reviewer, expected) => {
    const { report: filed } = await report(sender, PV)
    const result = await world.runtime
      .write(async (tx) => accept(tx, { report: filed, by: await who(reviewer), messageId: null }))
      .then(() => null, code)
    expect(result).toBe(expected)
  })

  test('two reviewers at once: the second learns that the first was there', async () => {
    const { report: filed } = await report('cadre', PV)
    await world.runtime.write(async (tx) => accept(tx, { report: filed, by: await who('town'), messageId: null }))
    const second = await world.runtime
      .write(async (tx) => giveBack(tx, { report: filed, by: await who('duty'), reason: 'x', messageId: null }))
      .catch(code)
    expect(second).toBe('report/changed-meanwhile')
  })
})
