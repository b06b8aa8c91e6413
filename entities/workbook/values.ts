import type { Cell } from './cells.ts'
import type { Problem } from '../texts/ledger.ts'
import { moneyUnits, type MoneyUnit, nothing, yearDigits } from './rowWords.ts'

/** What a cell means; `problem` says what is wrong with it. */
export interface Read<T> {
  value: T | null
  problem?: Problem
}

export const isNothing = (cell: Cell): boolean => !cell.isError && (cell.text === '' || nothing.test(cell.text))

/**
 * Money to fen. A unit written in the cell wins over that of the column; commas, blanks and currency signs are ignored. `约`, ranges and
 * sums are not money one can register. `signed`: money taken back is below zero.
 */
export function fenIn(cell: Cell, yuanPerUnit: number, { signed = false } = {}): Read<number> {
  if (cell.isError) return { value: null, problem: 'amount-error' }
  if (cell.date) return { value: null, problem: 'amount-unreadable' }
  const text = cell.text.replace(/[\s,，¥￥]/g, '')
  const match = /^(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(亿元|万元|千元|元|万|亿)?$/i.exec(
    cell.number !== null ? String(cell.number) : text,
  )
  if (!match) return { value: null, problem: 'amount-unreadable' }
  const unit = match[2] ? moneyUnits[(match[2].endsWith('元') ? match[2] : `${match[2]}元`) as MoneyUnit] : yuanPerUnit
  const fen = Math.round(Number(match[1]) * unit * 100)
  if (signed ? fen === 0 : fen <= 0) return { value: null, problem: 'amount-not-positive' }
  // 10亿元 for one asset of a village is a wrong unit, not an asset
  if (Math.abs(fen) > 100_000_000_000) return { value: null, problem: 'amount-too-large' }
  return { value: fen }
}

/** A count or measure, with the unit people write behind it: `120千瓦`, `3.5公里`. */
export function measureIn(cell: Cell): { value: number; unit: string } | null {
  if (cell.number !== null) return cell.number >= 0 ? { value: cell.number, unit: '' } : null
  const match = /^(\d+(?:\.\d+)?)\s*([^\d\s].{0,7})?$/.exec(cell.text.replace(/[,，]/g, ''))
  return match ? { value: Number(match[1]), unit: match[2]?.trim() ?? '' } : null
}

const withDigits = (text: string) => text.replace(/[〇零一二三四五六七八九]/g, (c) => yearDigits[c] ?? c)
const isYear = (year: number) => year >= 1980 && year <= 2100

/** `2018`, `2018年`, `2018年度`, `二〇一八年`, or the year of a date. */
export function yearIn(cell: Cell): Read<number> {
  const text = cell.date?.slice(0, 4) ?? (/年/.test(cell.text) ? withDigits(cell.text) : cell.text)
  const year = Number(/^(\d{4})(年度?|[.\-/年].*)?$/.exec(text.replace(/\s/g, ''))?.[1])
  return isYear(year) ? { value: year } : { value: null, problem: 'year-unreadable' }
}

export interface FormedOn {
  /** `2018`, `2018-05` or `2018-05-03`: as precise as written. */
  on: string
  precision: 'year' | 'month' | 'day'
}

/** 2018 / 2018年 / 2018.5 / 2018年5月 / 201805 / 2018-05-03 / 2018年5月3日 / an Excel date or its serial number. */
export function formedIn(cell: Cell): Read<FormedOn> {
  if (cell.date) return formed(cell.date.slice(0, 4), cell.date.slice(5, 7), cell.date.slice(8))
  // days since 1900, in a column somebody formatted as a number
  if (cell.number !== null && Number.isInteger(cell.number) && cell.number > 20_000 && cell.number < 70_000)
    return ofSerial(cell.number)
  // the number 2018.1 is January to one typist and October (2018.10) to the next
  if (cell.number !== null && /^\d{4}\.1$/.test(cell.text))
    return { value: { on: cell.text.slice(0, 4), precision: 'year' }, problem: 'date-ambiguous' }
  const text = (/年/.test(cell.text) ? withDigits(cell.text) : cell.text).replace(/\s/g, '')
  const packed = /^(\d{4})(\d{2})(\d{2})?$/.exec(text)
  if (packed) return formed(packed[1], packed[2], packed[3])
  const parts =
    /^(\d{4})(?:年度?|[.\-/．])?(?:(?<=\D)(\d{1,2})(?:月份?|[.\-/．])?(?:(\d{1,2})(?:日|号)?)?)?(?:底|初|中旬|上旬|下旬|00:00:00)?$/.exec(
      text,
    )
  return parts ? formed(parts[1], parts[2], parts[3]) : { value: null, problem: 'date-unreadable' }
}

function formed(year = '', month?: string, day?: string): Read<FormedOn> {
  if (!isYear(Number(year))) return { value: null, problem: 'date-unreadable' }
  if (!month) return { value: { on: year, precision: 'year' } }
  if (Number(month) < 1 || Number(month) > 12) return { value: null, problem: 'date-unreadable' }
  const on = `${year}-${month.padStart(2, '0')}`
  if (!day) return { value: { on, precision: 'month' } }
  const daysInMonth =
    Number(month) === 2 ? (Number(year) % 4 === 0 ? 29 : 28) : [4, 6, 9, 11].includes(Number(month)) ? 30 : 31
  if (Number(day) < 1 || Number(day) > daysInMonth) return { value: null, problem: 'date-unreadable' }
  return { value: { on: `${on}-${day.padStart(2, '0')}`, precision: 'day' } }
}

function ofSerial(serial: number): Read<FormedOn> {
  // 25,569 days from Excel's first day to 1970-01-01
  const date = new Date((serial - 25_569) * 86_400_000).toISOString()
  return formed(date.slice(0, 4), date.slice(5, 7), date.slice(8, 10))
}
