import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Asset } from '../../../entities/asset/asset.ts'
import { Audit } from '../../../entities/base/audit.ts'
import type { ErrorCode } from '../../../entities/texts/errors.ts'
import { explain, join, lock, release, split, unlock } from '../../../entities/funding/groups/decide.ts'
import { groupFigures, together } from '../../../entities/funding/groups/figures.ts'
import { changedSince, groupLines, groupPage } from '../../../entities/funding/groups/groups.ts'
import type { Line, LineReading } from '../../../entities/funding/line.ts'
import { importLines } from '../../../entities/funding/lines/importLines.ts'
import { type LineKind, planLines } from '../../../entities/funding/lines/plan.ts'
import { ReconciliationGroup } from '../../../entities/funding/reconciliationGroup.ts'
import { decideAsset } from '../../../entities/funding/register/decide.ts'
import { registerFigures, yearRegister } from '../../../entities/funding/register/register.ts'
import { Person } from '../../../entities/person/person.ts'
import type { Role } from '../../../entities/person/role.ts'
import { World } from '../../support/world.ts'
import { COUNTY, XIONGHE } from '../../support/people.ts'
import { money, project } from '../lines.ts'

let world: World
beforeEach(async () => {
  world = await World.open()
})
afterEach(() => world.stop())

const who = (role: Role, regionCode = COUNTY): Person =>
  Object.assign(new Person(), { id: role, name: role, role, regionCode, sector: '', status: 'active' })
const county = who('county')
const finance = who('finance_county')

const reading = (lines: Line[]): LineReading<Line> => ({
  lines,
  refused: [],
  totalsChecked: 0,
  wrongTotals: [],
  sheets: [],
  skippedSheets: [],
})
const bring = (kind: LineKind, lines: string[]) =>
  importLines(world.runtime, {
    kind,
    reading: reading(lines.map((line) => (kind === 'fiscal' ? money(line) : project(line)))),
    by: 'finance',
  })

const FISCAL = [
  'F1 2018 荆干村 冷库 30万',
  'F2 2018 荆干村 冷库建设 22.3万',
  'F3 2018 邻湖村 文化广场 20万',
  'F4 2019 邻湖村 便民桥 8万',
]
const PROJECTS = [
  'P1 2018 荆干村 荆干村冷库 523000',
  'P2 2018 邻湖村 文化广场 210000',
  'P3 2020 邻湖村 路灯 50000 社会捐赠',
]

async function both() {
  await bring('fiscal', FISCAL)
  await bring('project', PROJECTS)
}

/** `matched F1+F2+P1`, by number. */
async function stand(): Promise<string[]> {
  const { items } = await groupPage(world.runtime, county, {}, { page: 1, size: 100 })
  const lines = await Promise.all(
    items.map(async ({ id, state }) => {
      const { members } = await groupLines(world.runtime, [id])
      return `${state} ${members.map((m) => m.no).join('+')}`
    }),
  )
  return lines.sort()
}

async function groupOf(no: string): Promise<ReconciliationGroup> {
  const { items } = await groupPage(world.runtime, county, {}, { page: 1, size: 100 })
  for (const group of items) {
    const { members } = await groupLines(world.runtime, [group.id])
    if (members.some((m) => m.no === no)) return group
  }
  throw new Error(`no group with ${no}`)
}

const act = <T>(work: Parameters<typeof world.runtime.write<T>>[0]) => world.runtime.write(work)
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing',
    (error: { code?: ErrorCode }) => error.code ?? error,
  )
const history = async (subject: string) =>
  (await world.runtime.db.find(Audit, { where: { subject }, order: { id: 'ASC' } })).map((row) => row.action)

