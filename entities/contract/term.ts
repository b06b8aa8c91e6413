import { local } from '../base/clock.ts'
import { addDays, daysBetween } from '../base/calendar.ts'
import { instant } from '../base/clock.ts'
import type { Contract } from './contract.ts'
import { monthsOf } from './codes.ts'

/** The same day so many months later; the last of the month where there is no such day. */
export const addMonths = (day: string, months: number): string =>
  local(instant(day)).add(months, 'month').format('YYYY-MM-DD')

/** The last day of a term of so many months that begins on `day`. */
export const lastDay = (day: string, months: number): string => addDays(addMonths(day, months), -1)

type Term = Pick<Contract, 'startOn' | 'endOn'>

/** Full months of a term; both days count. */
export function fullMonths({ startOn, endOn }: Term): number {
  const end = addDays(endOn, 1)
  const months =
    (Number(end.slice(0, 4)) - Number(startOn.slice(0, 4))) * 12 + Number(end.slice(5, 7)) - Number(startOn.slice(5, 7))
  return addMonths(startOn, months) <= end ? months : months - 1
}

/** Longer than so many years, by a day or more. */
export const isLongerThan = ({ startOn, endOn }: Term, years: number): boolean => endOn > lastDay(startOn, years * 12)

/** 年租金 - the rent of a year; of one sum for the whole term its part for twelve months. */
export function rentOfYear({ rentFen, cycle, startOn, endOn }: Term & Pick<Contract, 'rentFen' | 'cycle'>): number {
  const months = monthsOf[cycle]
  if (months !== null) return rentFen * (12 / months)
  const full = fullMonths({ startOn, endOn })
  return full > 12 ? Math.round((rentFen * 12) / full) : rentFen
}

/** Days of a term; both days count. */
export const daysOf = (from: string, to: string): number => daysBetween(from, to) + 1
