import { DomainError } from '../../base/errors.ts'
import type { Region } from '../../region/region.ts'
import { findHeader, type Header, yuanPerUnit } from './header.ts'
import type { Table } from '../../workbook/cells.ts'
import { readSheet } from './sheet.ts'
import type { LedgerReading } from './reading.ts'
import { moneyUnits, type MoneyUnit } from '../../workbook/rowWords.ts'

export interface Understanding {
  /** Only this sheet. */
  sheet?: string
  /** Unit of money when the file does not name one. */
  unit?: MoneyUnit
  towns: readonly Pick<Region, 'code' | 'name'>[]
  /** Villages already known, to find the town of a village written alone. */
  villages: readonly Pick<Region, 'code' | 'name' | 'parentCode'>[]
}

/**
 * What a workbook says, without touching the store. Throws ledger/no-sheet, ledger/no-table, ledger/no-unit,
 * ledger/missing-columns; everything smaller is a refused row or a notice.
 */
export function understand(tables: readonly Table[], context: Understanding): LedgerReading {
  const chosen = choose(tables, context.sheet)
  const reading: LedgerReading = { sheets: [], skippedSheets: [], rows: [], refused: [], notices: [], totals: [] }
  let isEmpty = true
  for (const table of chosen) {
    isEmpty &&= table.rows.every((row) => row.cells.length === 0)
    const header = findHeader(table)
    if (!header || (table.isHidden && context.sheet === undefined)) {
      reading.skippedSheets.push(table.name)
      continue
    }
    requireColumns(table, header)
    readSheet(table, header, moneyUnit(table, header, context.unit), context, reading)
  }
  if (isEmpty) throw new DomainError('ledger/empty-file')
  if (reading.sheets.length === 0) throw new DomainError('ledger/no-table')
  return reading
}

function choose(tables: readonly Table[], sheet: string | undefined): readonly Table[] {
  if (sheet === undefined) return tables
  const chosen = tables.filter((table) => table.name.trim() === sheet.trim())
  if (chosen.length === 0)
    throw new DomainError('ledger/no-sheet', { sheet, sheets: tables.map((t) => t.name).join('、') })
  return chosen
}

function requireColumns(table: Table, { columns }: Header): void {
  const has = (...fields: string[]) => columns.some((c) => fields.includes(c.field))
  const missing = [
    ...(has('original', 'invested') ? [] : ['original' as const]),
    ...(has('classLike') ? [] : ['classLike' as const]),
  ]
  if (missing.length > 0)
    throw new DomainError('ledger/missing-columns', { sheet: table.name, columns: missing.join(',') })
}

function moneyUnit(table: Table, header: Header, given: MoneyUnit | undefined): MoneyUnit | null {
  const silent = header.columns.filter(
    (c) => ['original', 'invested', 'rent'].includes(c.field) && yuanPerUnit(header, c) === null,
  )
  if (silent.length === 0) return given ?? null
  if (given && given in moneyUnits) return given
  throw new DomainError('ledger/no-unit', { sheet: table.name, column: silent[0]?.label ?? '' })
}
