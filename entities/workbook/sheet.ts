import { DomainError } from '../base/errors.ts'
import type { BookParts } from './bookParts.ts'
import { type Cell, cellOf, emptyCell, type TableRow } from './cells.ts'
import { attribute, decoded, textIn } from './xml.ts'

/** More columns than any office fills. */
const MAX_COLUMNS = 200
const DAY = 86_400_000

/**
 * The rows of a sheet that hold something, read row by row: a library's whole workbook takes 2 GB for a ledger of 50,000 rows, its stream
 * knows neither merged cells nor what a formula came to. Throws ledger/broken.
 */
export function rowsOf(xml: Buffer, parts: BookParts): TableRow[] {
  if (xml.indexOf('</worksheet>', -200) < 0 && xml.indexOf('</worksheet>') < 0) throw new DomainError('ledger/broken')
  const rows: TableRow[] = []
  const end = xml.indexOf('</sheetData>')
  let at = xml.indexOf('<row')
  let number = 0
  while (at >= 0 && (end < 0 || at < end)) {
    const next = xml.indexOf('<row', at + 4)
    const text = xml.toString('utf8', at, next < 0 ? (end < 0 ? xml.length : end) : next)
    const head = text.slice(0, text.indexOf('>') + 1)
    number = Number(attribute(head, 'r')) || number + 1
    const cells = cellsOf(text, parts)
    if (cells.length > 0) rows.push({ number, cells })
    at = next
  }
  return merged(rows, end < 0 ? '' : xml.toString('utf8', end))
}

function cellsOf(row: string, parts: BookParts): Cell[] {
  const cells: Cell[] = []
  for (const [, tag = '', inside = ''] of row.matchAll(/<c(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/c>)/g)) {
    const column = columnOf(attribute(tag, 'r')) ?? cells.length
    if (column >= MAX_COLUMNS) continue
    while (cells.length < column) cells.push(emptyCell)
    cells[column] = inside === '' ? emptyCell : cellIn(tag, inside, parts)
  }
  return trimmed(cells)
}

function trimmed(cells: Cell[]): Cell[] {
  while (cells.at(-1)?.text === '' && !cells.at(-1)?.isError) cells.pop()
  return cells
}

/** `AB12` -> 27; null when the cell does not say where it stands. */
function columnOf(reference: string): number | null {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i) - 64
    if (code < 1 || code > 26) break
    column = column * 26 + code
  }
  return column === 0 ? null : column - 1
}

function cellIn(tag: string, inside: string, { strings, formats, is1904 }: BookParts): Cell {
  const type = attribute(tag, 't')
  if (type === 'inlineStr') return cellOf(textIn(inside), undefined)
  const from = inside.indexOf('<v')
  if (from < 0) return emptyCell
  const raw = inside.slice(inside.indexOf('>', from) + 1, inside.indexOf('</v>', from))
  switch (type) {
    case 's':
      return strings[Number(raw)] ?? emptyCell
    case 'str':
      return cellOf(decoded(raw), undefined)
    case 'e':
      return cellOf({ error: raw as '#REF!' }, undefined)
    case 'b':
      return cellOf(raw !== '0', undefined)
    case 'd':
      return cellOf(new Date(raw), undefined)
  }
  const number = raw === '' ? Number.NaN : Number(raw)
  const format = formats[Number(attribute(tag, 's') || 0)] ?? ''
  return isDate(format) && Number.isFinite(number)
    ? cellOf(new Date(Math.round((number - 25_569 + (is1904 ? 1462 : 0)) * DAY)), format)
    : cellOf(number, format)
}

const dates = new Map<string, boolean>()
/** A format with days or hours in it, outside brackets and quotes. */
function isDate(format: string): boolean {
  let known = dates.get(format)
  if (known === undefined) {
    known = /[ymdhs]/i.test(format.replace(/\[[^\]]*\]|"[^"]*"|\\./g, '').replace(/General/gi, ''))
    dates.set(format, known)
  }
  return known
}

/** Every cell of a merged area carries the value of its first; rows that only an area reaches come to be. */
function merged(rows: TableRow[], rest: string): TableRow[] {
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  const last = rows.at(-1)?.number ?? 0
  let made = false
  for (const [, from = '', to = ''] of rest.matchAll(/<mergeCell\s[^>]*?ref="([A-Z]+\d+):([A-Z]+\d+)"/g)) {
    const [top, bottom] = [from, to].map((reference) => Number(reference.replace(/\D+/, ''))) as [number, number]
    const [left, right] = [columnOf(from) ?? 0, Math.min(columnOf(to) ?? 0, MAX_COLUMNS - 1)]
    const first = byNumber.get(top)?.cells[left]
    if (!first || (first.text === '' && !first.isError)) continue
    const repeat: Cell = { ...first, isRepeat: true }
    // an office merges down to the last line there is; nothing is listed below the last row with something in it
    for (let number = top; number <= Math.min(bottom, last); number++) {
      let row = byNumber.get(number)
      if (!row) {
        byNumber.set(number, (row = { number, cells: [] }))
        made = true
      }
      for (let column = left; column <= right; column++) {
        if (number === top && column === left) continue
        while (row.cells.length < column) row.cells.push(emptyCell)
        row.cells[column] = repeat
      }
    }
  }
  return made ? [...byNumber.values()].sort((a, b) => a.number - b.number) : rows
}
