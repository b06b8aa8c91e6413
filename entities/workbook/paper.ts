import { PassThrough } from 'node:stream'
import Excel from 'exceljs'
import { paperTexts } from '../texts/paper.ts'

/** A sheet as an office prints it: landscape A4, title over the whole width, head repeated on every page, thin lines, signatures below. */
export type Cell = string | number | null | { formula: string; result: number }
export type Book = Excel.stream.xlsx.WorkbookWriter
export const MONEY = '#,##0.00'
/** 万元, four decimals (domain.md F036). */
export const WAN = '#,##0.0000'

/** A workbook that is written while it is made: rows that are done leave memory. `bytes` ends it. */
export function newBook(): { workbook: Book; bytes(): Promise<Buffer> } {
  const out = new PassThrough()
  const chunks: Buffer[] = []
  out.on('data', (chunk: Buffer) => chunks.push(chunk))
  const workbook = new Excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  return {
    workbook,
    async bytes() {
      await workbook.commit()
      return Buffer.concat(chunks)
    },
  }
}

const thin = { style: 'thin' } as const
const border = { top: thin, left: thin, bottom: thin, right: thin }
const FONT = paperTexts.font
const BODY = { name: FONT, size: 10 }
const BOLD = { ...BODY, bold: true }

type Style = Partial<Excel.Style>
const styles = new Map<string, Style>()
/** The same look is the same object: exceljs then knows it again at once instead of comparing it. */
function styleOf(format: string, isTotal: boolean, isNumeral: boolean): Style {
  const key = `${format} ${isTotal} ${isNumeral}`
  let style = styles.get(key)
  if (!style) {
    const isNumber = format !== ''
    style = {
      font: isTotal ? BOLD : BODY,
      border,
      alignment: {
        vertical: 'middle',
        wrapText: !isNumber,
        horizontal: isNumber ? 'right' : isNumeral ? 'center' : 'left',
      },
      ...(isNumber ? { numFmt: format } : {}),
      ...(isTotal ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } } as const } : {}),
    }
    styles.set(key, style)
  }
  return style
}
const HEAD: Style = {
  font: BOLD,
  border,
  alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EDF3' } },
}

interface Opened {
  /** Rows and columns that stay when one scrolls. */
  frozen?: { rows: number; columns?: number }
}

export function open(
  workbook: Book,
  name: string,
  widths: readonly number[],
  { frozen }: Opened = {},
): Excel.Worksheet {
  const sheet = workbook.addWorksheet(name, {
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.2, footer: 0.3 },
    },
    headerFooter: { oddFooter: `&C${paperTexts.page}` },
    views: frozen ? [{ state: 'frozen', ySplit: frozen.rows, xSplit: frozen.columns ?? 0 }] : [],
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
  { title, width, bands, unit = paperTexts.yuan, note = '', merges = [] }: Head,
): void {
  const top = sheet.addRow([title])
  top.height = 30
  top.getCell(1).font = { name: FONT, bold: true, size: 16 }
  top.getCell(1).alignment = { horizontal: 'center', vertical: 'middle' }
  sheet.mergeCells(1, 1, 1, width)
  top.commit()
  const second = sheet.addRow(Array.from({ length: width }, (_, i) => (i === 0 ? note : i === width - 1 ? unit : null)))
  second.getCell(1).font = BODY
  second.getCell(width).font = BODY
  second.getCell(width).alignment = { horizontal: 'right' }
  second.commit()
  const rows = bands.map((band) => sheet.addRow([...band]))
  // merging makes the rows it needs, so it comes after them and before they are written
  for (const merge of merges) sheet.mergeCells(merge)
  for (const row of rows) {
    row.eachCell({ includeEmpty: true }, (cell) => void (cell.style = HEAD))
    row.commit()
  }
  sheet.pageSetup.printTitlesRow = `1:${2 + bands.length}`
}

/** A heading over the whole width, between rows. */
export function band(sheet: Excel.Worksheet, text: string, width: number): void {
  const row = sheet.addRow([text, ...Array<null>(width - 1).fill(null)])
  for (let i = 1; i <= width; i++) row.getCell(i).style = HEAD
  sheet.mergeCells(row.number, 1, row.number, width)
  row.commit()
}

interface Written {
  /** Columns of money, from 1. */
  money: readonly number[]
  isTotal?: boolean
  /** How money is shown: yuan unless said. */
  format?: string
  /** The first so many cells are one: the label of a total. */
  merged?: number
  /** Widths of the columns, when a text may need several lines: a streamed row does not find its height by itself. */
  widths?: readonly number[]
}

/**
 * One row; returns its number. Cells are text or numbers, and never formulas because an office's file held them: the only formulas are
 * `sumOver`'s own.
 */
export function write(
  sheet: Excel.Worksheet,
  cells: readonly Cell[],
  { money, isTotal = false, format = MONEY, merged = 0, widths }: Written,
): number {
  const row = sheet.addRow([...cells])
  for (let i = 1; i <= cells.length; i++)
    row.getCell(i).style = styleOf(money.includes(i) ? format : '', isTotal, typeof cells[i - 1] !== 'string')
  if (merged > 1) sheet.mergeCells(row.number, 1, row.number, merged)
  const lines = widths ? linesOf(cells, widths) : 1
  if (lines > 1) row.height = 3 + LINE * lines
  row.commit()
  return row.number
}

/** Points of one line of text. */
const LINE = 13
function linesOf(cells: readonly Cell[], widths: readonly number[]): number {
  let most = 1
  for (const [i, cell] of cells.entries()) {
    if (typeof cell !== 'string') continue
    // a Chinese character is as wide as two of what widths are counted in
    let wide = 0
    for (let at = 0; at < cell.length; at++) wide += cell.charCodeAt(at) > 0x2e7f ? 2 : 1
    most = Math.max(most, Math.ceil(wide / (widths[i] ?? 10)))
  }
  return Math.min(most, 12)
}

/**
 * The sum of a column over rows, as a formula that leaves out the subtotals among them, with what it comes to: a reader that does not reckon
 * shows the same, and a figure changed by hand changes its totals.
 */
export const sumOver = (column: number, from: number, to: number, result: number): Cell => {
  const letter = letterOf(column)
  return { formula: `SUBTOTAL(9,${letter}${from}:${letter}${to})`, result }
}

/** Rows to sign below, and the area that is printed. */
export function finish(sheet: Excel.Worksheet, width: number, signatures: string): void {
  sheet.addRow([]).commit()
  const last = sheet.addRow([signatures])
  last.height = 24
  last.getCell(1).font = BODY
  last.getCell(1).alignment = { vertical: 'middle' }
  sheet.mergeCells(last.number, 1, last.number, width)
  last.commit()
  sheet.pageSetup.printArea = `A1:${letterOf(width)}${last.number}`
  sheet.commit()
}

/** 1 is A, 27 is AA. */
export const letterOf = (column: number): string =>
  column > 26
    ? letterOf(Math.floor((column - 1) / 26)) + letterOf(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column)
