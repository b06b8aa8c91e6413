import { assetClasses } from '../../asset/classes.ts'
import type { Cell, Table, TableRow } from './cells.ts'
import { type Field, fields, moneyFields, moneyUnits, type MoneyUnit } from './headWords.ts'
import { classWords } from './words.ts'

export interface Column {
  field: Field
  index: number
  /** The head as the office wrote it. */
  label: string
  /** Money unit or counting unit named in the head. */
  unit: string
}

export interface Header {
  /** Index into table.rows of the first row below the head. */
  firstRow: number
  /** Excel row numbers of the head. */
  rows: number[]
  columns: Column[]
  /** Unit named in a corner above the head. */
  cornerUnit: MoneyUnit | null
  /** Everything written above the head: title, date, unit. */
  title: string
  unknown: string[]
}

const SEARCH_ROWS = 30
const MAX_DEPTH = 3
const WORDS: ReadonlyMap<string, Field> = new Map(
  Object.entries(fields).flatMap(([field, words]) => words.map((word) => [word, field as Field] as const)),
)
const LONG_WORDS = [...WORDS.keys()].filter((word) => word.length >= 3).sort((a, b) => b.length - a.length)

/** The head of a sheet: the one to three rows under the titles in which most columns have a name we know. Null when there is none. */
export function findHeader(table: Table): Header | null {
  let best: Header | null = null
  const rows = table.rows.slice(0, SEARCH_ROWS)
  // fewest rows first: a title above the head adds nothing, a second row of the head does
  for (let depth = 1; depth <= MAX_DEPTH; depth++) {
    for (let start = 0; start + depth <= rows.length; start++) {
      const head = rows.slice(start, start + depth)
      if (head.some(looksLikeData)) continue
      const found = headerFrom(table, start, head)
      if (isHead(found) && found.columns.length > (best?.columns.length ?? 0)) best = found
    }
  }
  return best
}

const isHead = ({ columns }: Header) =>
  columns.length >= 3 && columns.some((c) => c.field === 'name' || c.field === 'projectName')
const looksLikeData = (row: TableRow) =>
  row.cells.some((cell) => cell.number !== null || cell.date !== null || isClass(cell.text.replace(/\s/g, '')))
const isClass = (text: string) => assetClasses.some((c) => classWords[c].test(text))

function headerFrom(table: Table, start: number, head: TableRow[]): Header {
  const width = Math.max(...head.map((row) => row.cells.length))
  const columns: Column[] = []
  const unknown: string[] = []
  for (let index = 0; index < width; index++) {
    const parts = [...new Set(head.map((row) => row.cells[index]?.text ?? '').filter((text) => text !== ''))]
    if (parts.length === 0) continue
    const label = parts.join(' ')
    const field = [...parts.reverse(), label].map(fieldOf).find((known) => known !== null)
    if (field && !columns.some((c) => c.field === field && field !== 'classLike'))
      columns.push({ field, index, label, unit: unitIn(label) })
    else unknown.push(label)
  }
  const above = table.rows.slice(0, start).flatMap((row) => row.cells)
  return {
    firstRow: start + head.length,
    rows: head.map((row) => row.number),
    columns: settleClass(table, start + head.length, nameFromProject(columns)),
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

function fieldOf(label: string): Field | null {
  const word = bare(label)
  if (word.length > 16) return null
  const exact = WORDS.get(word)
  if (exact) return exact
  const inside = LONG_WORDS.find((known) => word.includes(known))
  return inside ? (WORDS.get(inside) ?? null) : null
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

/** Some offices name the asset only by its project. */
function nameFromProject(columns: Column[]): Column[] {
  if (columns.some((c) => c.field === 'name')) return columns
  return columns.map((c) => (c.field === 'projectName' ? { ...c, field: 'name' as const } : c))
}

/** 资产类别 is the class in one office and the subclass in the next: what stands below decides. */
function settleClass(table: Table, firstRow: number, columns: Column[]): Column[] {
  const candidates = columns.filter((c) => c.field === 'classLike')
  const share = (column: Column) => {
    const texts = table.rows
      .slice(firstRow, firstRow + 200)
      .map((row) => row.cells[column.index]?.text.replace(/\s/g, '') ?? '')
      .filter((text) => text !== '')
    return texts.filter(isClass).length / Math.max(1, texts.length)
  }
  const best = candidates.toSorted((a, b) => share(b) - share(a))[0]
  const others = candidates.filter((c) => c !== best)
  return columns.flatMap((c) => {
    if (!others.includes(c)) return [c]
    return columns.some((k) => k.field === 'subclass') || c !== others[0] ? [] : [{ ...c, field: 'subclass' as const }]
  })
}

/** Yuan per unit of a money column: its own head, else the corner; null when nobody says. */
export function yuanPerUnit(header: Header, column: Column): number | null {
  if (!moneyFields.includes(column.field)) return null
  const named = column.unit in moneyUnits ? (column.unit as MoneyUnit) : header.cornerUnit
  return named ? moneyUnits[named] : null
}
