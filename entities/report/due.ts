import {
  addDays,
  isQuarter,
  isYear,
  nextPeriod,
  periodBounds,
  periodOf,
  previousPeriod,
  yearOf,
} from '../base/calendar.ts'
import type { SettingsView } from '../base/runtime.ts'
import type { ObligationKind } from './obligation.ts'

/** What a period asks for; null for half-years and running totals, which nobody owes. */
export const kindOf = (period: string): ObligationKind | null =>
  isQuarter(period) ? 'quarter' : isYear(period) ? 'year' : null

/** The newest period of a kind that is over on a day: on its last day it is not yet, on the day after it is. */
export const lastEnded = (kind: ObligationKind, day: string): string =>
  previousPeriod(kind === 'quarter' ? periodOf(day) : yearOf(day))

/** Periods to open on a day: those that ended since the last one opened; for a new installation only the newest. */
export function periodsToOpen(kind: ObligationKind, lastOpened: string | null, day: string): string[] {
  const newest = lastEnded(kind, day)
  if (lastOpened === null) return [newest]
  const periods: string[] = []
  for (let next = nextPeriod(lastOpened); next <= newest; next = nextPeriod(next)) periods.push(next)
  return periods
}

/** 截止日 - a quarter: that day of the month after it; a year: that day of the next year. Source: D60, D61. */
export function dueDay(period: string, settings: SettingsView): string {
  const next = addDays(periodBounds(period).to, 1)
  if (isYear(period)) return `${yearOf(next)}-${settings.value<string>('report.income.due')}`
  return `${next.slice(0, 7)}-${String(settings.value<number>('report.quarter.dueDay')).padStart(2, '0')}`
}
