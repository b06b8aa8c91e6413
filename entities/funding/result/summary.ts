import type Excel from 'exceljs'
import { fundingBook as words } from '../../texts/fundingBook.ts'
import { type Detail, figuresOf, runs } from './detail.ts'
import { type Book, type Cell, finish, head, open, write } from '../../workbook/paper.ts'

const WIDTHS = [14, 8, 8, 16, 8, 16, 8, 16, 8, 16, 8, 16, 8, 16, 10]
/** Under the bands of the head: 财政线 and so on take two columns each. */
const MERGES = ['A3:A4', 'B3:B4', 'C3:D3', 'E3:F3', 'G3:H3', 'I3:J3', 'K3:L3', 'M3:N3']
const MONEY_COLUMNS = [4, 6, 8, 10, 12, 14]

/** 总表 - by town and year: both lines, what agrees, what does not. */
export function addSummary(workbook: Book, details: readonly Detail[]): void {
  const sheet = open(workbook, words.summary, WIDTHS)
  const [town, year, ...pairs] = words.summaryBands
  const last = pairs.pop()
  head(sheet, {
    title: words.titles.summary,
    width: WIDTHS.length,
    note: words.basis,
    bands: [
      [
        words.summaryHeads[0] ?? town ?? '',
        words.summaryHeads[1] ?? year ?? '',
        ...pairs.flatMap((band) => [band, '']),
        last ?? '',
      ],
      words.summaryHeads,
    ],
    merges: MERGES,
  })
  for (const one of runs(details, (d) => d.town)) {
    for (const of of runs(one.items, (d) => d.year))
      row(sheet, one.items[0]?.town || words.noTown, Number(of.key), of.items)
    row(sheet, words.townTotal(one.items[0]?.town ?? ''), null, one.items, true)
  }
  row(sheet, words.grandTotal, null, details, true)
  finish(sheet, WIDTHS.length, words.signatures)
}

function row(
  sheet: Excel.Worksheet,
  town: string,
  year: number | null,
  details: readonly Detail[],
  isTotal = false,
): void {
  const f = figuresOf(details)
  const cells: Cell[] = [
    town,
    year,
    f.fiscalLines,
    f.all.fiscalFen / 100,
    f.projectLines,
    f.all.projectFen / 100,
    f.matched.groups,
    f.matched.fiscalFen / 100,
    f.amount_diff.groups,
    f.amount_diff.diffFen / 100,
    f.fiscal_only.groups,
    f.fiscal_only.fiscalFen / 100,
    f.project_only.groups,
    f.project_only.projectFen / 100,
    f.all.groups === 0 ? '' : `${((100 * f.matched.groups) / f.all.groups).toFixed(1)}%`,
  ]
  write(sheet, cells, { money: MONEY_COLUMNS, isTotal })
}
