import { instant, local, localDate } from '../base/clock.ts'
import { normalise } from '../language/normalise.ts'

const NEAR: Record<string, number> = { 今天: 0, 明天: 1, 后天: 2 }
const WEEKDAY = /^(?:周|星期|礼拜)([一二三四五六日天])$/
const DATE = /^(?:(\d{4})[-年/.])?(\d{1,2})[-月/.](\d{1,2})[日号]?$/

/** 周三 to `W3`, 12月1日 to `2026-12-01` (this year's, or next year's when it is over); null when it is no day. */
export function readDutyDay(said: string, now: Date): string | null {
  const text = normalise(said)
  const near = NEAR[text]
  if (near !== undefined) return local(now).add(near, 'day').format('YYYY-MM-DD')
  const weekday = WEEKDAY.exec(text)?.[1]
  if (weekday) return `W${'一二三四五六日'.indexOf(weekday === '天' ? '日' : weekday) + 1}`
  const [, year, month = '', day = ''] = DATE.exec(text) ?? []
  const date = (y: number) => `${y}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (month === '' || !isDate(date(Number(year ?? 2024)))) return null
  if (year) return date(Number(year))
  const thisYear = local(now).year()
  return [0, 1, 2, 3, 4].map((ahead) => date(thisYear + ahead)).find((d) => isDate(d) && d >= localDate(now)) ?? null
}

/** 30 February becomes another day when parsed. */
const isDate = (date: string): boolean => localDate(instant(date, '12:00')) === date
