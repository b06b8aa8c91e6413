import type Excel from 'exceljs'
import { refusedLineText, reasonsText } from '../../texts/funding.ts'
import { fundingBook as words } from '../../texts/fundingBook.ts'
import type { RefusedLine } from '../line.ts'
import { type GroupStatus, groupStatuses } from '../match/group.ts'
import { type Detail, figuresOf, runs } from './detail.ts'
import { addSummary } from './summary.ts'
import { type Book, type Cell, finish, head, newBook, open, write } from '../../workbook/paper.ts'

export interface ReconciliationBook {
  details: readonly Detail[]
  refused: readonly (RefusedLine & { line: 'fiscal' | 'project' })[]
}

/** The result as an office files it: 总表 and one sheet for each status, subtotals by town and year, lines to sign, ready to print. */
export async function reconciliationBook({ details, refused }: ReconciliationBook): Promise<Buffer> {
  const { workbook, bytes } = newBook()
  addSummary(workbook, details)
  for (const status of groupStatuses)
    addDetails(
      workbook,
      status,
      details.filter(({ group }) => group.status === status),
    )
  if (refused.length > 0) addRefused(workbook, refused)
  return bytes()
}

const WIDTHS = [6, 12, 10, 8, 12, 32, 20, 15, 12, 32, 15, 15, 46]

function addDetails(workbook: Book, status: GroupStatus, details: readonly Detail[]): void {
  const sheet = open(workbook, words.sheets[status], WIDTHS)
  head(sheet, { title: words.titles[status], width: WIDTHS.length, bands: [words.heads] })
  let number = 0
  for (const town of runs(details, (d) => d.town)) {
    for (const year of runs(town.items, (d) => d.year)) {
      for (const detail of year.items) addGroup(sheet, ++number, detail)
      addTotal(sheet, words.yearTotal(Number(year.key)), year.items)
    }
    addTotal(sheet, words.townTotal(town.items[0]?.town ?? ''), town.items)
  }
  addTotal(sheet, words.grandTotal, details)
  finish(sheet, WIDTHS.length, words.signatures)
}

/** As many rows as the longer side; number, difference and reasons stand once. */
function addGroup(
  sheet: Excel.Worksheet,
  number: number,
  { group, town, village, year, fiscal, projects, note }: Detail,
): void {
  const rows = Math.max(fiscal.length, projects.length)
  for (let i = 0; i < rows; i++) {
    const [money, project] = [fiscal[i], projects[i]]
    const own: Cell[] = [
      i === 0 ? number : null,
      town || words.noTown,
      project?.village || money?.village || village,
      year,
      money?.no ?? null,
      money?.name ?? null,
      money?.source ?? null,
      money ? money.fen / 100 : null,
      project?.no ?? null,
      project?.name ?? null,
      project ? project.fen / 100 : null,
      i === 0 ? group.diffFen / 100 : null,
      i === 0 ? [reasonsText(group.reasons), note ?? ''].filter(Boolean).join('；') : null,
    ]
    write(sheet, own, { money: MONEY_COLUMNS })
  }
}

const MONEY_COLUMNS = [8, 11, 12]

function addTotal(sheet: Excel.Worksheet, label: string, details: readonly Detail[]): void {
  const { all } = figuresOf(details)
  const cells: Cell[] = [
    null,
    label,
    null,
    null,
    null,
    null,
    null,
    all.fiscalFen / 100,
    null,
    null,
    all.projectFen / 100,
    all.diffFen / 100,
    null,
  ]
  write(sheet, cells, { money: MONEY_COLUMNS, isTotal: true })
}

function addRefused(workbook: Book, refused: ReconciliationBook['refused']): void {
  const widths = [10, 18, 8, 30, 40]
  const sheet = open(workbook, words.refused, widths)
  head(sheet, { title: words.titles.refused, width: widths.length, bands: [words.refusedHeads], unit: '' })
  for (const { line, sheet: name, row, reason, text } of refused)
    write(sheet, [words.lines[line], name, row, refusedLineText(reason), text], { money: [] })
  finish(sheet, widths.length, words.signatures)
}
