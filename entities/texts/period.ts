const quarters = ['一', '二', '三', '四']

/** `2026Q3` -> `2026 年三季度`, `2026` -> `2026 年`. */
export const periodName = (period: string): string => `${period.slice(0, 4)} 年${quarterName(period)}`

/** `2026Q3` -> `三季度`; empty for a year. */
const parts: Record<string, string> = { H1: '上半年', H2: '下半年', YTD: '到现在' }
export const quarterName = (period: string): string =>
  parts[period.slice(4)] ?? (period.length > 4 ? `${quarters[Number(period.at(-1)) - 1]}季度` : '')

/** `2026Q3` -> `三季度`, `2026` -> `2026 年`: where the year is clear from the talk. */
export const shortPeriod = (period: string): string => quarterName(period) || periodName(period)

/** `2026-10-08` -> `10 月 8 日`. */
export const dayName = (day: string): string => `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8, 10))} 日`
