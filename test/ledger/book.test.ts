import Excel from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Asset } from '../../entities/asset/asset.ts'
import { assetClasses, subclassesOf } from '../../entities/asset/classes.ts'
import { ledgerBook } from '../../entities/ledger/book/ledger.ts'
import { makeBook } from '../../entities/ledger/book/make.ts'
import type { BookAsked } from '../../entities/ledger/order.ts'
import { Person } from '../../entities/person/person.ts'
import { Report } from '../../entities/report/report.ts'
import { randomFrom } from '../../scripts/seed/random.ts'
import { COUNTY, HONGHU, JINGGAN, LINHU, XIONGHE } from '../support/people.ts'
import { World } from '../support/world.ts'

let world: World
beforeAll(async () => void (world = await World.open()))
afterAll(() => world.stop())

const who = (id: string) => world.runtime.db.findOneByOrFail(Person, { id })
async function opened(bytes: Buffer): Promise<Excel.Workbook> {
  const workbook = new Excel.Workbook()
  await workbook.xlsx.load(bytes as never)
  return workbook
}

/** A ledger of many assets, amounts to the fen. */
async function many(seed: number): Promise<void> {
  const random = randomFrom(seed)
  const [first] = await world.runtime.db.find(Asset, { take: 1 })
  const { id: _, ...rest } = first!
  await world.runtime.write(async (tx) => {
    await tx.db.createQueryBuilder().delete().from(Asset).execute()
    for (let i = 0; i < 60; i++) {
      const assetClass = random.pick(assetClasses)
      const villageCode = random.pick([JINGGAN, LINHU, HONGHU])
      await tx.db.insert(Asset, {
        ...rest,
        villageCode,
        townCode: villageCode.slice(0, 9),
        assetClass,
        subclass: random.pick(subclassesOf[assetClass]),
        projectYear: random.pick([null, 2013, 2018, 2024]),
        originalFen: Math.floor(random.between(1, 900_000_000)),
        assetNo: `${villageCode}-X-${seed}-${i}`,
        name: `=SUM(A1) ${i}`,
        opStatus: random.pick(['normal', 'idle', 'disposed'] as const),
      })
    }
  })
}

const SUM = /^SUBTOTAL\(9,([A-Z]+)(\d+):[A-Z]+(\d+)\)$/
/** exceljs reads a result of nothing as no result. */
type Formula = { formula: string; result?: number }
const isFormula = (value: unknown): value is Formula =>
  typeof value === 'object' && value !== null && 'formula' in value

/** Every sum of a sheet, checked against the cells it lists; how many there were. */
function checkSums(sheet: Excel.Worksheet): number {
  let sums = 0
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      if (!isFormula(cell.value)) return
      const [, column = '', from = '', to = ''] = SUM.exec(cell.value.formula) ?? []
      expect(column, cell.address).not.toBe('')
      expect(Number(to)).toBeLessThan(row.number)
      let millionths = 0
      for (let at = Number(from); at <= Number(to); at++) {
        const value = sheet.getCell(`${column}${at}`).value
        if (typeof value === 'number') millionths += Math.round(value * 1_000_000)
      }
      expect(Math.round((cell.value.result ?? 0) * 1_000_000), `${sheet.name} ${cell.address}`).toBe(millionths)
      sums++
    }),
  )
  return sums
}

