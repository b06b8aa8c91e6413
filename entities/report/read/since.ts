import type { PeriodMention } from '../../language/period.ts'

/** `2026-08` of 从八月份起, 8月份就停了; null when no beginning is told. */
export function readSince(text: string, periods: PeriodMention[]): string | null {
  for (const period of periods) {
    const [month] = period.months
    if (!month) continue
    const before = text.slice(Math.max(0, period.start - 3), period.start)
    const after = text.slice(period.end, period.end + 10)
    if (
      /[从自打]$/.test(before) ||
      /^(?:份)?(?:起|开始|以来|以后|之后|就|到现在|到目前|至今|[停空闲荒坏关退搬没]|合同|老板)/.test(after)
    )
      return month
  }
  return null
}
