import { DomainError } from '../../base/errors.ts'
import { isQuarter } from '../../base/calendar.ts'
import { type FormColumn, formColumns, type FormReason, sheetTexts } from '../../texts/form.ts'
import { type Cell, emptyCell, type Table, type TableRow } from '../../workbook/cells.ts'
import { readWorkbook } from '../../workbook/workbook.ts'
import type { FormValues } from './values.ts'
import { checksum, HIDDEN_SHEET, MARK } from './write.ts'

/** A form of 200 assets is 30 KB; this leaves room for a program that saves lavishly, not for photos. */
export const MAX_FORM_BYTES = 5 * 1024 * 1024

/** One row as it came back. */
export interface ReturnedRow {
  /** As Excel numbers it. */
  row: number
  assetNo: string
  name: string
  /** The report that stood when the sheet was made (seenOf). */
  seen: string
  printed: FormValues
  cells: Record<FormColumn, Cell>
}

/** A sheet of ours, come back; what its cells mean is not looked at yet. */
export interface ReturnedForm {
  villageCode: string
  period: string
  rows: ReturnedRow[]
  /** Rows that belong to no line of ours. */
  stray: { row: number; name: string; reason: FormReason }[]
}

/**
 * Reads a file that came back. Throws when it is a sheet of ours and spoilt (form/copied, form/altered, form/no-head), or no
 * table at all (form/password ...). `ledger`, `foreign`: somebody else's table.
 */
export async function readForm(bytes: Buffer): Promise<ReturnedForm | 'ledger' | 'foreign'> {
  const tables = await readWorkbook(bytes, MAX_FORM_BYTES).catch((error: unknown) => {
    throw error instanceof DomainError ? inOurWords(error) : error
  })
  const hidden = tables.find(({ name, rows }) => name === HIDDEN_SHEET && at(rows[0], 0).text === MARK)
  const visible = tables.filter((table) => table !== hidden)
  if (!hidden) {
    if (visible.some(bearsTitle)) throw new DomainError('form/copied')
    return visible.some(looksLikeLedger) ? 'ledger' : 'foreign'
  }
  const known = identity(hidden)
  const found = visible.map((table) => ({ table, head: headOf(table) })).find(({ head }) => head !== null)
  if (!found?.head) throw new DomainError('form/no-head')
  return { ...known.of, ...rowsOf(found.table, found.head, known.lines) }
}

const at = (row: TableRow | undefined, column: number): Cell => row?.cells[column] ?? emptyCell
const bearsTitle = (table: Table) =>
  table.rows.slice(0, 5).some(({ cells }) => cells.some(({ text }) => sheetTexts.titleWords.test(text)))
const LEDGER_WORDS = /资产原值|资产类别|资产编号|形成时间|所有权|原值/
const looksLikeLedger = (table: Table) =>
  table.rows
    .slice(0, 10)
    .some(({ cells }) => new Set(cells.flatMap(({ text }) => LEDGER_WORDS.exec(text)?.[0] ?? [])).size >= 2)

const codes: Record<string, 'form/empty-file' | 'form/too-large' | 'form/password' | 'form/old-xls' | 'form/not-xlsx'> =
  {
    'ledger/empty-file': 'form/empty-file',
    'ledger/too-large': 'form/too-large',
    'ledger/password': 'form/password',
    'ledger/old-xls': 'form/old-xls',
    'ledger/not-xlsx': 'form/not-xlsx',
    'ledger/too-much': 'form/too-large',
  }
/** The reader's sentences speak of importing a ledger. */
const inOurWords = ({ code, data }: DomainError) =>
  new DomainError(codes[code] ?? 'form/broken', { ...data, limit: MAX_FORM_BYTES / 1024 / 1024 })

interface Line {
  seq: string
  assetNo: string
  seen: string
  printed: FormValues
}

function identity({ rows: [head, ...rest] }: Table): { of: { villageCode: string; period: string }; lines: Line[] } {
  const [villageCode, period, sum] = [1, 2, 3].map((column) => at(head, column).text) as [string, string, string]
  const rows = rest.map((row) => [0, 1, 2, 3].map((column) => at(row, column).text))
  if (!isQuarter(period) || checksum(villageCode, period, rows) !== sum) throw new DomainError('form/altered')
  return {
    of: { villageCode, period },
    // the checksum vouches for the shape
    lines: rows.map(([seq = '', assetNo = '', seen = '', values = '']) => ({
      seq,
      assetNo,
      seen,
      printed: JSON.parse(values) as FormValues,
    })),
  }
}

interface Head {
  /** Index into the rows of the table. */
  index: number
  columns: Partial<Record<FormColumn, number>>
}

/** The row of heads, wherever it stands by now; columns may have been moved, never renamed. */
function headOf({ rows }: Table): Head | null {
  for (const [index, { cells }] of rows.slice(0, 30).entries()) {
    const columns: Head['columns'] = {}
    for (const [column, label] of Object.entries(formColumns) as [FormColumn, string][]) {
      const found = cells.findIndex(({ text }) => bare(text) === bare(label))
      if (found >= 0) columns[column] = found
    }
    if (['seq', 'name', 'status', 'received'].every((column) => column in columns)) return { index, columns }
  }
  return null
}
const bare = (text: string) => text.replace(/[\s()（）]/g, '')

function rowsOf({ rows }: Table, { index, columns }: Head, lines: Line[]): Pick<ReturnedForm, 'rows' | 'stray'> {
  const bySeq = new Map(lines.map((line) => [line.seq, line]))
  const found = new Map<string, ReturnedRow>()
  const doubled = new Set<string>()
  const stray: ReturnedForm['stray'] = []
  for (const row of rows.slice(index + 1)) {
    const names = Object.keys(formColumns) as FormColumn[]
    const cells = Object.fromEntries(
      names.map((name) => [name, columns[name] === undefined ? emptyCell : at(row, columns[name])]),
    ) as Record<FormColumn, Cell>
    const name = cells.name.text
    const line = bySeq.get(cells.seq.text)
    if (line && found.has(line.assetNo)) doubled.add(line.assetNo)
    else if (line) found.set(line.assetNo, { row: row.number, name, cells, ...line })
    // the line of signatures is one merged cell
    else if (isFilledIn(cells) && !cells.name.isRepeat)
      stray.push({ row: row.number, name, reason: { code: 'unknown', text: name || cells.seq.text } })
  }
  for (const assetNo of doubled) {
    const { row, name } = found.get(assetNo)!
    found.delete(assetNo)
    stray.push({ row, name, reason: { code: 'twice' } })
  }
  return { rows: [...found.values()], stray: stray.sort((a, b) => a.row - b.row) }
}

const isFilledIn = ({ status, received, receivable, expense }: Record<FormColumn, Cell>) =>
  [status, received, receivable, expense].some(({ text, isError }) => text !== '' || isError)