describe('both lines come in', () => {
  test('one line alone has money without projects; the second makes the groups', async () => {
    await bring('fiscal', FISCAL)
    expect(await stand()).toEqual(['fiscal_only F1', 'fiscal_only F2', 'fiscal_only F3', 'fiscal_only F4'])
    await bring('project', PROJECTS)
    expect(await stand()).toEqual(['amount_diff F3+P2', 'explained P3', 'fiscal_only F4', 'matched F1+F2+P1'])
  })

  test('the same files again change nothing at all', async () => {
    await both()
    const before = await world.runtime.db.find(ReconciliationGroup)
    const audits = await world.runtime.db.count(Audit)
    const again = await bring('fiscal', FISCAL)
    expect(again).toMatchObject({ created: 0, changed: 0, same: 4, groups: { created: 0, changed: 0, gone: 0 } })
    expect(await world.runtime.db.find(ReconciliationGroup)).toEqual(before)
    expect(await world.runtime.db.count(Audit)).toBe(audits)
  })

  test('the order of the rows changes nothing', async () => {
    await bring('fiscal', [...FISCAL].reverse())
    await bring('project', [...PROJECTS].reverse())
    expect(await stand()).toEqual(['amount_diff F3+P2', 'explained P3', 'fiscal_only F4', 'matched F1+F2+P1'])
  })

  test('a changed line shows what changed before it is taken in, and the group keeps its number', async () => {
    await both()
    const group = await groupOf('P2')
    const changed = [money('F3 2018 邻湖村 文化广场 21万')]
    const plan = await planLines(world.runtime, 'fiscal', reading(changed))
    expect(plan).toMatchObject({ create: [], same: 0, notInFile: 3 })
    expect(plan.change.map((c) => [c.stored.no, c.changes, c.isLocked])).toEqual([
      ['F3', { fen: { old: 20_000_000, new: 21_000_000 } }, false],
    ])
    await importLines(world.runtime, {
      kind: 'fiscal',
      reading: reading(changed),
      by: 'finance',
      confirmed: plan.digest,
    })
    expect(await groupOf('P2')).toMatchObject({ id: group.id, state: 'matched', diffFen: 0 })
    expect(await history('reconciliation')).toContain('reckon')
  })

  test('another plan than the one seen is not carried out', async () => {
    await both()
    const plan = await planLines(world.runtime, 'fiscal', reading([money('F3 2018 邻湖村 文化广场 21万')]))
    await bring('fiscal', ['F3 2018 邻湖村 文化广场 19万'])
    const order = { kind: 'fiscal' as const, reading: reading([money('F3 2018 邻湖村 文化广场 21万')]), by: 'finance' }
    expect(await refused(importLines(world.runtime, { ...order, confirmed: plan.digest }))).toBe(
      'funding/changed-meanwhile',
    )
  })

  test('a project of donated money explains itself; one of fiscal money has to be explained', async () => {
    await bring('project', ['P3 2020 邻湖村 路灯 50000 社会捐赠', 'P4 2020 荆干村 路灯 50000 省级资金'])
    expect(await stand()).toEqual(['explained P3', 'project_only P4'])
  })

  test('a line that is not in the next file stays', async () => {
    await both()
    expect(await bring('fiscal', FISCAL.slice(0, 2))).toMatchObject({ same: 2, notInFile: 2 })
    expect(await stand()).toContain('fiscal_only F4')
  })
})

