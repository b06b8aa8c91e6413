import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Excel from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reconcile } from '../../../entities/funding/match/reconcile.ts'
import { readFiscal, readProjects } from '../../../entities/funding/read/lines.ts'
import { reconciliationBook } from '../../../entities/funding/result/book.ts'
import { details } from '../../../entities/funding/result/detail.ts'
import { writeBooks } from '../../../scripts/bench/two-lines/books.ts'
import { generate } from '../../../scripts/bench/two-lines/generate.ts'
import { book } from '../../ledger/books.ts'

const folder = mkdtempSync(join(tmpdir(), 'guanhu-two-lines-test-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (name: string) => join(folder, name)
const two = generate(300, 5)
const fen = (value: Excel.CellValue) => Math.round(Number(value ?? 0) * 100)

describe('the workbook an office files', () => {
  let workbook: Excel.Workbook
  beforeAll(async () => {
    const groups = reconcile(two.fiscal, two.projects, { toleranceFen: 0, warnFen: 10_000 })
    workbook = new Excel.Workbook()
    const bytes = await reconciliationBook({ details: details(groups, two.fiscal, two.projects), refused: [] })
    // exceljs declares a Buffer type of its own
    await workbook.xlsx.load(bytes as never)
  })

  test('five sheets, each with a title, a head on every page, lines to sign and an area to print', () => {
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual([
      '总表',
      '对上的',
      '金额不符',
      '有钱无项目',
      '有项目无拨款',
    ])
    for (const sheet of workbook.worksheets) {
      expect(sheet.pageSetup).toMatchObject({
        orientation: 'landscape',
        printTitlesRow: expect.stringMatching(/^1:[34]$/),
      })
      expect(sheet.pageSetup.printArea).toMatch(new RegExp(`:[MO]${sheet.rowCount}$`))
      expect(String(sheet.getRow(sheet.rowCount).getCell(1).value)).toContain('填表人')
    }
  })

  test.each(['对上的', '金额不符', '有钱无项目', '有项目无拨款'])(
    'every sum on %s is the sum of what it lists',
    (name) => {
      const sheet = workbook.getWorksheet(name)
      const open = { year: [0, 0, 0], town: [0, 0, 0], all: [0, 0, 0] }
      let checked = 0
      sheet?.eachRow((row, number) => {
        if (number <= 3) return
        const money = [8, 11, 12].map((column) => fen(row.getCell(column).value))
        const label = String(row.getCell(2).value ?? '')
        const level = /年小计$/.test(label) ? 'year' : label === '总计' ? 'all' : /合计$/.test(label) ? 'town' : null
        if (level === null) {
          if (label === '' || row.getCell(4).value === null) return
          for (const sums of Object.values(open)) money.forEach((value, i) => (sums[i] = (sums[i] ?? 0) + value))
          return
        }
        expect(money, `${name} ${number}`).toEqual(open[level])
        open[level] = [0, 0, 0]
        checked++
      })
      expect(checked).toBeGreaterThan(2)
    },
  )

  test('总表 sums up to both lines', () => {
    const sheet = workbook.getWorksheet('总表')
    const total = sheet?.getRow(sheet.rowCount - 2)
    const sum = (list: readonly { fen: number }[]) => list.reduce((all, line) => all + line.fen, 0)
    expect([
      total?.getCell(1).value,
      total?.getCell(3).value,
      fen(total?.getCell(4).value),
      total?.getCell(5).value,
      fen(total?.getCell(6).value),
    ]).toEqual(['总计', two.fiscal.length, sum(two.fiscal), two.projects.length, sum(two.projects)])
  })
})

describe('npm run reconcile', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/reconcile.ts', ...args], { encoding: 'utf8' })
  beforeAll(() => writeBooks(two, { fiscal: at('f.xlsx'), project: at('p.xlsx') }))

  test('reads what the offices write to the same lines', async () => {
    const fiscal = await readFiscal(readFileSync(at('f.xlsx')))
    const projects = await readProjects(readFileSync(at('p.xlsx')))
    const figures = (list: readonly { no: string; year: number; fen: number }[]) =>
      list.map(({ no, year, fen: of }) => [no, year, of]).sort()
    expect(figures(fiscal.lines)).toEqual(figures(two.fiscal))
    expect(figures(projects.lines)).toEqual(figures(two.projects))
    expect([fiscal.refused, fiscal.totalsChecked, fiscal.wrongTotals]).toEqual([[], 1, []])
  })

  test('one line of JSON for each group, as matched', () => {
    expect(run(at('f.xlsx'), at('p.xlsx'), '--out', at('r.xlsx'), '--json', at('r.jsonl')).status).toBe(0)
    const lines = readFileSync(at('r.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { status: string; fiscal: string[]; project: string[]; diffFen?: number })
    expect(lines.flatMap((line) => line.fiscal).sort()).toEqual(two.fiscal.map((line) => line.no).sort())
    for (const line of lines) expect(line.diffFen !== undefined, line.status).toBe(line.status === 'amount_diff')
  })

  test.each<[what: string, make: () => Promise<Buffer> | Buffer, said: RegExp]>([
    ['the two swapped', () => readFileSync(at('p.xlsx')), /别放反了/],
    ['a CSV renamed', () => Buffer.from('流水号,金额\nF1,3\n'), /不是 \.xlsx/],
    [
      'another table',
      () =>
        book({
          rows: [
            ['姓名', '电话'],
            ['张三', '1'],
          ],
        }),
      /没有找到财政线的表头/,
    ],
  ])('%s: one sentence, exit code 1, no file', async (_, make, said) => {
    writeFileSync(at('bad.xlsx'), await make())
    const { status, stderr } = run(at('bad.xlsx'), at('p.xlsx'), '--json', at('none.jsonl'))
    expect(status).toBe(1)
    expect(stderr.trim()).toMatch(said)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(() => readFileSync(at('none.jsonl'))).toThrow()
  })
})

describe('rows that are not taken in', () => {
  test('each says why; the rest comes in', async () => {
    const file = await book({
      rows: [
        ['流水号', '年度', '村', '项目名称', '金额（万元）', '资金动态'],
        ['F1', 2018, '荆干村', '冷库', 5, '收回'],
        ['', 2018, '荆干村', '冷库', 5, ''],
        ['F1', 2018, '荆干村', '冷库', 5, ''],
        ['F2', 2018, '荆干村', '', 5, ''],
        ['F3', '去年', '荆干村', '冷库', 5, ''],
        ['F4', 2018, '荆干村', '冷库', '五万左右', ''],
        ['F5', 2018, '荆干村', '冷库', { error: '#REF!' }, ''],
        ['', '', '', '合计', 10, ''],
        ['填表人：张三', '', '', '', '', ''],
      ],
    })
    const { lines, refused, wrongTotals } = await readFiscal(file)
    expect(lines.map(({ no, fen: of, movement }) => [no, of, movement])).toEqual([['F1', -5_000_000, 'returned']])
    expect(refused.map(({ row, reason }) => [row, reason])).toEqual([
      [3, 'number-missing'],
      [4, 'number-repeated'],
      [5, 'name-missing'],
      [6, 'year-missing'],
      [7, 'amount-unreadable'],
      [8, 'amount-error'],
    ])
    expect(wrongTotals).toHaveLength(1)
  })
})
