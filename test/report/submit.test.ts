import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Asset } from '../../entities/asset/asset.ts'
import { Audit } from '../../entities/base/audit.ts'
import type { DomainError } from '../../entities/base/errors.ts'
import { Person } from '../../entities/person/person.ts'
import { can } from '../../entities/person/policy.ts'
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

  test('once accepted and given back, exactly that is open again', async () => {
    const { report: filed } = await report('cadre', PV, { receivedFen: 100 })
    await world.runtime.write(async (tx) => accept(tx, { report: filed, by: await who('town'), messageId: null }))
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

describe('两个人报', () => {
  let world: World
  beforeEach(async () => {
    world = await World.open()
  })
  afterEach(() => world.stop())
  const who = (id: string) => world.runtime.db.findOneByOrFail(Person, { id })
  const COLD = '荆干村冷库'
  const report = async (by: string, more: Partial<Claim> = {}, over: number | null = null) =>
    world.runtime.write(async (tx) => {
      const asset = await tx.db.findOneByOrFail(Asset, { name: COLD })
      return submit(tx, { asset, by: await who(by), claim: claim(more), way: 'message', messageId: null, over })
    })
  const states = async () => (await world.runtime.db.find(Report, { order: { id: 'ASC' } })).map((r) => r.state)
  const code = (error: unknown) => (error as DomainError).code

  test('the same figures by somebody else are a confirmation: nothing new is written', async () => {
    const first = await report('cadre', { receivedFen: 750_000 })
    const second = await report('town', { receivedFen: 750_000 })
    expect(second).toMatchObject({ known: true, report: { id: first.report.id } })
    expect(await states()).toEqual(['submitted'])
    expect(
      await world.runtime.db.findOneByOrFail(Audit, { subjectId: String(first.report.id), action: 'confirm' }),
    ).toMatchObject({ by: 'town' })
  })

  test('other figures are refused with who said what when, until the caller names the report to replace', async () => {
    const first = await report('cadre', { receivedFen: 750_000 })
    const refused = await report('town', { receivedFen: 800_000 }).catch((error: unknown) => error as DomainError)
    expect(refused).toMatchObject({ code: 'report/said-otherwise', data: { who: '张书田', day: '10 月 8 日' } })
    expect(await states()).toEqual(['submitted'])
    const mine = await report('town', { receivedFen: 800_000 }, first.report.id)
    expect(mine.replaced?.id).toBe(first.report.id)
    expect(await states()).toEqual(['superseded', 'submitted'])
  })

  test('who names a report that was replaced meanwhile is refused again', async () => {
    const first = await report('cadre', { receivedFen: 750_000 })
    await report('cadre', { receivedFen: 760_000 })
    expect(await report('town', { receivedFen: 800_000 }, first.report.id).catch(code)).toBe('report/said-otherwise')
  })

  test('what only one of them speaks of goes together, and nobody’s problems are dropped', async () => {
    await report('cadre', { issues: ['equipment_fault'], receivedFen: 750_000 })
    const { report: both } = await report('town', { expenseFen: 30_000 })
    expect(both).toMatchObject({ receivedFen: 750_000, expenseFen: 30_000, issues: ['equipment_fault'] })
  })

  test('at the same moment exactly one stands', async () => {
    const results = await Promise.all([
      report('cadre', { receivedFen: 750_000 }).then(() => 'filed', code),
      report('town', { receivedFen: 800_000 }).then(() => 'filed', code),
    ])
    expect(results.sort()).toEqual(['filed', 'report/said-otherwise'])
    expect(await states()).toEqual(['submitted'])
  })

  describe('更正收下的', () => {
    const review = (what: typeof accept, id: number, by: string) =>
      world.runtime.write(async (tx) => {
        const row = await tx.db.findOneByOrFail(Report, { id })
        await what(tx, { report: row, by: await who(by), messageId: null })
      })
    const refuse: typeof accept = (tx, given) => giveBack(tx, { ...given, reason: '有回单' })
    let acceptedId: number
    beforeEach(async () => {
      acceptedId = (await report('cadre', { receivedFen: 750_000 })).report.id
      await review(accept, acceptedId, 'town')
    })

    test('the accepted one stands until a reviewer takes the correction', async () => {
      const { report: correction, corrects } = await report('cadre', { receivedFen: 800_000 })
      expect([correction.state, corrects?.id]).toEqual(['proposed', acceptedId])
      expect(await states()).toEqual(['accepted', 'proposed'])
      await review(accept, correction.id, 'town')
      expect(await states()).toEqual(['superseded', 'accepted'])
    })

    test('refused, it changes nothing', async () => {
      const { report: correction } = await report('cadre', { receivedFen: 800_000 })
      await review(refuse, correction.id, 'town')
      expect(await states()).toEqual(['accepted', 'refused'])
    })

    test('nobody takes his own correction', async () => {
      const { report: correction } = await report('cadre', { receivedFen: 800_000 })
      expect(await review(accept, correction.id, 'cadre').catch(code)).toBe('report/own')
    })

    test('corrected again before anybody looked, there is one correction', async () => {
      await report('cadre', { receivedFen: 800_000 })
      await report('cadre', { receivedFen: 810_000 })
      expect(await states()).toEqual(['accepted', 'superseded', 'proposed'])
    })

    test('said back what was accepted, the correction is gone', async () => {
      await report('cadre', { receivedFen: 800_000 })
      expect(await report('cadre', { receivedFen: 750_000 })).toMatchObject({ known: true, report: { id: acceptedId } })
      expect(await states()).toEqual(['accepted', 'withdrawn'])
    })

    test('the accepted one is not given back past a correction nobody has looked at', async () => {
      await report('cadre', { receivedFen: 800_000 })
      expect(await review(refuse, acceptedId, 'town').catch(code)).toBe('report/correction-first')
    })
  })

  test('what the town filed for a village the county reviews, no colleague of the town', async () => {
    const { report: filed } = await report('town', { receivedFen: 1 })
    const town = await who('town')
    expect(can.reviewReport({ ...town, id: 'colleague' }, filed)).toBe(false)
    expect(can.reviewReport(await who('duty'), filed)).toBe(true)
  })
})
