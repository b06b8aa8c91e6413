import Excel from 'exceljs'

/** A workbook from plain rows, for tests: `merge` like `A5:A7`, cells as exceljs takes them. */
export interface SheetPlan {
  name?: string
  rows: Excel.CellValue[][]
  merge?: string[]
  formats?: Record<string, string>
  hidden?: boolean
}

export async function book(...sheets: SheetPlan[]): Promise<Buffer> {
  const workbook = new Excel.Workbook()
  sheets.forEach(({ name, rows, merge = [], formats = {}, hidden }, i) => {
    const sheet = workbook.addWorksheet(name ?? `Sheet${i + 1}`)
    if (hidden) sheet.state = 'hidden'
    for (const row of rows) sheet.addRow(row)
    for (const range of merge) sheet.mergeCells(range)
    for (const [cell, format] of Object.entries(formats)) sheet.getCell(cell).numFmt = format
  })
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

export const HEAD = ['序号', '乡镇', '村', '资产名称', '资产类别', '项目年度', '资产原值（万元）', '形成时间']

/** A plain ledger of the given data rows under HEAD. */
export const ledger = (...rows: Excel.CellValue[][]) => book({ name: '台账', rows: [HEAD, ...rows] })
