import type { FieldKey } from '../../asset/fields.ts'
import { fieldNames } from '../../texts/assetFields.ts'
import { assetClassNames } from '../../texts/asset.ts'
import { ledgerBook as words } from '../../texts/ledgerBook.ts'
import { type Book, type Cell, finish, head, open, sumOver, write } from '../../workbook/paper.ts'
import { cellOf } from './cell.ts'
import type { Look } from './look.ts'
import type { LedgerRow } from './rows.ts'

export type Columns = Partial<Record<FieldKey, number>> & { originalFen: number }

/** What a filed ledger says of each asset, with the width of its column. */
export const detailColumns = {
  assetNo: 24,
  name: 19,
  subclass: 12,
  location: 13,
  projectName: 16,
  projectYear: 6,
  fundSource: 17,
  originalFen: 14,
  quantity: 7,
  unit: 5,
  formedOn: 11,
  ownerName: 12,
  operatorName: 13,
  keeperName: 8,
  opStatus: 9,
  note: 10,
} as const satisfies Columns
export const keysOf = (columns: Columns) => Object.keys(columns) as FieldKey[]

interface Details {
  columns: Columns
  title: string
  look: Look
  note: string
  signatures: string
  /** Columns before the fields that say where: town and village for a county, village for a town. */
  places: { head: string; name(row: LedgerRow): string }[]
  townName(code: string): string
  villageName(code: string): string
  /** Whether several villages, or several towns, stand on the sheet: each then has its own subtotal. */
  levels: { village: boolean; town: boolean }
}

/** 明细 - every asset; subtotals of each class, village and town are sums over their rows. */
export function addDetails(workbook: Book, rows: readonly LedgerRow[], of: Details): void {
  const { look, places, levels } = of
  const keys = keysOf(of.columns)
  const lead = 1 + places.length
  const width = lead + keys.length
  const widths = [6, ...places.map(() => 10), ...keys.map((key) => of.columns[key] ?? 10)]
  const sheet = open(workbook, words.details, widths, {
    frozen: { rows: 3, columns: lead + 2 },
  })
  head(sheet, {
    title: of.title,
    width,
    unit: look.unit,
    note: of.note,
    bands: [[words.number, ...places.map(({ head }) => head), ...keys.map((key) => fieldNames[key])]],
  })
  const money = [lead + 1 + keys.indexOf('originalFen')]
  let last = 3
  const put = (cells: Cell[], isTotal = false) => {
    last = write(sheet, cells, {
      money,
      format: look.format,
      isTotal,
      ...(isTotal ? {} : { widths }),
      merged: isTotal ? money[0]! - 1 : 0,
    })
  }
  let number = 0

  /** Writes what `inner` writes and, where there is something to sum up, its total below; returns the sum in fen. */
  const level = (label: string | null, items: readonly LedgerRow[], inner: () => void): void => {
    const from = last + 1
    inner()
    if (label === null) return
    const fen = items.reduce((sum, row) => sum + row.originalFen, 0)
    const cells: Cell[] = Array<Cell>(width).fill(null)
    cells[0] = words.totalOf(label, items.length)
    cells[money[0]! - 1] = sumOver(money[0]!, from, Math.max(from, last), look.money(fen))
    put(cells, true)
  }
  const assets = (items: readonly LedgerRow[]) => {
    for (const row of items)
      put([
        ++number,
        ...places.map(({ name }) => name(row)),
        ...keys.map((key) => (key === 'originalFen' ? look.money(row.originalFen) : cellOf(key, row.values[key]))),
      ])
  }
  const classes = (items: readonly LedgerRow[]) => {
    for (const [assetClass, own] of runs(items, (row) => row.assetClass))
      level(words.classTotal(assetClassNames[assetClass]), own, () => assets(own))
  }
  const villages = (items: readonly LedgerRow[]) => {
    for (const [code, own] of runs(items, (row) => row.villageCode))
      level(levels.village ? words.villageTotal(of.villageName(code)) : null, own, () => classes(own))
  }
  level(words.grandTotal, rows, () => {
    for (const [code, own] of runs(rows, (row) => row.townCode))
      level(levels.town ? words.placeTotal(of.townName(code)) : null, own, () => villages(own))
  })
  finish(sheet, width, of.signatures)
}

/** Neighbours that agree in `key`. */
function runs<K>(rows: readonly LedgerRow[], key: (row: LedgerRow) => K): [K, LedgerRow[]][] {
  const found: [K, LedgerRow[]][] = []
  for (const row of rows) {
    const own = key(row)
    const last = found.at(-1)
    if (last?.[0] === own) last[1].push(row)
    else found.push([own, [row]])
  }
  return found
}
