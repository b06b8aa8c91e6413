import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Asset } from '../../entities/asset/asset.ts'
import { local } from '../../entities/base/clock.ts'
import { takeLeave } from '../../entities/person/absence.ts'
import { person } from '../../entities/person/people.ts'
import { Person, PersonChannel } from '../../entities/person/person.ts'
import { nextFiring } from '../../entities/reminder/fire.ts'
import { ReminderLog } from '../../entities/reminder/log.ts'
import { pauseReminders, resumeReminders } from '../../entities/reminder/pauses.ts'
import { ReminderStep } from '../../entities/reminder/step.ts'
import { JINGGAN, LINHU, XIONGHE } from '../support/people.ts'
import { moment, Reminded } from './county.ts'

let county: Reminded
beforeAll(async () => void (county = await Reminded.open('2026-09-20 09:00')))
beforeEach(() => county.anew('2026-09-20 09:00'))
afterAll(() => county.close())

const who = async (id: string) => (await person(county.runtime, id))!
/** Only who got something and when. */
const brief = (lines: string[]) => lines.map((line) => line.slice(0, line.indexOf(':', 15)))

describe('a whole quarter', () => {
  it('third quarter 2026: hint after the holiday, village, town, lead, county; who has reported hears no more', async () => {
    await county.until('2026-10-07 12:00')
    expect(await county.heard()).toEqual([])
    for (const name of ['荆干村光伏电站', '荆干村帮扶车间', '荆干村1号蔬菜大棚']) await county.report(name, '2026Q3')
    await county.until('2026-10-09 08:00')
    expect(await county.heard()).toEqual([
      '[10-08 09:00] 张书田: 三季度运营情况 10 月 10 日截止，荆干村还有 2 处：冷库、2号蔬菜大棚。没变化就回“无变化”，我按上季度的内容给您确认。',
      '[10-08 09:00] 王邻水: 三季度运营情况 10 月 10 日截止，邻湖村还有 1 处：光伏电站。没变化就回“无变化”，我按上季度的内容给您确认。',
      '[10-08 09:00] 赵远道: 三季度运营情况 10 月 10 日截止，洪湖村还有 1 处：冷库。没变化就回“无变化”，我按上季度的内容给您确认。',
    ])
    await county.report('洪湖村冷库', '2026Q3')
    await county.until('2026-10-12 12:00')
    expect(await county.heard()).toEqual([
      '[10-12 09:00] 张书田: 三季度运营情况 10 月 10 日到期，已过 2 天，荆干村还差 2 处：冷库、2号蔬菜大棚。一句话就行，比如“冷库三季度正常，收入 7500”；没变化回“无变化”。',
      '[10-12 09:00] 王邻水: 三季度运营情况 10 月 10 日到期，已过 2 天，邻湖村还差光伏电站。一句话就行，比如“光伏电站三季度正常，收入 7500”；没变化回“无变化”。',
    ])
    await county.report('荆干村2号蔬菜大棚', '2026Q3')
    await county.until('2026-10-15 12:00')
    expect(await county.heard()).toEqual([
      '[10-13 09:00] 张书田: 三季度运营情况 10 月 10 日到期，已过 3 天，荆干村还差冷库。一句话就行，比如“冷库三季度正常，收入 7500”；没变化回“无变化”。',
      '[10-13 09:00] 陈专干: 熊河镇三季度运营情况应报 6 处，已报 4，逾期 2 处在 2 个村：荆干村（冷库）、邻湖村（光伏电站）。回“催”我现在再提醒一次，回“名单”看明细。',
      '[10-13 09:00] 王邻水: 三季度运营情况 10 月 10 日到期，已过 3 天，邻湖村还差光伏电站。一句话就行，比如“光伏电站三季度正常，收入 7500”；没变化回“无变化”。',
    ])
    await county.report('邻湖村光伏电站', '2026Q3')
    await county.until('2026-12-31 12:00')
    expect(await county.heard()).toEqual([
      '[10-19 09:00] 陈专干: 熊河镇三季度运营情况应报 6 处，已报 5，逾期 1 处（9 天），在 1 个村：荆干村（冷库）。请您过问一下。回“催”我现在再提醒一次，回“名单”看明细。',
      '[10-26 09:00] 何值班: 三季度运营情况 10 月 10 日到期，已过 16 天，全县应报 7 处，还差 1 处：熊河镇 1 处（1 个村）。回“名单”看明细。',
      '[10-26 09:00] 吕值守: 三季度运营情况 10 月 10 日到期，已过 16 天，全县应报 7 处，还差 1 处：熊河镇 1 处（1 个村）。回“名单”看明细。',
    ])
  })

  it('income of the year: asked in January, and the county waits for the end of the Spring Festival', async () => {
    county.clock.set(moment('2025-12-20 09:00'))
    await county.until('2026-01-25 12:00')
    await county.heard()
    for (const name of ['洪湖村冷库', '邻湖村光伏电站']) await county.report(name, '2025')
    await county.until('2026-03-30 12:00')
    expect(brief(await county.heard())).toEqual([
      '[01-26 09:00] 何值班', // the fourth quarter's list, moved from Sunday the 25th
      '[01-26 09:00] 吕值守',
      '[01-26 09:00] 张书田',
      '[02-02 09:00] 张书田',
      '[02-03 09:00] 张书田',
      '[02-03 09:00] 陈专干',
      '[02-09 09:00] 陈专干',
      '[02-24 09:00] 何值班',
      '[02-24 09:00] 吕值守',
    ])
  })

  it('a year whose four quarters are known with their income is not asked for', async () => {
    county.clock.set(moment('2025-12-20 09:00'))
    for (const quarter of ['2025Q1', '2025Q2', '2025Q3', '2025Q4']) await county.report('荆干村冷库', quarter, 750_000)
    for (const quarter of ['2025Q1', '2025Q2', '2025Q3', '2025Q4'])
      await county.report('荆干村光伏电站', quarter, quarter === '2025Q4' ? null : 750_000)
    await county.until('2026-01-26 12:00')
    const hint = (await county.heard()).find((line) => line.startsWith('[01-26 09:00] 张书田'))
    expect(hint).toContain(
      '2025 年收益 1 月 31 日截止，荆干村还有 4 处：光伏电站、帮扶车间、1号蔬菜大棚、2号蔬菜大棚。',
    )
  })
})

