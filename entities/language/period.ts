import { currentQuarter, quarterOf, type Today } from './today.ts'

/** What a text says about when, where it says it. Business calendar of Asia/Shanghai. Source: domain.md §10, F153. */
export interface PeriodMention {
  start: number
  end: number
  /** `2026Q3`, `2026`, `2026H1`, `2026YTD`. */
  period: string
  kind: 'quarter' | 'months' | 'half' | 'year' | 'cumulative'
  /** Months named, `2026-08`. Two separate months of one quarter make one quarter. */
  months: string[]
  /** Lies wholly or partly after now. */
  future: boolean
  /** Named by the speaker as this/last, or left without a year that two years would fit. */
  doubtful: boolean
}

const CHINESE_MONTHS: Record<string, number> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十一: 11,
  十二: 12,
  元: 1,
  正: 1,
  冬: 11,
  腊: 12,
}

export const monthNumber = (word: string): number => CHINESE_MONTHS[word] ?? Number(word)

export const named = (groups: Record<string, string | undefined>): boolean =>
  groups.year !== undefined || groups.said !== undefined

export function yearOf(groups: Record<string, string | undefined>, day: Today): number {
  if (groups.year) {
    const digits = groups.year
      .replace(/[零〇]/g, '0')
      .replace(/[一二三四五六七八九]/g, (word) => String(CHINESE_MONTHS[word] ?? ''))
    return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
  }
  const shift: Record<string, number> = { 去年: -1, 上年: -1, 上年度: -1, 前年: -2, 明年: 1, 后年: 2 }
  return day.year + (shift[groups.said ?? ''] ?? 0)
}

export function said(
  kind: PeriodMention['kind'],
  year: number,
  period: string,
  day: Today,
  firstMonth = 1,
): Omit<PeriodMention, 'start' | 'end'> {
  return {
    period,
    kind,
    months: [],
    future: year > day.year || (year === day.year && firstMonth > day.month),
    doubtful: false,
  }
}

export function quarter(period: string, day: Today, doubtful = false): Omit<PeriodMention, 'start' | 'end'> {
  return { period, kind: 'quarter', months: [], future: period > currentQuarter(day), doubtful }
}

/** 四季度 without a year: the one under way or the last one gone; said of a finished fact long before it begins, it is doubtful. */
export function quarterSaid(
  which: number,
  groups: Record<string, string | undefined>,
  day: Today,
  finished: boolean,
): Omit<PeriodMention, 'start' | 'end'> {
  if (named(groups)) return quarter(`${yearOf(groups, day)}Q${which}`, day)
  const ahead = which - quarterOf(day.month)
  if (ahead <= 0 || !finished) return quarter(`${day.year}Q${which}`, day)
  return ahead >= 2 ? quarter(`${day.year - 1}Q${which}`, day, ahead === 2) : quarter(`${day.year}Q${which}`, day, true)
}

export function monthSpan(
  from: number,
  to: number,
  groups: Record<string, string | undefined>,
  day: Today,
  finished: boolean,
): Omit<PeriodMention, 'start' | 'end'> | null {
  if (!(from >= 1 && to <= 12 && from <= to)) return null
  let year = yearOf(groups, day)
  if (!named(groups) && finished && from > day.month + 1) year -= 1
  const months = Array.from({ length: to - from + 1 }, (_, i) => `${year}-${String(from + i).padStart(2, '0')}`)
  const future = year > day.year || (year === day.year && from > day.month)
  if (from === 1 && to === 12) return { period: String(year), kind: 'year', months, future, doubtful: false }
  if (from === 1 && to === 6) return { period: `${year}H1`, kind: 'half', months, future, doubtful: false }
  if (from === 7 && to === 12) return { period: `${year}H2`, kind: 'half', months, future, doubtful: false }
  if (quarterOf(from) === quarterOf(to))
    return { period: `${year}Q${quarterOf(from)}`, kind: 'months', months, future, doubtful: false }
  return { period: `${year}YTD`, kind: 'cumulative', months, future, doubtful: true }
}
