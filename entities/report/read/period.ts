import type { PeriodMention } from '../../language/period.ts'
import { scanPeriods } from '../../language/periods.ts'
import type { Surroundings } from './surroundings.ts'

/** 7月收入9800: one or two months of a quarter; 9月28号到账 is only a date. */
export const isPartOfQuarter = (period: PeriodMention | null, spoken: string): boolean =>
  period?.kind === 'months' && period.months.length < 3 && !/[号日旬底初]/.test(spoken.slice(period.start, period.end))

/** Names of time out of the words, so that 三季度 is no number and 八月 no count. */
export function blank(spoken: string, around: Surroundings): string {
  const all = around.day ? scanPeriods(spoken, around.day) : []
  let text = spoken
  for (const period of [...all].reverse()) text = text.slice(0, period.start) + text.slice(period.end)
  return text
}

/** A quarter or month beats the year beside it (今年三季度 is one mention already); several quarters leave the first. */
export function choosePeriod(periods: PeriodMention[]): PeriodMention | null {
  const exact = periods.find((period) => period.kind === 'quarter' || period.kind === 'months')
  const wide = periods.find((period) => period.kind === 'cumulative' || period.kind === 'half')
  return wide ?? exact ?? periods[0] ?? null
}

/** 一季度2.1万,二季度2.9万: one part per period, where each has its own figure. */
export function splitByPeriod(spoken: string, periods: PeriodMention[]): { text: string; period: PeriodMention }[] {
  const distinct = periods.filter(
    (period, i) =>
      periods.findIndex((other) => other.period === period.period) === i &&
      (period.kind === 'quarter' || period.kind === 'half' || period.kind === 'year' || period.kind === 'months'),
  )
  if (distinct.length < 2) return []
  // 去年三季度3万,今年3.2万: the same quarter of another year, to be confirmed.
  const quarter = distinct.find((period) => period.kind === 'quarter')?.period.slice(4)
  for (const [i, period] of distinct.entries())
    if (quarter && period.kind === 'year' && /^\d{4}$/.test(period.period))
      distinct[i] = { ...period, period: period.period + quarter, kind: 'quarter', doubtful: true }
  const parts = distinct.map((period, i) => ({
    text: `${i === 0 ? spoken.slice(0, period.start) : ''}${spoken.slice(period.end, distinct[i + 1]?.start ?? spoken.length)}`,
    period,
  }))
  return parts.every((part) => /\d|[一二两三四五六七八九十百千万]/.test(part.text)) ? parts : []
}

/** 跟上季度一样, 比去年多: a time compared with, not reported. */
export const compared = (spoken: string, period: PeriodMention): boolean =>
  /(?:跟|比|较|按|照|像|同)(?:着)?$/.test(spoken.slice(0, period.start)) ||
  (/[和与]$/.test(spoken.slice(0, period.start)) &&
    /^(?:的)?(?:一样|相同|差不多|持平|比)/.test(spoken.slice(period.end)))