describe('what people decide', () => {
  const by = { who: finance }

  test('explained with words, it stays explained when the files come again', async () => {
    await both()
    const { id } = await groupOf('P2')
    await act((tx) => explain(tx, id, '差额是质保金，下年付', by))
    await bring('fiscal', [...FISCAL, 'F5 2018 邻湖村 文化广场建设 1万'])
    expect(await groupOf('P2')).toMatchObject({ id, state: 'explained', explanation: '差额是质保金，下年付' })
    expect(await stand()).toContain('fiscal_only F5')
  })

  test('explained, and then the sums meet: matched', async () => {
    await both()
    const { id } = await groupOf('P2')
    await act((tx) => explain(tx, id, '差额是质保金', by))
    await bring('fiscal', ['F3 2018 邻湖村 文化广场 21万'])
    expect(await groupOf('P2')).toMatchObject({ id, state: 'matched' })
  })

  test('joined by a person, it stays joined; given back, it is matched anew', async () => {
    await both()
    const ids = [(await groupOf('F4')).id, (await groupOf('P3')).id]
    const joined = await act((tx) => join(tx, ids, by))
    expect(joined).toMatchObject({ id: Math.min(...ids), state: 'amount_diff', diffFen: -3_000_000, byPerson: true })
    await bring('project', PROJECTS)
    await bring('fiscal', FISCAL)
    expect(await stand()).toContain('amount_diff F4+P3')
    await act((tx) => release(tx, joined.id, by))
    expect(await stand()).toEqual(['amount_diff F3+P2', 'explained P3', 'fiscal_only F4', 'matched F1+F2+P1'])
  })

  test('split by a person, the parts do not come together again by themselves', async () => {
    await both()
    const { id } = await groupOf('P1')
    await act((tx) => split(tx, id, by))
    await bring('fiscal', FISCAL)
    expect(await stand()).toEqual([
      'amount_diff F3+P2',
      'explained P3',
      'fiscal_only F1',
      'fiscal_only F2',
      'fiscal_only F4',
      'project_only P1',
    ])
  })

  test('locked by the county, no import moves it; what changed is shown', async () => {
    await both()
    const { id } = await groupOf('P1')
    await act((tx) => lock(tx, id, { who: county }))
    const plan = await planLines(world.runtime, 'fiscal', reading([money('F1 2018 荆干村 冷库 31万')]))
    expect(plan.change.map((c) => c.isLocked)).toEqual([true])
    const before = await groupOf('P1')
    await bring('fiscal', ['F1 2018 荆干村 冷库 31万'])
    expect(await groupOf('P1')).toEqual(before)
    expect(changedSince(await groupLines(world.runtime, [id]))).toEqual([
      { no: 'F1', oldFen: 30_000_000, newFen: 31_000_000 },
    ])
    await act((tx) => unlock(tx, id, '财政更正了金额', { who: county }))
    expect(await groupOf('P1')).toMatchObject({ id, state: 'amount_diff', diffFen: -1_000_000 })
  })

  test('every step is in the history', async () => {
    await both()
    const { id } = await groupOf('P2')
    await act((tx) => explain(tx, id, '差额是质保金', by))
    await act((tx) => lock(tx, id, { who: county }))
    await act((tx) => unlock(tx, id, '写错了', { who: county }))
    await act((tx) => release(tx, id, { who: county }))
    const actions = await history('reconciliation')
    for (const action of ['explain', 'lock', 'unlock', 'release']) expect(actions).toContain(action)
  })

  test.each<[rule: string, work: (id: number) => Promise<unknown>, code: string]>([
    ['what is open cannot be locked', (id) => act((tx) => lock(tx, id, { who: county })), 'funding/lock-open'],
    ['the finance bureau does not lock', (id) => act((tx) => lock(tx, id, by)), 'funding/lock-forbidden'],
    ['audit only reads', (id) => act((tx) => explain(tx, id, '看看', { who: who('audit') })), 'funding/forbidden'],
    [
      'a town does not decide',
      (id) => act((tx) => explain(tx, id, '看看', { who: who('town', XIONGHE) })),
      'funding/forbidden',
    ],
    ['an explanation needs words', (id) => act((tx) => explain(tx, id, ' ', by)), 'funding/words'],
    [
      'one line cannot be split',
      async () => act(async (tx) => split(tx, (await groupOf('F4')).id, by)),
      'funding/nothing-to-split',
    ],
    ['one group cannot be joined', (id) => act((tx) => join(tx, [id], by)), 'funding/join-two'],
    [
      'what is matched needs no explanation',
      async () => act(async (tx) => explain(tx, (await groupOf('P1')).id, '说明', by)),
      'funding/already-matched',
    ],
    ['there is no such group', () => act((tx) => explain(tx, 9999, '说明', by)), 'funding/group-not-found'],
    [
      'another town does not even see it',
      (id) => act((tx) => explain(tx, id, '说明', { who: who('town', '421024105') })),
      'funding/forbidden',
    ],
  ])('%s', async (_, work, code) => {
    await both()
    expect(await refused(work((await groupOf('P2')).id))).toBe(code)
  })

  test('what is locked cannot be explained, joined, split or locked again', async () => {
    await both()
    const { id } = await groupOf('P1')
    await act((tx) => lock(tx, id, { who: county }))
    const other = (await groupOf('F4')).id
    for (const work of [
      () => act((tx) => explain(tx, id, '说明', by)),
      () => act((tx) => join(tx, [id, other], by)),
      () => act((tx) => split(tx, id, by)),
      () => act((tx) => lock(tx, id, { who: county })),
    ])
      expect(await refused(work())).toBe('funding/locked')
  })
})

