import { addDays } from '../base/calendar.ts'

/** How people write days: `11月25日`, `11.25`, `2026-11-25`, `今天`, `明天`, `后天`; a number of days: `3天`, `两周`. */
const DAY = String.raw`(?:(?:(?:20)?\d{2}[年\-./])?\d{1,2}[月\-./]\d{1,2}[日号]?|今[天日]|明[天日]|后天|\d{1,2}[日号])`
const LENGTH = String.raw`(?<count>\d{1,3}|[一二两三四五六七八九十半])(?<unit>天|周|个?星期|个?礼拜|个月)`
const BETWEEN = String.raw`\s*(?:日|号)?\s*(?:到|至|-|—|~|～)\s*`
const WORDS: Record<string, number> = { 今天: 0, 今日: 0, 明天: 1, 明日: 1, 后天: 2 }
const NUMERALS = '零一二三四五六七八九十'

export interface Span {
  from: string
  to: string
}

/** The days a text speaks of, first and last included; a day without a year is the next one to come. Null when it speaks of none. */
export function readSpan(text: string, today: string): Span | null {
  const both = new RegExp(`(?<from>${DAY})${BETWEEN}(?<to>${DAY})`).exec(text)?.groups
  if (both) {
    const from = readDay(both['from']!, today)
    const to = from && readDay(both['to']!, WORDS[both['to']!] === undefined ? from : today)
    return from && to ? { from, to } : null
  }
  const length = new RegExp(LENGTH).exec(text)?.groups
  const until = new RegExp(`(?:到|至)\\s*(?<to>${DAY})`).exec(text)?.groups?.['to']
  if (until) {
    const to = readDay(until, today)
    return to ? { from: today, to } : null
  }
  const start = new RegExp(`(?<from>${DAY})`).exec(length ? text.replace(length[0]!, '') : text)?.groups?.['from']
  const from = start ? readDay(start, today) : today
  if (from === null || (!start && !length)) return null
  return { from, to: length ? addDays(from, daysIn(length) - 1) : from }
}

function daysIn({ count, unit }: Record<string, string | undefined>): number {
  const n = /\d/.test(count!) ? Number(count) : count === '两' ? 2 : NUMERALS.indexOf(count!)
  const length = unit === '天' ? 1 : unit === '个月' ? 30 : 7
  return Math.max(1, count === '半' ? Math.ceil(length / 2) : n * length)
}

/** `base`: the day before which an undated day does not lie. */
function readDay(text: string, base: string): string | null {
  const word = WORDS[text]
  if (word !== undefined) return addDays(base, word)
  const numbers = text.match(/\d+/g)!.map(Number)
  const day = numbers.at(-1)!
  const month = numbers.at(-2) ?? Number(base.slice(5, 7))
  const year = numbers.length === 3 ? (numbers[0]! < 100 ? 2000 + numbers[0]! : numbers[0]!) : Number(base.slice(0, 4))
  const written = isoDay(year, month, day)
  if (written === null || numbers.length === 3 || written >= base) return written
  return numbers.length === 2
    ? isoDay(year + 1, month, day)
    : isoDay(month === 12 ? year + 1 : year, (month % 12) + 1, day)
}

function isoDay(year: number, month: number, day: number): string | null {
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return month >= 1 && month <= 12 && day >= 1 && addDays(iso, 0) === iso ? iso : null
}
