import dayjs from 'dayjs'
import { local } from '../../base/clock.ts'

/** Reading vocabulary: words that ask for the rule of another time, not for a thing of that year. */
const RULE =
  '(?:的?(?:老|旧)?(?:规定|规矩|办法|细则|制度|文件|条文|版本|法|政策)|的时候|那时|那会儿?|当时|时(?=[，,。？?]|$))'
const DATED = new RegExp(
  String.raw`(?<year>20\d\d|去年|前年|大前年)(?:年)?(?:(?<month>\d{1,2})月(?:份)?)?(?:(?<day>\d{1,2})[日号])?${RULE}`,
  'u',
)
const YEARS_AGO: Readonly<Record<string, number>> = { 去年: 1, 前年: 2, 大前年: 3 }

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
