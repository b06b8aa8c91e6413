import chineseDays from 'chinese-days'
import { instant, local, localDate } from './clock.ts'
import { isStatutoryHoliday } from './holidays.ts'
import type { SettingsView } from './runtime.ts'

/** Business days are `YYYY-MM-DD` in Asia/Shanghai; periods are `2026Q3` (a quarter) or `2026` (a year). */

export const addDays = (day: string, days: number): string => local(instant(day)).add(days, 'day').format('YYYY-MM-DD')
export const daysBetween = (from: string, to: string): number =>
  Math.round((instant(to).getTime() - instant(from).getTime()) / 86_400_000)

/** 季度 - the quarter a day lies in: Q1 January to March ... Q4 October to December. Source: F153. */
export const periodOf = (day: string): string => `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

export const isQuarter = (period: string): boolean => /^\d{4}Q[1-4]$/.test(period)
export const isYear = (period: string): boolean => /^\d{4}$/.test(period)
export const yearOf = (period: string): string => period.slice(0, 4)
export const quartersOf = (year: string): string[] => [1, 2, 3, 4].map((n) => `${year}Q${n}`)

/** First and last day of a quarter or a year. */
export function periodBounds(period: string): { from: string; to: string } {
  const from = isQuarter(period)
    ? `${yearOf(period)}-${String(Number(period.at(-1)) * 3 - 2).padStart(2, '0')}-01`
    : `${yearOf(period)}-01-01`
  return {
    from,
    to: addDays(
      local(instant(from))
        .add(isQuarter(period) ? 3 : 12, 'month')
        .format('YYYY-MM-DD'),
      -1,
    ),
  }
}

export const nextPeriod = (period: string): string => sameKind(period, addDays(periodBounds(period).to, 1))
export const previousPeriod = (period: string): string => sameKind(period, addDays(periodBounds(period).from, -1))
const sameKind = (period: string, day: string) => (isQuarter(period) ? periodOf(day) : yearOf(day))

const published = new Map<string, boolean>()

/** The State Council announces a year's holidays each November; until then the library knows only weekends. */
function isPublished(year: string): boolean {
  let known = published.get(year)
  // the library names a holiday `National Day,国庆节,3` and every other day by its weekday
  if (known === undefined) published.set(year, (known = chineseDays.getDayDetail(`${year}-10-01`).name.includes(',')))
  return known
}

/** 工作日 - weekends that make up for a holiday count, public holidays do not. A year not yet announced: weekdays less the holidays fixed by regulation. */
export function isWorkday(day: string): boolean {
  const year = yearOf(day)
  if (isPublished(year)) return chineseDays.isWorkday(day)
  const weekday = local(instant(day)).day()
  return weekday !== 0 && weekday !== 6 && !isStatutoryHoliday(day)
}

/** `day` itself when it is a workday, else the next one. */
export function workdayFrom(day: string, step: 1 | -1 = 1): string {
  let at = day
  while (!isWorkday(at)) at = addDays(at, step)
  return at
}

/** 免打扰 - whether a wall-clock time `HH:mm` lies in the quiet hours; they may run over midnight. Source: D64. */
export function isQuiet(time: string, settings: SettingsView): boolean {
  const from = settings.value<string>('quiet.from')
  const to = settings.value<string>('quiet.to')
  return from <= to ? time >= from && time < to : time >= from || time < to
}

/** The moment after the quiet hours when `at` lies in them, else `at`. */
export function afterQuiet(at: Date, settings: SettingsView): Date {
  const time = local(at).format('HH:mm')
  if (!isQuiet(time, settings)) return at
  const to = settings.value<string>('quiet.to')
  return instant(time < to ? localDate(at) : addDays(localDate(at), 1), to)
}

/** When reminders go out on a day: the county's hour, moved behind the quiet hours if it was set inside them. */
export const sendTimeOn = (day: string, settings: SettingsView): Date => {
  const at = settings.value<string>('remind.sendAt')
  return instant(day, isQuiet(at, settings) ? settings.value<string>('quiet.to') : at)
}

/** The first moment from `at` on when a reminder may go out by itself: a workday, outside the quiet hours. */
export function nextSendable(at: Date, settings: SettingsView): Date {
  const day = localDate(at)
  if (isWorkday(day) && !isQuiet(local(at).format('HH:mm'), settings)) return at
  const today = sendTimeOn(day, settings)
  return isWorkday(day) && today > at ? today : sendTimeOn(workdayFrom(addDays(day, 1)), settings)
}
