import type Excel from 'exceljs'
import { noAssetNames, standingOfProjectNames } from '../../texts/fundingApi.ts'
import { fundingBook, registerBook as words } from '../../texts/fundingBook.ts'
import { runs } from '../result/detail.ts'
import { type Cell, finish, head, newBook, open, write } from '../../workbook/paper.ts'
import type { RegisterRow } from './register.ts'

const WIDTHS = [6, 12, 10, 12, 36, 16, 26, 24, 16, 16, 34]
const MONEY_COLUMNS = [6, 9, 10]

/** 年度资产登记台账 as an office files it: by town, every project with the assets it made, a subtotal for each town. */
export async function registerBook(
  rows: readonly RegisterRow[],
  { place, year }: { place: string; year: number },
): Promise<Buffer> {
  const { workbook, bytes } = newBook()
  const sheet = open(workbook, words.sheet, WIDTHS)
  head(sheet, { title: words.title(place, year), width: WIDTHS.length, bands: [words.heads], note: words.basis })
  const sorted = [...rows].sort((a, b) =>
    `${a.townCode} ${a.town} ${a.projectNo}` < `${b.townCode} ${b.town} ${b.projectNo}` ? -1 : 1,
  )
  let number = 0
  for (const town of runs(sorted, (row) => row.town)) {
    for (const row of town.items) addProject(sheet, ++number, row)
    addTotal(sheet, fundingBook.townTotal(String(town.key)), town.items)
  }
  addTotal(sheet, fundingBook.grandTotal, sorted)
  finish(sheet, WIDTHS.length, fundingBook.signatures)
  return bytes()
}

function addProject(sheet: Excel.Worksheet, number: number, row: RegisterRow): void {
  for (let i = 0; i < Math.max(1, row.assets.length); i++) {
    const asset = row.assets[i]
    const cells: Cell[] = [
      i === 0 ? number : null,
      row.town || fundingBook.noTown,
      row.village,
      i === 0 ? row.projectNo : null,
      i === 0 ? row.name : null,
      i === 0 ? row.projectFen / 100 : null,
      asset?.assetNo ?? null,
      asset?.name ?? null,
      asset ? asset.originalFen / 100 : null,
      i === 0 ? row.diffFen / 100 : null,
      i === 0 ? standing(row) : null,
    ]
    write(sheet, cells, { money: MONEY_COLUMNS })
  }
}

function standing({ standing: is, noAsset, proposal }: RegisterRow): string {
  if (noAsset) return words.noAsset(noAssetNames[noAsset.reason], noAsset.words)
  return proposal ? words.proposal(proposal.name) : standingOfProjectNames[is]
}

function addTotal(sheet: Excel.Worksheet, label: string, rows: readonly RegisterRow[]): void {
  const sum = (of: (row: RegisterRow) => number) => rows.reduce((total, row) => total + of(row), 0) / 100
  const assets = sum((row) => row.assets.reduce((total, asset) => total + asset.originalFen, 0))
  const cells: Cell[] = [
    null,
    label,
    null,
    null,
    null,
    sum((row) => row.projectFen),
    null,
    null,
    assets,
    sum((row) => row.diffFen),
    null,
  ]
  write(sheet, cells, { money: MONEY_COLUMNS, isTotal: true })
}