describe('one digest a person and day', () => {
  it('a quarter and a year due on one day come as one message', async () => {
    county.clock.set(moment('2026-12-20 09:00'))
    await county.until('2027-01-24 12:00')
    await county.heard()
    county.clock.set(moment('2027-02-16 10:00'))
    await county.until('2027-02-16 12:00')
    const heard = await county.heard()
    expect(brief(heard)).toEqual([
      '[02-16 10:00] 何值班',
      '[02-16 10:00] 吕值守',
      '[02-16 10:00] 张书田',
      '[02-16 10:00] 陈专干',
      '[02-16 10:00] 王邻水',
      '[02-16 10:00] 赵远道',
      '[02-16 10:00] 刘普济',
    ])
    expect(heard.find((line) => line.includes('何值班'))).toBe(
      '[02-16 10:00] 何值班: 四季度运营情况 1 月 10 日到期，已过 37 天，全县应报 7 处，还差 7 处：熊河镇 6 处（2 个村）、普济镇 1 处（1 个村）。2026 年收益 1 月 31 日到期，已过 16 天，全县应报 7 处，还差 7 处：熊河镇 6 处（2 个村）、普济镇 1 处（1 个村）。回“名单”看明细。',
    )
  })

  it('after a standstill only the newest rung speaks, the older ones are skipped and their people hear it with the rest', async () => {
    await county.until('2026-09-21 09:00')
    county.clock.set(moment('2026-10-20 14:00'))
    await county.until('2026-10-20 15:00')
    expect(brief(await county.heard())).toEqual([
      '[10-20 14:00] 张书田',
      '[10-20 14:00] 陈专干',
      '[10-20 14:00] 王邻水',
      '[10-20 14:00] 赵远道',
      '[10-20 14:00] 刘普济',
    ])
    const steps = await county.runtime.db.find(ReminderStep, {
      where: { scopeCode: JINGGAN, period: '2026Q3' },
      order: { id: 'ASC' },
    })
    expect(steps.map((step) => `${step.rung} ${step.state} ${step.reason ?? ''}`.trim())).toEqual([
      'hint skipped newer-rung',
      'village skipped newer-rung',
      'town skipped newer-rung',
      'lead fired',
      'county pending',
    ])
  })

  it('what came due at night goes out in the morning, what came due on a weekend on Monday', async () => {
    await county.until('2026-09-21 09:00')
    county.clock.set(moment('2026-10-16 22:30')) // a Friday
    await county.until('2026-10-19 08:59')
    expect(await county.heard()).toEqual([])
    await county.until('2026-10-19 09:00')
    expect((await county.heard()).length).toBe(5)
  })

  it('a new installation does not begin with reproaches', async () => {
    county.clock.set(moment('2026-11-22 10:00'))
    await county.until('2026-12-31 12:00')
    expect(await county.heard()).toEqual([])
    const steps = await county.runtime.db.findBy(ReminderStep, { period: '2026Q3' })
    expect(new Set(steps.map((step) => `${step.state} ${step.reason}`))).toEqual(new Set(['skipped before-start']))
  })
})

