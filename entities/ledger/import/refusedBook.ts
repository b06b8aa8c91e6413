import Excel from 'exceljs'
import { reasonText, refusedBook as words } from '../../texts/ledger.ts'
import type { ImportPlan } from './plan.ts'
import { isWrong } from './preview.ts'
import type { LedgerReading } from './reading.ts'

/** The rows that were not taken in, with sheet, row number and every reason, as an Excel file; null when there is nothing to say. */
export async function refusedBook(reading: LedgerReading, plan: ImportPlan): Promise<Buffer | null> {
  const wrong = reading.totals.filter(isWrong)
  if (plan.refused.length + reading.notices.length + wrong.length === 0) return null
  const workbook = new Excel.Workbook()
  if (plan.refused.length > 0) {
    add(
      workbook,
      words.refused,
      words.heads,
      plan.refused.map((r) => [r.sheet, r.row, r.reasons.map(reasonText).join('；'), ...r.cells]),
      [14, 8, 48, 14],
    )
  }
  if (reading.notices.length > 0) {
    add(
      workbook,
      words.notices,
      words.noticeHeads,
      reading.notices.map((n) => [n.sheet, n.row, reasonText({ code: n.problem, text: n.text })]),
      [14, 8, 60],
    )
  }
  if (wrong.length > 0) {
    add(
      workbook,
      words.totals,
      words.totalHeads,
      wrong.map((t) => [
        t.sheet,
        t.row,
        t.label,
        t.writtenFen / 100,
        t.countedFen / 100,
        (t.writtenFen - t.countedFen) / 100,
      ]),
      [14, 8, 24, 18, 18, 18],
    )
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function add(
  workbook: Excel.Workbook,
  name: string,
  heads: string[],
  rows: (string | number)[][],
  widths: number[],
): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.addRow(heads).font = { bold: true }
  // cells are written as text or numbers, never as formulas, whatever the office's file held
  for (const row of rows) sheet.addRow(row)
  widths.forEach((width, i) => void (sheet.getColumn(i + 1).width = width))
}
