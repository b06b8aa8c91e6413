import { previousPeriod } from '../../base/calendar.ts'
import type { PeriodMention } from '../../language/period.ts'
import { currentQuarter } from '../../language/today.ts'
import type { Draft } from './draft.ts'
import type { Found } from './found.ts'

export const SUPPLEMENT = /补报|补一下|补上|补交|补录|漏报|漏了|忘(?:了|记)报|迟报|晚报|补充(?:上报|填报)|补个/

/** What is odd about the time named: a sum of several quarters, one still to come, one long due. */
export function periodFlags(period: PeriodMention, { around, spoken, money }: Draft, found: Found): void {
  const { flags, missing } = found
  if (period.kind === 'cumulative') {
    flags.push('cumulative_amount')
    missing.push('period')
  }
  if (period.kind === 'half') {
    flags.push('half_year')
    missing.push('split')
  }
  if (period.future) {
    flags.push('future_period')
    found.confirm = true
  }
  if (period.doubtful) found.confirm = true
  if (!around.day) return
  const due = previousPeriod(currentQuarter(around.day))
  if (/^\d{4}Q\d$/.test(period.period) && period.period < due) flags.push('late_supplement')
  if (SUPPLEMENT.test(spoken)) flags.push('late_supplement')
  if (period.future && money.income?.basis === 'received') flags.push('cash_received_early')
}