describe('nobody is asked for what is not owed', () => {
  it('an asset lost meanwhile, one formed later, and public assets owe nothing', async () => {
    await county.runtime.write(async (tx) => {
      await tx.db.update(Asset, { name: '洪湖村冷库' }, { opStatus: 'lost' })
      await tx.db.update(Asset, { name: '邻湖村光伏电站' }, { formedOn: '2026-11-01', formedPrecision: 'month' })
    })
    await county.until('2026-10-09 08:00')
    expect(brief(await county.heard())).toEqual(['[10-08 09:00] 张书田'])
  })

  it('an asset lost after the quarter is taken off the list at once', async () => {
    await county.until('2026-10-09 08:00')
    await county.heard()
    await county.runtime.write(
      async (tx) => void (await tx.db.update(Asset, { name: '洪湖村冷库' }, { opStatus: 'lost' })),
    )
    await county.until('2026-10-12 10:00')
    expect(brief(await county.heard())).toEqual(['[10-12 09:00] 张书田', '[10-12 09:00] 王邻水'])
  })
})

describe('nobody there: it goes up one level at once, and the record says why', () => {
  it('a village without a cadre: the town hears of it', async () => {
    await county.runtime.write(async (tx) => void (await tx.db.update(Person, { id: 'neighbour' }, { status: 'left' })))
    await county.until('2026-10-08 10:00')
    expect((await county.heard()).filter((line) => line.includes('陈专干'))).toEqual([
      '[10-08 09:00] 陈专干: 邻湖村没有能通知到的人：三季度运营情况还差光伏电站，10 月 10 日截止，请您直接联系。',
    ])
    const log = await county.runtime.db.findBy(ReminderLog, { scopeCode: LINHU })
    expect(log.map((row) => `${row.outcome} ${row.personId} ${row.atCode}`)).toEqual([
      `nobody null ${LINHU}`,
      `told town ${XIONGHE}`,
    ])
  })

  it('a cadre without an address: the same, and named in the record', async () => {
    await county.runtime.write(async (tx) => void (await tx.db.delete(PersonChannel, { personId: 'neighbour' })))
    await county.until('2026-10-08 10:00')
    const log = await county.runtime.db.findBy(ReminderLog, { scopeCode: LINHU })
    expect(log.map((row) => `${row.outcome} ${row.personId}`)).toEqual(['no-address neighbour', 'told town'])
  })

  it('neither village nor town: the county hears of it once', async () => {
    await county.runtime.write(async (tx) => {
      for (const id of ['neighbour', 'cadre', 'town']) await tx.db.update(Person, { id }, { status: 'left' })
    })
    await county.until('2026-10-08 10:00')
    expect((await county.heard()).filter((line) => line.includes('何值班'))).toEqual([
      '[10-08 09:00] 何值班: 熊河镇没有能通知到的人：三季度运营情况还差 6 处：光伏电站、帮扶车间、冷库等 6 处，10 月 10 日截止，请您直接联系。',
    ])
  })

  it('when the town is told anyway, one short sentence names the village', async () => {
    await county.runtime.write(async (tx) => void (await tx.db.update(Person, { id: 'neighbour' }, { status: 'left' })))
    await county.until('2026-10-13 08:00')
    await county.heard()
    await county.until('2026-10-13 10:00')
    expect((await county.heard()).find((line) => line.includes('陈专干'))).toContain(
      '回“名单”看明细。\n邻湖村没有能通知到的人，请您直接联系。',
    )
  })
})

