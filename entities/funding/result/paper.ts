import type Excel from 'exceljs'
import { fundingBook as words } from '../../texts/fundingBook.ts'

/** A sheet as an office prints it: landscape A4, title over the whole width, head repeated on every page, thin lines, signatures below. */
export type Cell = string | number | null
export const MONEY = '#,##0.00'

const thin = { style: 'thin' } as const
const border = { top: thin, left: thin, bottom: thin, right: thin }

export function open(
  workbook: Excel.stream.xlsx.WorkbookWriter,
  name: string,
  widths: readonly number[],
): Excel.Worksheet {
  const sheet = workbook.addWorksheet(name, {
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: '&P / &N' },
  })
  sheet.columns = widths.map((width) => ({ width }))
  return sheet
}

interface Head {
  title: string
  width: number
  /** Rows of the head; an empty string continues the cell to its left, or the one above in the last row. */
  bands: readonly (readonly string[])[]
  unit?: string
  note?: string
  /** Areas of the head that are one cell. */
  merges?: readonly string[]
}

export function head(
  sheet: Excel.Worksheet,
  { title, width, bands, unit = words.unit, note = '', merges = [] }: Head,
): void {
  const top = sheet.addRow([title])
  top.height = 30
  top.getCell(1).font = { bold: true, size: 16 }
  top.getCell(1).alignment = { horizontal: 'center', vertical: 'middle' }
  sheet.mergeCells(1, 1, 1, width)
  top.commit()
  const second = sheet.addRow(Array.from({ length: width }, (_, i) => (i === 0 ? note : i === width - 1 ? unit : null)))
  second.getCell(width).alignment = { horizontal: 'right' }
  second.commit()
  const rows = bands.map((band) => sheet.addRow([...band]))
  // merging makes the rows it needs, so it comes after them and before they are written
  for (const merge of merges) sheet.mergeCells(merge)
  for (const row of rows) {
    row.eachCell({ includeEmpty: true }, (cell) => {
      cell.font = { bold: true }
      cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
      cell.border = border
    })
    row.commit()
  }
  sheet.pageSetup.printTitlesRow = `1:${2 + bands.length}`
}

/** Cells are written as text or numbers, never as formulas, whatever the office's file held. */
export function write(
  sheet: Excel.Worksheet,
  cells: readonly Cell[],
  { money, isTotal = false }: { money: readonly number[]; isTotal?: boolean },
): void {
  const row = sheet.addRow([...cells])
  for (let i = 1; i <= cells.length; i++) {
    const cell = row.getCell(i)
    cell.border = border
    if (money.includes(i)) cell.numFmt = MONEY
    if (isTotal) cell.font = { bold: true }
  }
  row.commit()
}

export function finish(sheet: Excel.Worksheet, width: number, signatures = words.signatures): void {
  sheet.addRow([]).commit()
  const last = sheet.addRow([signatures])
  sheet.mergeCells(last.number, 1, last.number, width)
  last.commit()
  sheet.pageSetup.printArea = `A1:${letterOf(width)}${last.number}`
  sheet.commit()
}

const letterOf = (column: number): string => String.fromCharCode(64 + column)
