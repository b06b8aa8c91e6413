import { DomainError } from '../../../base/errors.ts'
import { type Line, type ReadFile, rowText } from './line.ts'

/**
 * Excel 表 - rows of every sheet that is shown, so that a table people fill in can be kept as a template. `bytes` is a container that
 * was already looked at (container.ts). Throws rules/broken.
 */
export async function readXlsx(bytes: Buffer): Promise<ReadFile> {
  // a library of its own size, for a file now and then: not at every start
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  try {
    // exceljs declares a Buffer type of its own
    await workbook.xlsx.load(bytes as never)
  } catch {
    throw new DomainError('rules/broken')
  }
  const lines: Line[] = []
  for (const sheet of workbook.worksheets.filter(({ state }) => state === 'visible'))
    sheet.eachRow((row) => {
      const cells = Array.from({ length: Math.min(row.cellCount, MOST_COLUMNS) }, (_, i) => row.getCell(i + 1))
      const own = cells.map((cell) => (cell.isMerged && cell.master !== cell ? '' : cell.text))
      const filled = own.filter((text) => text.trim() !== '')
      if (filled.length === 1) lines.push({ text: filled.join('').trim(), isCentred: true })
      else if (filled.length > 1) lines.push({ text: rowText(own), isRow: true })
    })
  return { format: 'xlsx', lines, notes: [] }
}

const MOST_COLUMNS = 100
