import { assetClasses, type AssetClass } from '../../asset/classes.ts'
import { assetClassNames } from '../../texts/asset.ts'
import { ledgerBook as words } from '../../texts/ledgerBook.ts'
import { type Book, type Cell, finish, head, letterOf, open, sumOver, write } from '../../workbook/paper.ts'
import type { Look } from './look.ts'
import type { LedgerRow } from './rows.ts'

interface Summary {
  title: string
  look: Look
  note: string
  /** What stands before the years: towns for a county, villages for a town, nothing for a village. */
  place: { head: string; of(row: LedgerRow): string; name(code: string): string } | null
  signatures: string
}

type Count = { assets: number; fen: number }
type Line = Record<AssetClass | 'all', Count>

/** 总表 - by place and project year: each class and all together, subtotals by place. */
export function addSummary(workbook: Book, rows: readonly LedgerRow[], of: Summary): void {
  const { title, look, note, place, signatures } = of
  const before = place ? 2 : 1
  const groups = [...assetClasses.map((one) => assetClassNames[one]), words.all]
  const width = before + groups.length * 2
  const sheet = open(workbook, words.summary, [...Array<number>(before).fill(14), ...groups.flatMap(() => [9, 18])], {
    frozen: { rows: 4 },
  })
  const first = [...(place ? [place.head] : []), words.year]
  head(sheet, {
    title,
    width,
    unit: look.unit,
    note,
    bands: [
      [...first, ...groups.flatMap((group) => [group, ''])],
      [...first, ...groups.flatMap(() => [words.count, words.original])],
    ],
    merges: [
      ...first.map((_, i) => `${letterOf(i + 1)}3:${letterOf(i + 1)}4`),
      ...groups.map((_, i) => `${letterOf(before + 1 + i * 2)}3:${letterOf(before + 2 + i * 2)}3`),
    ],
  })
  const money = groups.map((_, i) => before + 2 + i * 2)
  const put = (line: Line, lead: Cell[], isTotal: false | { from: number; to: number }) => {
    const figures = [...assetClasses, 'all' as const].flatMap((part, i): Cell[] => {
      const { assets, fen } = line[part]
      if (!isTotal) return assets === 0 ? [null, null] : [assets, look.money(fen)]
      const { from, to } = isTotal
      const at = before + 1 + i * 2
      return [sumOver(at, from, to, assets), sumOver(at + 1, from, to, look.money(fen))]
    })
    return write(sheet, [...lead, ...figures], { money, format: look.format, isTotal: isTotal !== false })
  }

  const all = empty()
  let last = 4
  for (const [code, years] of byPlaceAndYear(rows, place)) {
    const own = empty()
    let from = 0
    let to = 0
    for (const [year, line] of years) {
      to = put(line, [...(place ? [place.name(code)] : []), yearCell(year)], false)
      from ||= to
      add(own, line)
    }
    add(all, own)
    last = to
    if (place) last = put(own, [words.placeTotal(place.name(code)), null], { from, to })
  }
  put(all, [words.grandTotal, ...(place ? [null] : [])], { from: 5, to: Math.max(5, last) })
  finish(sheet, width, signatures)
}

const yearCell = (year: number): Cell => (year === 0 ? words.noYear : year)
const empty = (): Line => ({
  operating: { assets: 0, fen: 0 },
  public: { assets: 0, fen: 0 },
  household: { assets: 0, fen: 0 },
  all: { assets: 0, fen: 0 },
})
function add(to: Line, from: Line): void {
  for (const part of [...assetClasses, 'all' as const]) {
    to[part].assets += from[part].assets
    to[part].fen += from[part].fen
  }
}

/** Rows come by village; a town's or village's years are put together here. */
function byPlaceAndYear(rows: readonly LedgerRow[], place: Summary['place']): [string, [number, Line][]][] {
  const places = new Map<string, Map<number, Line>>()
  for (const row of rows) {
    const code = place ? place.of(row) : ''
    const years = places.get(code) ?? new Map<number, Line>()
    places.set(code, years)
    const line = years.get(row.projectYear ?? 0) ?? empty()
    years.set(row.projectYear ?? 0, line)
    for (const part of [row.assetClass, 'all' as const]) {
      line[part].assets++
      line[part].fen += row.originalFen
    }
  }
  return [...places].map(([code, years]) => [code, [...years].sort(([a], [b]) => a - b)])
}
