import { assetClasses } from '../../asset/classes.ts'
import type { Table } from '../../workbook/cells.ts'
import {
  type Column as AnyColumn,
  findHeader as findHeaderOf,
  type Header as AnyHeader,
  headsOf,
  unitOf,
} from '../../workbook/header.ts'
import { moneyUnits } from '../../workbook/rowWords.ts'
import { type Field, fields, moneyFields } from './headWords.ts'
import { classWords } from './words.ts'

export type Column = AnyColumn<Field>
export type Header = AnyHeader<Field>

const isClass = (text: string) => assetClasses.some((c) => classWords[c].test(text))

const ledgerHeads = headsOf<Field>(fields, {
  isHead: (columns) => columns.length >= 3 && columns.some((c) => c.field === 'name' || c.field === 'projectName'),
  isData: (cell) => cell.number !== null || cell.date !== null || isClass(cell.text.replace(/\s/g, '')),
  mayRepeat: (field) => field === 'classLike',
  settle: (table, firstRow, columns) => settleClass(table, firstRow, nameFromProject(columns)),
})

/** The head of a ledger's sheet; null when there is none. */
export const findHeader = (table: Table): Header | null => findHeaderOf(table, ledgerHeads)

/** Some offices name the asset only by its project. */
function nameFromProject(columns: Column[]): Column[] {
  if (columns.some((c) => c.field === 'name')) return columns
  return columns.map((c) => (c.field === 'projectName' ? { ...c, field: 'name' as const } : c))
}

/** 资产类别 is the class in one office and the subclass in the next: what stands below decides. */
function settleClass(table: Table, firstRow: number, columns: Column[]): Column[] {
  const candidates = columns.filter((c) => c.field === 'classLike')
  const share = (column: Column) => {
    const texts = table.rows
      .slice(firstRow, firstRow + 200)
      .map((row) => row.cells[column.index]?.text.replace(/\s/g, '') ?? '')
      .filter((text) => text !== '')
    return texts.filter(isClass).length / Math.max(1, texts.length)
  }
  const best = candidates.toSorted((a, b) => share(b) - share(a))[0]
  const others = candidates.filter((c) => c !== best)
  return columns.flatMap((c) => {
    if (!others.includes(c)) return [c]
    return columns.some((k) => k.field === 'subclass') || c !== others[0] ? [] : [{ ...c, field: 'subclass' as const }]
  })
}

/** Yuan per unit of a money column; null when nobody says. */
export function yuanPerUnit(header: Header, column: Column): number | null {
  if (!moneyFields.includes(column.field)) return null
  const named = unitOf(header, column)
  return named ? moneyUnits[named] : null
}
