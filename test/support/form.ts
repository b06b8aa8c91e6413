import Excel from 'exceljs'

/** What to write into a sheet of ours: by name of the asset, by the head of the column. Digits alone are numbers, as Excel takes them. */
export type Filling = Record<string, Record<string, Excel.CellValue>>

/** Opens an .xlsx, lets somebody change it, and saves it. */
export async function edit(bytes: Buffer, change: (workbook: Excel.Workbook) => void): Promise<Buffer> {
  const workbook = new Excel.Workbook()
  // exceljs declares a Buffer type of its own
  await workbook.xlsx.load(bytes as never)
  change(workbook)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/** Fills in cells as a village would. Throws when there is no such row or column. */
export const fillForm = (bytes: Buffer, filling: Filling): Promise<Buffer> =>
  edit(bytes, (workbook) => {
    const sheet = workbook.worksheets[0]!
    for (const [name, values] of Object.entries(filling))
      for (const [label, value] of Object.entries(values)) cellFor(sheet, name, label).value = asTyped(value)
  })

/** The cell of an asset under a head; heads may be given without their unit. */
export function cellFor(sheet: Excel.Worksheet, name: string, label: string): Excel.Cell {
  const row = rowsOf(sheet).find((number) => sheet.getCell(number, 2).value === name)
  if (row === undefined) throw new Error(`no row ${name}`)
  return cellIn(sheet, row, label)
}

export function cellIn(sheet: Excel.Worksheet, row: number, label: string): Excel.Cell {
  const column = heads(sheet).findIndex((head) => head.replace(/（.*$/, '') === label.replace(/（.*$/, ''))
  if (column < 0) throw new Error(`no column ${label}`)
  return sheet.getCell(row, column + 1)
}

const HEAD = 4
export const heads = (sheet: Excel.Worksheet): string[] =>
  Array.from({ length: sheet.columnCount }, (_, i) => String(sheet.getCell(HEAD, i + 1).value ?? ''))
export const rowsOf = (sheet: Excel.Worksheet): number[] =>
  Array.from({ length: sheet.rowCount - HEAD }, (_, i) => HEAD + 1 + i)

const asTyped = (value: Excel.CellValue): Excel.CellValue =>
  typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value
