import { addDays, daysBetween } from '../base/calendar.ts'

/**
 * 公示期 - natural days by the calendar. The day it is put up does not count; each whole day it hangs does. A day on which it was found torn
 * off does not count, nor the day it is put up again: what is missing is made up. Source: domain.md §4.3, F060; counting is ours (D).
 */
export interface Hanging {
  /** Required. */
  days: number
  /** Whole days that counted before `postedOn`. */
  countedDays: number
  postedOn: string
}

/** The day on which the required days are full. */
export const dueOn = ({ days, countedDays, postedOn }: Hanging): string =>
  addDays(postedOn, Math.max(0, days - countedDays))

/** Whole days that count when it is found gone on `lostOn`; never more than required. */
export const countedUntil = ({ days, countedDays, postedOn }: Hanging, lostOn: string): number =>
  Math.min(days, countedDays + Math.max(0, daysBetween(postedOn, lostOn) - 1))

/** Days that have counted by the end of `today`. */
export const countedBy = ({ days, countedDays, postedOn }: Hanging, today: string): number =>
  Math.min(days, countedDays + Math.max(0, daysBetween(postedOn, today)))
