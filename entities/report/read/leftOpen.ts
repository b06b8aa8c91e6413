import { previousPeriod } from '../../base/calendar.ts'
import type { PeriodMention } from '../../language/period.ts'
import { currentQuarter } from '../../language/today.ts'
import type { Draft } from './draft.ts'
import type { Found } from './found.ts'
import type { ReadItem } from './reading.ts'

const REASONLESS: (string | null | undefined)[] = ['suspended', 'idle', 'damaged', 'lost', 'partial']

const SUPPLEMENT = /补报|补一下|补上|补交|补录|漏报|漏了|忘(?:了|记)报|迟报|晚报|补充(?:上报|填报)|补个/

/** What must be asked before this can be filed. */
export function leftOpen(
  { spoken, money, state, target, since, entry }: Draft,
  found: Found,
  status: ReadItem['status'],
): void {
  const { missing, flags, items } = found
  const earning = items.filter(
    (item) =>
      item.income === null &&
      (target.entries.find((each) => each.id === item.asset_id) ?? entry)?.class === 'operating',
  )
  const alive = status === 'normal' || status === 'partial' || status === 'repairing'
  if (earning.length && !found.groups.length && (alive || state.same || (status === null && money.kwh !== null)))
    found.lacking.push(...earning.map((item) => item.asset_id))
  if (earning.length && status === 'normal' && money.unpaid) missing.push('amount')
  if (REASONLESS.includes(status) && !state.issues.length && found.facts) missing.push('reason')
  if (status === 'idle' && !since && !found.items.some((item) => item.since) && !/跑路/.test(spoken))
    missing.push('since_date')
  if (status === null && !money.income && !money.unpaid && !state.same && found.facts) missing.push('status')
  if (target.match === 'ambiguous' || target.match === 'unknown') missing.push('asset')
  if (SUPPLEMENT.test(spoken) && !flags.includes('late_supplement')) flags.push('late_supplement')
}

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