describe('every subtotal and total is the sum of what it lists, to the fen', () => {
  test.each<[string, BookAsked, number]>([
    ['the county', { scope: COUNTY }, 1_000_000],
    ['a town', { scope: XIONGHE }, 1_000_000],
    ['a village', { scope: JINGGAN }, 100],
    ['one class of one year', { scope: COUNTY, year: 2018, assetClass: 'public' }, 1_000_000],
  ])('of %s', async (_, asked, unit) => {
    for (let seed = 1; seed <= 5; seed++) {
      await many(seed)
      const workbook = await opened((await ledgerBook(world.runtime, await who('duty'), asked)).bytes)
      const assets = (await world.runtime.db.find(Asset)).filter(
        (asset) =>
          asset.villageCode.startsWith(asked.scope) &&
          asset.opStatus !== 'disposed' &&
          (asked.year === undefined || asset.projectYear === asked.year) &&
          (asked.assetClass === undefined || asset.assetClass === asked.assetClass),
      )
      const fen = assets.reduce((sum, asset) => sum + asset.originalFen, 0)
      const totals = workbook.worksheets.map((sheet) => {
        expect(checkSums(sheet)).toBeGreaterThan(0)
        // the line of signatures is the last, an empty one before it
        const last = sheet.getRow(sheet.rowCount - 2)
        const money =
          sheet.name === '总表'
            ? last.cellCount
            : 10 + (asked.scope === COUNTY ? 2 : asked.scope === XIONGHE ? 1 : 0) - 1
        const { result = 0 } = last.getCell(money).value as Formula
        return Math.round(result * unit)
      })
      expect(totals).toEqual([fen, fen])
    }
  })

  test('of the incomes in a village’s book', async () => {
    const random = randomFrom(7)
    await many(7)
    const assets = (await world.runtime.db.find(Asset)).filter(
      (a) => a.villageCode === JINGGAN && a.opStatus !== 'disposed',
    )
    await world.runtime.write(async (tx) => {
      for (const [i, asset] of assets.entries())
        await tx.db.insert(Report, {
          receiptNo: `H${i}`,
          assetId: asset.id,
          villageCode: JINGGAN,
          period: random.pick(['2025Q4', '2026Q1', '2026Q2']),
          receivedFen: Math.floor(random.between(0, 9_999_999)),
          receivableFen: random.pick([null, 5]),
          issues: [],
          flags: [],
          words: '',
          state: random.pick(['accepted', 'submitted', 'returned'] as const),
          senderId: 'cadre',
          onBehalf: false,
          submittedAt: tx.clock.now(),
        })
    })
    const made = await makeBook(world.runtime, await who('cadre'), { kind: 'village', asked: { scope: JINGGAN } })
    const workbook = await opened(made.bytes)
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      '总表',
      '明细表',
      '变动表',
      '收益情况表',
      '管护责任表',
      '公示留存',
    ])
    expect(workbook.worksheets.map(checkSums).map((sums) => sums > 0)).toEqual([true, true, false, true, false, false])
  })
})

test('is ready to print: title, unit, repeated head, frozen panes, landscape A4, page numbers, lines to sign', async () => {
  const { bytes, name } = await ledgerBook(world.runtime, await who('town'), { scope: XIONGHE })
  expect(name).toBe('熊河镇资产台账.xlsx')
  for (const sheet of (await opened(bytes)).worksheets) {
    expect(sheet.getCell('A1').value).toBe('熊河镇扶贫（帮扶）项目资产台账')
    expect(sheet.getRow(2).values).toContain('单位：万元')
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToWidth: 1 })
    expect(sheet.pageSetup.printTitlesRow).toMatch(/^1:[34]$/)
    expect(sheet.pageSetup.printArea).toMatch(/^A1:[A-Z]+\d+$/)
    expect(sheet.views[0]).toMatchObject({ state: 'frozen' })
    expect(sheet.headerFooter.oddFooter).toContain('&P')
    expect(String(sheet.getRow(sheet.rowCount).getCell(1).value)).toMatch(/填报人.*审核人.*负责人.*日期/)
  }
})

test('telephone numbers are in full for the village, masked for the county', async () => {
  await many(9)
  await world.runtime.write((tx) =>
    tx.db.update(
      Asset,
      { villageCode: JINGGAN },
      { keeperPhone: '13800001234', keeperName: '李守业', opStatus: 'normal' },
    ),
  )
  const phones = async (id: string) => {
    const made = await makeBook(world.runtime, await who(id), { kind: 'village', asked: { scope: JINGGAN } })
    return (await opened(made.bytes)).getWorksheet('管护责任表')!.getCell('F4').value
  }
  expect(await phones('cadre')).toBe('13800001234')
  expect(await phones('duty')).toBe('138****1234')
})

test('a large ledger is made beside the conversation, and sent once', async () => {
  await world.runtime.write(async (tx) => {
    const [first] = await tx.db.find(Asset, { take: 1 })
    const { id: _, ...rest } = first!
    const rows = Array.from({ length: 200 }, (_, i) => ({
      ...rest,
      villageCode: HONGHU,
      townCode: HONGHU.slice(0, 9),
      opStatus: 'normal',
      assetNo: `${HONGHU}-L-${i}`,
    }))
    for (const row of rows) await tx.db.insert(Asset, row as never)
  })
  const [now] = await world.say('town2', '台账')
  expect(now).toMatch(/^普济镇台账有 \d+ 项，正在做，做好就发给您。$/)
  expect(world.told('town2')).toHaveLength(1)
  await world.at('2026-10-08 09:20')
  const told = world.told('town2')
  expect(told).toHaveLength(1)
  expect(told[0]).toMatch(/^普济镇台账，\d+ 项，请打开看。$/)
  expect(world.heard.at(-1)!.files.map(({ name }) => name)).toEqual(['普济镇资产台账.xlsx'])
  await world.at('2026-10-08 09:30')
  expect(world.told('town2')).toEqual([])
})
