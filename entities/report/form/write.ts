import { createHash } from 'node:crypto'
import Excel from 'exceljs'
import { opStatuses } from '../../asset/classes.ts'
import type { Runtime } from '../../base/runtime.ts'
import { placeName, regionName } from '../../region/regions.ts'
import { opStatusNames } from '../../texts/asset.ts'
import { type FormColumn, formColumns, sheetTexts as say } from '../../texts/form.ts'
import { issueNames } from '../../texts/report.ts'
import { dueDay } from '../due.ts'
import { factsOf } from '../line.ts'
import { type Form, type FormLine, seenOf } from './form.ts'
import { printed, type FormValues } from './values.ts'

/** The sheet nobody sees: by it a returned file is known for what it is, whatever it is called and however it was sorted. */
export const HIDDEN_SHEET = '_guanhu'
export const MARK = 'guanhu-form/1'
/** Row of the heads. */
const HEAD = 4
/** What a quarter may end in, in the order of the list; disposal has a procedure of its own. */
const statuses = opStatuses.filter((status) => status !== 'disposed').map((status) => opStatusNames[status])

const widths: Record<FormColumn, number> = {
  seq: 5,
  name: 20,
  before: 22,
  status: 12,
  received: 14,
  receivable: 14,
  expense: 12,
  kwh: 12,
  issues: 14,
  note: 20,
  remark: 18,
}
const inputs: readonly FormColumn[] = ['status', 'received', 'receivable', 'expense', 'kwh', 'issues', 'note']
const money: readonly FormColumn[] = ['received', 'receivable', 'expense']
const FONT = 'Microsoft YaHei'
const GREY = { argb: 'FF7F7F7F' }
const PALE = { argb: 'FFFFF9DB' }
const HEADING = { argb: 'FFE8EDF3' }
const thin = { style: 'thin' as const, color: { argb: 'FFBFBFBF' } }
const frame = { top: thin, left: thin, bottom: thin, right: thin }

/** Writes the sheet as an .xlsx: cells to fill in are open, all others protected without a password. */
export async function writeForm(tx: Runtime, form: Form): Promise<{ name: string; bytes: Buffer }> {
  const village = await regionName(tx, form.villageCode)
  const hasPv = form.lines.some(({ asset }) => asset.subclass === 'pv')
  const columns = (Object.keys(formColumns) as FormColumn[]).filter((column) => column !== 'kwh' || hasPv)
  const workbook = new Excel.Workbook()
  workbook.created = workbook.modified = tx.clock.now()
  const sheet = workbook.addWorksheet(say.sheet, {
    views: [{ state: 'frozen', xSplit: 2, ySplit: HEAD, zoomScale: 100 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.2, footer: 0.3 },
      printTitlesRow: `${HEAD}:${HEAD}`,
    },
    headerFooter: { oddFooter: `&C${say.page}` },
  })
  columns.forEach((column, i) => (sheet.getColumn(i + 1).width = widths[column]))
  const last = columns.length
  banner(sheet, 1, last, say.title({ village, period: form.period }), { size: 16, bold: true, height: 30 })
  const about = {
    place: await placeName(tx, form.villageCode),
    period: form.period,
    dueOn: dueDay(form.period, tx.settings),
  }
  banner(sheet, 2, last, say.about(about), { size: 10, height: 18 })
  banner(sheet, 3, last, say.how, { size: 10, height: 18 })
  head(sheet, columns)
  for (const [i, line] of form.lines.entries()) writeLine(sheet, HEAD + 1 + i, i + 1, line, columns)
  const end = HEAD + form.lines.length + 1
  banner(sheet, end, last, say.signatures, { size: 10, height: 26 })
  sheet.pageSetup.printArea = `A1:${sheet.getColumn(last).letter}${end}`
  await sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
    sort: true,
    autoFilter: true,
  })
  hide(workbook, form)
  return { name: say.fileName({ village, period: form.period }), bytes: Buffer.from(await workbook.xlsx.writeBuffer()) }
}

interface Look {
  size: number
  bold?: boolean
  height: number
}

