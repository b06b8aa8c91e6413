import type Excel from 'exceljs'

/** One cell as the reader sees it. */
export interface Cell {
  /** As displayed, digits and letters half width, blanks collapsed; '' when empty. */
  text: string
  number: number | null
  /** `YYYY-MM-DD` when Excel itself calls it a date. */
  date: string | null
  /** `#REF!` and the like. */
  isError: boolean
  /** Repeats the first cell of a merged area; right for a village, wrong for an amount. */
  isRepeat: boolean
}

export interface TableRow {
  /** Row number as Excel shows it. */
  number: number
  cells: Cell[]
}

export interface Table {
  name: string
  isHidden: boolean
  rows: TableRow[]
}

export const emptyCell: Cell = { text: '', number: null, date: null, isError: false, isRepeat: false }
const ofText = (text: string): Cell => ({ ...emptyCell, text: tidy(text) })

/** Full-width digits, letters and blanks to half width; Chinese punctuation stays as written. */
export const tidy = (text: string): string =>
  text
    .replace(/[０-９Ａ-Ｚａ-ｚ．％＋－／]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u0000-\u0008\u000b-\u001f\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\s\u3000\u00a0]+/g, ' ')
    .trim()

export function cellOf(value: Excel.CellValue, format: string | undefined): Cell {
  if (value === null || value === undefined) return emptyCell
  if (typeof value === 'string') return ofText(value)
  if (typeof value === 'number') return ofNumber(value, format)
  if (typeof value === 'boolean') return ofText(value ? '是' : '否')
  if (value instanceof Date) return ofDate(value)
  if ('error' in value) return { ...emptyCell, text: String(value.error), isError: true }
  if ('richText' in value) return ofText(value.richText.map((part) => part.text).join(''))
  if ('text' in value) return ofText(typeof value.text === 'string' ? value.text : '')
  return cellOf(value.result, format)
}

function ofNumber(value: number, format: string | undefined): Cell {
  if (!Number.isFinite(value)) return { ...emptyCell, isError: true }
  // 2018.10 shown with two decimals is October, though the number is 2018.1
  const decimals = /^0\.(0+)$/.exec(format ?? '')?.[1]?.length
  return { ...emptyCell, text: decimals === undefined ? plainNumber(value) : value.toFixed(decimals), number: value }
}

const plainNumber = (value: number) =>
  Math.abs(value) < 1e15 && Math.abs(value) >= 1e-6 ? String(Number(value.toPrecision(15))) : String(value)

/** exceljs hands dates over as UTC midnight. */
function ofDate(value: Date): Cell {
  if (Number.isNaN(value.getTime())) return { ...emptyCell, isError: true }
  const date = value.toISOString().slice(0, 10)
  return { ...emptyCell, text: date, date }
}