describe('figures', () => {
  test('账账相符: every town and year, and all together', async () => {
    await both()
    const rows = await groupFigures(world.runtime, county)
    expect(
      rows.map(({ town, year, groups, open, agreedPercent }) => [town, year, groups, open, agreedPercent]),
    ).toEqual([
      ['熊河镇', 2018, 2, 1, 50],
      ['熊河镇', 2019, 1, 1, 0],
      ['熊河镇', 2020, 1, 0, 100],
    ])
    expect(together(rows, { townCode: '', town: '', year: 0 })).toMatchObject({ groups: 4, open: 2, agreedPercent: 50 })
  })

  test.each<[role: Role, region: string, seen: number]>([
    ['county', COUNTY, 4],
    ['finance_county', COUNTY, 4],
    ['audit', COUNTY, 4],
    ['town', XIONGHE, 4],
    ['town', '421024105', 0],
    ['village', `${XIONGHE}901`, 0],
  ])('%s of %s sees %i groups', async (role, region, seen) => {
    await both()
    const { total } = await groupPage(world.runtime, who(role, region), {}, { page: 1, size: 10 })
    expect(total).toBe(seen)
  })
})

describe('年度资产登记台账', () => {
  test('a settled project is linked to its asset by number or by name, year and village; else one is proposed', async () => {
    await both()
    const row = async () =>
      (await yearRegister(world.runtime, county, { year: 2018 })).map((r) => [
        r.projectNo,
        r.standing,
        r.assets.map((a) => `${a.name} ${a.by}`),
        r.diffFen,
      ])
    expect(await row()).toEqual([['P1', 'proposed', [], 0]])
    const [proposed] = await yearRegister(world.runtime, county, { year: 2018 })
    expect(proposed?.proposal).toEqual({
      name: '荆干村冷库',
      assetClass: 'operating',
      subclass: 'cold_storage',
      originalFen: 52_300_000,
    })
    await act((tx) =>
      tx.db.update(
        Asset,
        { name: '荆干村冷库' },
        { projectName: '2018年熊河镇荆干村冷库项目', projectYear: 2018, originalFen: 52_300_000 },
      ),
    )
    expect(await row()).toEqual([['P1', 'registered', ['荆干村冷库 name'], 0]])
    await act((tx) => tx.db.update(Asset, { name: '荆干村冷库' }, { projectNo: 'P1', originalFen: 52_000_000 }))
    expect(await row()).toEqual([['P1', 'value_diff', ['荆干村冷库 number'], -300_000]])
  })

  test('a project that made none says why; 账实相符 counts it', async () => {
    await both()
    await act((tx) => decideAsset(tx, { projectNo: 'P1', noAsset: 'household_subsidy' }, county))
    const rows = await yearRegister(world.runtime, county, { year: 2018 })
    expect(rows.map((r) => [r.standing, r.noAsset?.reason])).toEqual([['no_asset', 'household_subsidy']])
    expect(registerFigures(rows)).toMatchObject([{ town: '熊河镇', projects: 1, noAsset: 1, agreedPercent: 100 }])
  })

  test('one project may have made several assets, said by a person one by one', async () => {
    await both()
    for (const name of ['荆干村冷库', '荆干村帮扶车间']) {
      const { assetNo } = await world.runtime.db.findOneByOrFail(Asset, { name })
      await act((tx) => decideAsset(tx, { projectNo: 'P1', assetNo }, county))
    }
    const [row] = await yearRegister(world.runtime, county, { year: 2018 })
    expect(row?.assets.map((a) => [a.name, a.by])).toEqual([
      ['荆干村帮扶车间', 'person'],
      ['荆干村冷库', 'person'],
    ])
    expect(row?.diffFen).toBe(56_000_000 + 48_000_000 - 52_300_000)
  })

  test('only the county says so', async () => {
    await both()
    expect(await refused(act((tx) => decideAsset(tx, { projectNo: 'P1', noAsset: 'insurance' }, finance)))).toBe(
      'person/forbidden',
    )
  })
})
