import { previousPeriod } from '../base/calendar.ts'
import { local } from '../base/clock.ts'

export interface Today {
  year: number
  month: number
  day: number
}

/** The business day of an instant; null for anything that is not one. */
export function today(now: string | Date | undefined): Today | null {
  if (now === undefined || now === null) return null
  const at = local(now)
  return at.isValid() ? { year: at.year(), month: at.month() + 1, day: at.date() } : null
}

export const quarterOf = (month: number): number => Math.ceil(month / 3)

export const currentQuarter = (day: Today): string => `${day.year}Q${quarterOf(day.month)}`

/** In the first 15 days of a quarter a finished fact belongs to the quarter just ended. Source: domain.md §10, Period. */
export function inferredQuarter(day: Today, finished: boolean): string {
  const current = currentQuarter(day)
  const early = (day.month - 1) % 3 === 0 && day.day <= 15
  return early && finished ? previousPeriod(current) : current
}
