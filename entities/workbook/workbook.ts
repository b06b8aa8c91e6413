import Excel from 'exceljs'
import { DomainError } from '../base/errors.ts'
import { cellOf, emptyCell, type Table } from './cells.ts'
import { checkContainer } from './zip.ts'

/** A ledger of 20,000 assets is about 3 MB; photos pasted into it make it larger. */
export const MAX_LEDGER_BYTES = 30 * 1024 * 1024
const MAX_COLUMNS = 200

/**
 * Reads every sheet of an .xlsx. Merged cells all carry the value of the first. Throws, each with one Chinese sentence:
 * ledger/empty-file, ledger/too-large, ledger/password, ledger/old-xls, ledger/not-xlsx, ledger/broken, ledger/too-much.
 */
export async function readWorkbook(bytes: Buffer, most = MAX_LEDGER_BYTES): Promise<Table[]> {
  if (bytes.length < 4) throw new DomainError('ledger/empty-file')
  if (bytes.length > most) throw new DomainError('ledger/too-large', { limit: most / 1024 / 1024 })
  if (bytes.readUInt32BE(0) === 0xd0cf11e0)
    throw new DomainError(
      bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'ledger/password' : 'ledger/old-xls',
    )
  if (bytes.length < 22 || bytes.readUInt32BE(0) !== 0x504b0304) throw new DomainError('ledger/not-xlsx')
  checkContainer(bytes)
  const workbook = new Excel.Workbook()
  try {
    // exceljs declares a Buffer type of its own
    await workbook.xlsx.load(bytes as never)
  } catch {
    throw new DomainError('ledger/broken')
  }
  return workbook.worksheets.map(tableOf)
}

function tableOf(sheet: Excel.Worksheet): Table {
  const rows: Table['rows'] = []
  sheet.eachRow((row, number) => {
    const cells = Array.from({ length: Math.min(row.cellCount, MAX_COLUMNS) }, (_, i) => {
      const cell = row.getCell(i + 1)
      const read = cellOf(cell.value, cell.numFmt)
      return cell.isMerged && cell.master !== cell ? { ...read, isRepeat: true } : read
    })
    while (cells.at(-1)?.text === '' && !cells.at(-1)?.isError) cells.pop()
    rows.push({ number, cells })
  })
  return { name: sheet.name, isHidden: sheet.state !== 'visible', rows }
}

export const cellAt = (row: Table['rows'][number], column: number | undefined) =>
  column === undefined ? emptyCell : (row.cells[column] ?? emptyCell)
