import { PassThrough } from 'node:stream'
import Excel from 'exceljs'
import { fields } from '../../../entities/asset/fields.ts'
import type { Runtime } from '../../../entities/base/runtime.ts'
import { cellOf } from '../../../entities/ledger/book/cell.ts'
import { ledgerBook } from '../../../entities/ledger/book/ledger.ts'
import { type LedgerRow, villagesOf } from '../../../entities/ledger/book/rows.ts'
import type { Person } from '../../../entities/person/person.ts'

const COLUMNS = 30
const keys = fields
  .filter(({ key }) => !['funds', 'shares', 'townCode', 'villageCode', 'aliases', 'riskReasons'].includes(key))
  .slice(0, COLUMNS - 3)
  .map(({ key }) => key)
const columns = { ...Object.fromEntries(keys.map((key) => [key, 12])), originalFen: 14 }
const ASKED = { scope: '421024' }

/** Our book, by turns with exceljs writing the same values plainly; the store's time is ours. */
export async function exportBench(runtime: Runtime, county: Person): Promise<void> {
  const rows: LedgerRow[] = []
  for await (const village of villagesOf(runtime, county, { asked: ASKED, keys })) rows.push(...village.rows)
  const cells = rows.map((row, i) => [
    i + 1,
    row.townCode,
    row.villageCode,
    ...keys.map((key) => cellOf(key, row.values[key])),
  ])
  const theirs: number[] = []
  const ours: number[] = []
  let bytes = 0
  for (let round = 0; round < 3; round++) {
    let start = performance.now()
    await plain(cells)
    theirs.push((performance.now() - start) / 1000)
    start = performance.now()
    bytes = (await ledgerBook(runtime, county, ASKED, columns)).bytes.length
    ours.push((performance.now() - start) / 1000)
  }
  const best = (list: number[]) => Math.min(...list).toFixed(1)
  console.log(
    `export ${rows.length} x ${keys.length + 3}: ours ${ours.map((s) => s.toFixed(1)).join(', ')} s, exceljs alone ${theirs.map((s) => s.toFixed(1)).join(', ')} s, ` +
      `best less best ${(Number(best(ours)) - Number(best(theirs))).toFixed(1)} s; ${(bytes / 1e6).toFixed(1)} MB, peak of the process ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  )
}

async function plain(cells: readonly unknown[][]): Promise<void> {
  const out = new PassThrough()
  out.resume()
  const workbook = new Excel.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  const sheet = workbook.addWorksheet('1')
  for (const row of cells) sheet.addRow(row).commit()
  sheet.commit()
  await workbook.commit()
}