describe('away: the stand-in gets it and is told for whom', () => {
  it('one message, the own village first', async () => {
    await county.until('2026-10-05 09:00')
    const [cadre, neighbour] = [await who('cadre'), await who('neighbour')]
    await county.runtime.write((tx) =>
      takeLeave(tx, { who: cadre, standIn: neighbour, startsOn: '2026-10-08', endsOn: '2026-10-12' }),
    )
    await county.until('2026-10-08 10:00')
    const heard = await county.heard()
    expect(heard.filter((line) => line.includes('张书田:'))).toEqual([])
    expect(heard.find((line) => line.includes('王邻水:'))).toBe(
      [
        '[10-08 09:00] 王邻水: 三季度运营情况 10 月 10 日截止，邻湖村还有 1 处：光伏电站。没变化就回“无变化”，我按上季度的内容给您确认。',
        '张书田请假到 10 月 12 日，这条由您代收：',
        '三季度运营情况 10 月 10 日截止，荆干村还有 5 处：光伏电站、帮扶车间、冷库、1号蔬菜大棚、2号蔬菜大棚。没变化就回“无变化”，我按上季度的内容给您确认。',
      ].join('\n'),
    )
    await county.until('2026-10-13 10:00')
    expect((await county.heard()).some((line) => line.startsWith('[10-13 09:00] 张书田:'))).toBe(true)
  })

  it('two who stand in for each other are both away: it goes up', async () => {
    await county.until('2026-10-05 09:00')
    const [cadre, neighbour] = [await who('cadre'), await who('neighbour')]
    await county.runtime.write(async (tx) => {
      await takeLeave(tx, { who: cadre, standIn: neighbour, startsOn: '2026-10-08', endsOn: '2026-10-12' })
      await takeLeave(tx, { who: neighbour, standIn: cadre, startsOn: '2026-10-08', endsOn: '2026-10-12' })
    })
    await county.until('2026-10-08 10:00')
    expect(brief(await county.heard())).toEqual(['[10-08 09:00] 陈专干', '[10-08 09:00] 赵远道'])
  })
})

describe('paused: nothing by the clock until the pause is over', () => {
  it('rungs of the pause wait for the first workday after it, as one', async () => {
    await county.until('2026-10-05 09:00')
    const town = await who('town')
    await county.runtime.write((tx) => pauseReminders(tx, { by: town, regionCode: JINGGAN, endsOn: '2026-10-15' }))
    await county.until('2026-10-15 12:00')
    expect((await county.heard()).filter((line) => line.includes('张书田'))).toEqual([])
    await county.until('2026-10-16 12:00')
    expect(brief(await county.heard())).toEqual(['[10-16 09:00] 张书田', '[10-16 09:00] 陈专干'])
  })

  it('taken back early, it goes on where it stood', async () => {
    await county.until('2026-10-05 09:00')
    const town = await who('town')
    await county.runtime.write((tx) => pauseReminders(tx, { by: town, regionCode: XIONGHE, endsOn: '2026-11-30' }))
    await county.until('2026-10-14 12:00')
    await county.heard()
    await county.runtime.write((tx) => resumeReminders(tx, { by: town, regionCode: XIONGHE }))
    await county.until('2026-10-14 12:01')
    expect(brief(await county.heard())).toEqual([
      '[10-14 12:00] 张书田',
      '[10-14 12:00] 陈专干',
      '[10-14 12:00] 王邻水',
    ])
  })
})

it('the next moment is always one at which something happens', async () => {
  await county.until('2026-10-01 09:00')
  const next = await nextFiring(county.runtime)
  expect(local(next!).format('YYYY-MM-DD HH:mm')).toBe('2026-10-08 09:00')
})
