import dayjs from 'dayjs'
import { local } from '../../base/clock.ts'
import { DATED, YEARS_AGO } from './dayWords.ts'

/**
 * The day whose rules a question is about, `YYYY-MM-DD`; null when it is about those in force now. A year alone means its last
 * day, a month its last. "2018年建的路要登记吗" is about a road, not about the rules of 2018.
 */
export function dayMeant(question: string, now: Date): string | null {
  const groups = DATED.exec(question.replace(/\s+/g, ''))?.groups
  if (!groups?.year) return null
  const today = local(now)
  const year = YEARS_AGO[groups.year] === undefined ? Number(groups.year) : today.year() - YEARS_AGO[groups.year]!
  const month = groups.month === undefined ? 12 : Number(groups.month)
  if (month < 1 || month > 12) return null
  const first = dayjs(`${year}-${String(month).padStart(2, '0')}-01`)
  const day = groups.day === undefined ? first.daysInMonth() : Math.min(Number(groups.day), first.daysInMonth())
  const meant = first.date(Math.max(1, day)).format('YYYY-MM-DD')
  return meant < today.format('YYYY-MM-DD') ? meant : null
}
