/** Wall-clock times of the office, taken from the text `2026-10-08T09:12:33+08:00` itself: the reader's own time zone has no say. */
import { pageTexts as say } from '../../../entities/texts/page.ts'

const date = (at: string) => at.slice(0, 10)
export const timeOfDay = (at: string) => at.slice(11, 16)
export const sameDay = (a: string, b: string) => date(a) === date(b)
export const minutesBetween = (a: string, b: string) => (Date.parse(b) - Date.parse(a)) / 60_000

export const monthAndDay = (at: string) => say.monthDay(Number(at.slice(5, 7)), Number(at.slice(8, 10)))

/** `10月8日 周四`, with the year when it is not the year of `now`. */
export function day(at: string, now: string): string {
  const [year = 0, month = 0, dayOfMonth = 0] = date(at).split('-').map(Number)
  const weekday = say.weekdays[new Date(Date.UTC(year, month - 1, dayOfMonth)).getUTCDay()] ?? ''
  return `${at.slice(0, 4) === now.slice(0, 4) ? say.monthDay(month, dayOfMonth) : say.yearMonthDay(year, month, dayOfMonth)} ${weekday}`
}

/** The line between messages: how long ago is said in the words people use. */
export function separator(at: string, now: string): string {
  if (sameDay(at, now)) return timeOfDay(at)
  const days = (Date.parse(date(now)) - Date.parse(date(at))) / 86_400_000
  return `${days === 1 ? say.yesterday : day(at, now)} ${timeOfDay(at)}`
}
