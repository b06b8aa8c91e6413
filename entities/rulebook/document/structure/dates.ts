import { addDays } from '../../../base/calendar.ts'
import { instant, localDate } from '../../../base/clock.ts'
import { digit } from '../../../language/numerals.ts'
import { numberOf } from './articleHead.ts'

const FIGURES =
  /(\d{4})[\s\u3000]*[年\-./／][\s\u3000]*(\d{1,2})[\s\u3000]*[月\-./／][\s\u3000]*(\d{1,2})[\s\u3000]*日?/
const CHARACTERS =
  /([一二三四五六七八九〇○零Ｏ]{4})[\s\u3000]*年[\s\u3000]*([一二三四五六七八九十]{1,3})[\s\u3000]*月[\s\u3000]*([一二三四五六七八九十]{1,3})[\s\u3000]*日/

/** First date in a text, as business day; null when there is none or no such day. */
export function dateIn(text: string): { date: string; text: string; at: number } | null {
  const plain = text.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
  const figures = FIGURES.exec(plain)
  const characters = CHARACTERS.exec(plain)
  const match = !characters || (figures && figures.index <= characters.index) ? figures : characters
  if (!match) return null
  const year = match === figures ? match[1]! : [...match[1]!.replace(/[○Ｏ]/g, '〇')].map((c) => digit(c)).join('')
  const two = (part: string) => String(numberOf(part) ?? 0).padStart(2, '0')
  const date = `${year}-${two(match[2]!)}-${two(match[3]!)}`
  return isDay(date) ? { date, text: match[0], at: match.index } : null
}

export function allDates(text: string): string[] {
  const found: string[] = []
  for (let rest = text; ; ) {
    const next = dateIn(rest)
    if (!next) return found
    found.push(next.date)
    rest = rest.slice(next.at + next.text.length)
  }
}

export const isDay = (date: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || date < '1900') return false
  const at = instant(date)
  return !Number.isNaN(at.getTime()) && localDate(at) === date
}

/** The last day of `years` years from a day on: five years from 2021-08-31 end on 2026-08-30. */
export function lastDayAfter(from: string, years: number): string {
  const same = `${Number(from.slice(0, 4)) + years}${from.slice(4)}`
  return addDays(isDay(same) ? same : `${same.slice(0, 5)}03-01`, -1)
}