function banner(
  sheet: Excel.Worksheet,
  row: number,
  last: number,
  words: string,
  { size, bold = false, height }: Look,
) {
  sheet.mergeCells(row, 1, row, last)
  const cell = sheet.getCell(row, 1)
  cell.value = words
  cell.font = { name: FONT, size, bold }
  cell.alignment = { horizontal: size > 12 ? 'center' : 'left', vertical: 'middle', wrapText: false }
  sheet.getRow(row).height = height
}

function head(sheet: Excel.Worksheet, columns: readonly FormColumn[]): void {
  for (const [i, column] of columns.entries()) {
    const cell = sheet.getCell(HEAD, i + 1)
    cell.value = formColumns[column]
    cell.font = { name: FONT, size: 10, bold: true }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: HEADING }
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    cell.border = frame
  }
  sheet.getRow(HEAD).height = 32
}

function writeLine(
  sheet: Excel.Worksheet,
  row: number,
  seq: number,
  line: FormLine,
  columns: readonly FormColumn[],
): void {
  const isOpen = line.current?.state !== 'accepted'
  const filled = printed(line.current)
  const cells: Partial<Record<FormColumn, string | number | null>> = {
    seq,
    name: line.name,
    before: line.before === null ? say.nothingBefore : factsOf(line.before),
    ...asCells(filled),
    remark: remarkOf(line),
  }
  for (const [i, column] of columns.entries()) {
    const cell = sheet.getCell(row, i + 1)
    const isInput = isOpen && inputs.includes(column) && (column !== 'kwh' || line.asset.subclass === 'pv')
    cell.value = cells[column] ?? null
    cell.font = { name: FONT, size: 10, ...(column === 'before' || column === 'remark' ? { color: GREY } : {}) }
    cell.border = frame
    cell.alignment = {
      vertical: 'middle',
      wrapText: true,
      horizontal:
        column === 'seq' || column === 'status'
          ? 'center'
          : money.includes(column) || column === 'kwh'
            ? 'right'
            : 'left',
    }
    // an empty cell has no format: a 3-2 typed into one then becomes a date one can tell, not 46,083.00
    if (money.includes(column) && cell.value !== null) cell.numFmt = '#,##0.00'
    cell.protection = { locked: !isInput }
    if (isInput) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: PALE }
    if (isInput && column === 'status') cell.dataValidation = listOf(statuses, say.statusPrompt)
    if (isInput && column === 'issues') cell.dataValidation = listOf(Object.values(issueNames), say.issuePrompt)
  }
  sheet.getRow(row).height = 30
}

/** What is not on the list can still be written: the reader understands more words than the list has. */
const listOf = (words: readonly string[], prompt: string): Excel.DataValidation => ({
  type: 'list',
  allowBlank: true,
  formulae: [`"${words.join(',')}"`],
  showErrorMessage: false,
  showInputMessage: true,
  prompt,
})

const asCells = (values: FormValues): Partial<Record<FormColumn, string | number | null>> => ({
  status: values.status === null ? null : opStatusNames[values.status],
  received: yuan(values.receivedFen),
  receivable: yuan(values.receivableFen),
  expense: yuan(values.expenseFen),
  kwh: values.kwh,
  issues: values.issues.map((issue) => issueNames[issue] ?? '').join('、') || null,
})
const yuan = (fen: number | null) => (fen === null ? null : fen / 100)

function remarkOf({ current, isOwed }: FormLine): string {
  if (current?.state === 'accepted') return say.accepted({ receipt: current.receiptNo })
  if (current?.state === 'submitted') return say.reported({ receipt: current.receiptNo })
  return isOwed ? say.owed : say.notOwed
}

function hide(workbook: Excel.Workbook, { villageCode, period, lines }: Form): void {
  const sheet = workbook.addWorksheet(HIDDEN_SHEET, { state: 'veryHidden' })
  const rows = lines.map(({ asset, current }, i) => [
    String(i + 1),
    asset.assetNo,
    seenOf(current),
    JSON.stringify(printed(current)),
  ])
  sheet.addRow([MARK, villageCode, period, checksum(villageCode, period, rows)])
  for (const row of rows) sheet.addRow(row)
}

/** Against slips of a hand or a program, not against intent: who may write what is decided by who sends it. */
export const checksum = (villageCode: string, period: string, rows: readonly (readonly string[])[]): string =>
  createHash('sha256')
    .update(JSON.stringify([MARK, villageCode, period, rows]))
    .digest('hex')
    .slice(0, 16)
