import { DomainError } from '../../base/errors.ts'
import { emptyCell, type Cell, type Table, type TableRow } from '../../workbook/cells.ts'
import { findHeader, type Header, type Heads, isRepeatedHead, unitOf } from '../../workbook/header.ts'
import { footNote, grandTotal, type MoneyUnit, moneyUnits, totalRow } from '../../workbook/rowWords.ts'
import { fenIn, isNothing, yearIn } from '../../workbook/values.ts'
import type { Line, LineReading, RefusedCode, WrongTotal } from '../line.ts'

/** What one kind of line wants of its table. */
export interface Kind<F extends string, T extends Line> {
  heads: Heads<F>
  /** Columns of money; the first that is there is summed against the written totals. */
  money: readonly F[]
  row(row: Row<F>): T | { refused: RefusedCode; text: string }
}

export interface Row<F extends string> {
  cell(field: F): Cell
  /** Null where the cell says nothing. */
  money(field: F): { fen: number; slackFen: number } | { refused: RefusedCode; text: string } | null
  year(field: F): number | null
}

/** Half of the last figure an office keeps: 万元 are written with four decimals, so each is exact to one yuan. */
const SLACK: Record<MoneyUnit, number> = { 元: 0, 千元: 50, 万元: 50, 亿元: 50 }

/** Reads the sheets that have the kind's head. Throws funding/empty, funding/no-unit; null when no sheet has the head. */
export function readTables<F extends string, T extends Line>(
  tables: readonly Table[],
  kind: Kind<F, T>,
  given: MoneyUnit | undefined,
): LineReading<T> | null {
  const reading: LineReading<T> = {
    lines: [],
    refused: [],
    totalsChecked: 0,
    wrongTotals: [],
    sheets: [],
    skippedSheets: [],
  }
  const seen = new Set<string>()
  for (const table of tables) {
    const header = table.isHidden ? null : findHeader(table, kind.heads)
    if (!header) {
      reading.skippedSheets.push(table.name)
      continue
    }
    reading.sheets.push(table.name)
    readSheet(table, header, { kind, given, reading, seen })
  }
  return reading.sheets.length === 0 ? null : reading
}

interface Into<F extends string, T extends Line> {
  kind: Kind<F, T>
  given: MoneyUnit | undefined
  reading: LineReading<T>
  seen: Set<string>
}

function readSheet<F extends string, T extends Line>(
  table: Table,
  header: Header<F>,
  { kind, given, reading, seen }: Into<F, T>,
): void {
  const at = new Map(header.columns.map((column) => [column.field, column]))
  const unit = (field: F): MoneyUnit | null => {
    const column = at.get(field)
    return column ? (unitOf(header, column) ?? given ?? null) : null
  }
  const silent = kind.money.find((field) => at.has(field) && unit(field) === null)
  if (silent)
    throw new DomainError('funding/no-unit', { sheet: table.name.slice(0, 40), column: at.get(silent)?.label ?? '' })
  const totals = new Totals(table.name)
  const summed = kind.money.find((field) => at.has(field))
  for (const row of table.rows.slice(header.firstRow)) {
    const cell = (field: F) => row.cells[at.get(field)?.index ?? -1] ?? emptyCell
    if (isBlank(row, header) || isRepeatedHead(row, header)) continue
    const money = (field: F) => moneyIn(cell(field), unit(field) ?? '元')
    const label = totalIn(row)
    if (label !== null) {
      const written = summed ? money(summed) : null
      if (written && 'fen' in written) totals.check(row.number, label, written.fen, reading)
      continue
    }
    if (isNote(row)) continue
    const read = kind.row({ cell, money, year: (field) => yearIn(cell(field)).value })
    const refused =
      'refused' in read ? read : seen.has(read.no) ? { refused: 'number-repeated' as const, text: read.no } : null
    const counted = summed ? money(summed) : null
    if (counted && 'fen' in counted) totals.count(counted.fen)
    if (refused) {
      reading.refused.push({
        sheet: table.name,
        row: row.number,
        reason: refused.refused,
        text: refused.text.slice(0, 60),
      })
    } else if (!('refused' in read)) {
      seen.add(read.no)
      reading.lines.push(read)
    }
  }
}

function moneyIn(cell: Cell, unit: MoneyUnit): ReturnType<Row<string>['money']> {
  if (cell.isRepeat || isNothing(cell)) return null
  // a unit in the cell wins over that of the column: 65.9万
  const own = /(亿|万|千)元?$/.exec(cell.text.replace(/\s/g, ''))
  const { value, problem } = fenIn(cell, moneyUnits[unit], { signed: true })
  if (value === null) {
    if (problem === 'amount-not-positive') return { fen: 0, slackFen: 0 }
    const known = problem === 'amount-error' || problem === 'amount-too-large' ? problem : 'amount-unreadable'
    return { refused: known, text: cell.text }
  }
  return { fen: value, slackFen: own ? SLACK['万元'] : SLACK[unit] }
}

const isBlank = <F extends string>(row: TableRow, { columns }: Header<F>) =>
  columns.every(({ field, index }) => {
    const cell = row.cells[index] ?? emptyCell
    return field === 'seq' || cell.isRepeat || isNothing(cell)
  })

function totalIn(row: TableRow): string | null {
  for (const { text } of row.cells) if (text !== '' && totalRow.test(text.replace(/[\s:：()（）]/g, ''))) return text
  return null
}

/** `填表人：…`, `说明：…` below the table. */
function isNote(row: TableRow): boolean {
  const filled = row.cells.filter((cell) => cell.text !== '' && !cell.isRepeat)
  return filled.length <= 4 && footNote.test(filled[0]?.text ?? '')
}

/** Written totals against the rows since the last one, or all of them. */
class Totals {
  private all = 0
  private sinceLast = 0
  constructor(private readonly sheet: string) {}

  count(fen: number): void {
    this.all += fen
    this.sinceLast += fen
  }

  check(
    row: number,
    label: string,
    writtenFen: number,
    into: Pick<LineReading<Line>, 'totalsChecked' | 'wrongTotals'>,
  ): void {
    into.totalsChecked++
    const likely = grandTotal.test(label) ? this.all : this.sinceLast
    const wrong: WrongTotal = { sheet: this.sheet, row, label, writtenFen, countedFen: likely }
    // a yuan either way is the rounding of 万元 with four decimals
    if (![this.all, this.sinceLast].some((fen) => Math.abs(fen - writtenFen) <= 100)) into.wrongTotals.push(wrong)
    this.sinceLast = 0
  }
}
