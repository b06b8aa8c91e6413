import { DomainError } from '../base/errors.ts'
import { bookParts } from './bookParts.ts'
import { emptyCell, type Table } from './cells.ts'
import { rowsOf } from './sheet.ts'
import { checkContainer } from './zip.ts'

/** A ledger of 20,000 assets is about 3 MB; photos pasted into it make it larger. */
export const MAX_LEDGER_BYTES = 30 * 1024 * 1024

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
  const unpacked = checkContainer(bytes)
  const parts = bookParts(unpacked)
  const tables: Table[] = []
  for (const { name, isHidden, part } of parts.sheets) {
    // others get their turn between two sheets
    await new Promise(setImmediate)
    const xml = unpacked(part)
    if (xml === null) throw new DomainError('ledger/broken')
    tables.push({ name, isHidden, rows: rowsOf(xml, parts) })
  }
  return tables
}

export const cellAt = (row: Table['rows'][number], column: number | undefined) =>
  column === undefined ? emptyCell : (row.cells[column] ?? emptyCell)
