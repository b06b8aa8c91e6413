import type { Cell, Table, TableRow } from './cells.ts'
import { type MoneyUnit, moneyUnits } from './rowWords.ts'

export interface Column<F extends string> {
  field: F
  index: number
  /** The head as the office wrote it. */
  label: string
  /** Money unit or counting unit named in the head. */
  unit: string
}

export interface Header<F extends string> {
  /** Index into table.rows of the first row below the head. */
  firstRow: number
  /** Excel row numbers of the head. */
  rows: number[]
  columns: Column<F>[]
  /** Unit named in a corner above the head. */
  cornerUnit: MoneyUnit | null
  /** Everything written above the head: title, date, unit. */
  title: string
  unknown: string[]
}

/** What the heads of one kind of table are called, and what makes a row its head. */
export interface Heads<F extends string> {
  words: ReadonlyMap<string, F>
  /** Longest first; found inside a longer head. */
  longWords: readonly string[]
  /** Enough columns known to be this kind of table. */
  isHead(columns: readonly Column<F>[]): boolean
  /** A cell that stands only below the head. */
  isData(cell: Cell): boolean
  /** Two columns may be this field; which is meant is decided in `settle`. */
  mayRepeat?(field: F): boolean
  settle?(table: Table, firstRow: number, columns: Column<F>[]): Column<F>[]
}

export function headsOf<F extends string>(
  fields: Readonly<Record<F, readonly string[]>>,
  more: Omit<Heads<F>, 'words' | 'longWords'>,
): Heads<F> {
  const named = Object.entries<readonly string[]>(fields) as [F, readonly string[]][] // its keys are the fields
  const words = new Map(named.flatMap(([field, list]) => list.map((word) => [word, field] as const)))
  const longWords = [...words.keys()].filter((word) => word.length >= 3).sort((a, b) => b.length - a.length)
  return { ...more, words, longWords }
}

const SEARCH_ROWS = 30
const MAX_DEPTH = 3

/** The head of a sheet: the one to three rows under the titles in which most columns have a name we know. Null when there is none. */
export function findHeader<F extends string>(table: Table, heads: Heads<F>): Header<F> | null {
  let best: Header<F> | null = null
  const rows = table.rows.slice(0, SEARCH_ROWS)
  // fewest rows first: a title above the head adds nothing, a second row of the head does
  for (let depth = 1; depth <= MAX_DEPTH; depth++) {
    for (let start = 0; start + depth <= rows.length; start++) {
      const head = rows.slice(start, start + depth)
      if (head.some((row) => row.cells.some(heads.isData))) continue
      const found = headerFrom(table, start, head, heads)
      if (heads.isHead(found.columns) && found.columns.length > (best?.columns.length ?? 0)) best = found
    }
  }
  return best
}

function headerFrom<F extends string>(table: Table, start: number, head: TableRow[], heads: Heads<F>): Header<F> {
  const width = Math.max(...head.map((row) => row.cells.length))
  const columns: Column<F>[] = []
  const unknown: string[] = []
  for (let index = 0; index < width; index++) {
    const parts = [...new Set(head.map((row) => row.cells[index]?.text ?? '').filter((text) => text !== ''))]
    if (parts.length === 0) continue
    const label = parts.join(' ')
    const field = [...parts.reverse(), label].map((text) => fieldOf(text, heads)).find((known) => known !== null)
    if (field && !columns.some((c) => c.field === field && !heads.mayRepeat?.(field)))
      columns.push({ field, index, label, unit: unitIn(label) })
    else unknown.push(label)
  }
  const above = table.rows.slice(0, start).flatMap((row) => row.cells)
  const firstRow = start + head.length
  return {
    firstRow,
    rows: head.map((row) => row.number),
    columns: heads.settle?.(table, firstRow, columns) ?? columns,
    cornerUnit: cornerUnit([...above, ...head.flatMap((row) => row.cells)]),
    title: [...new Set(above.map((cell) => cell.text))].join(' '),
    unknown,
  }
}

/** `投入资金（万元）` -> `投入资金`. */
export const bare = (label: string): string =>
  label
    .normalize('NFKC')
    .replace(/\((?:单位:?)?(?:万元|亿元|千元|元|亩|平方米|㎡|m2|千瓦|kw)\)/gi, '')
    .replace(/[\s:*()/、,.]/g, '')
    .replace(/(万元|亿元|千元)$/, '')

function fieldOf<F extends string>(label: string, { words, longWords }: Heads<F>): F | null {
  const word = bare(label)
  if (word.length > 16) return null
  const exact = words.get(word)
  if (exact) return exact
  const inside = longWords.find((known) => word.includes(known))
  return inside ? (words.get(inside) ?? null) : null
}

function unitIn(label: string): string {
  const text = label.normalize('NFKC')
  return /\((?:单位:?)?\s*([^()]{1,6})\)/.exec(text)?.[1]?.trim() ?? /(万元|亿元|千元)/.exec(text)?.[1] ?? ''
}

function cornerUnit(cells: readonly Cell[]): MoneyUnit | null {
  for (const { text } of cells) {
    const unit =
      /(?:金额)?单位[:：]?\s*[（(]?\s*(?:人民币)?\s*(亿元|万元|千元|元)|^[（(](亿元|万元|千元|元)[)）]$/.exec(
        text.replace(/\s/g, ''),
      )
    if (unit) return (unit[1] ?? unit[2]) as MoneyUnit
  }
  return null
}

/** The unit a money column is written in: its own head, else the corner; null when nobody says. */
export function unitOf<F extends string>(header: Header<F>, column: Column<F>): MoneyUnit | null {
  return column.unit in moneyUnits ? (column.unit as MoneyUnit) : header.cornerUnit
}

/** The head once more, as on the next printed page. */
export const isRepeatedHead = <F extends string>(row: TableRow, { columns }: Pick<Header<F>, 'columns'>): boolean =>
  columns.filter((c) => bare(row.cells[c.index]?.text ?? '') === bare(c.label)).length >= 3
