import type { Flag, Reading } from './reading.ts'
import { CONTRACT_SUM } from './settle.ts'

const ASKS: Partial<Record<Flag, true>> = {
  anomaly_high: true,
  anomaly_high_vs_contract: true,
  below_contract: true,
  personal_account: true,
  cash_received_early: true,
  distribution_exceeds_income: true,
  approx_amount: true,
  disposal_draft: true,
  total_for_many: true,
  relative_amount: true,
  same_as_previous: true,
  bulk: true,
  hearsay: true,
  household_asset: true,
  future_period: true,
  photo_order_unknown: true,
}

export function needsConfirmation(reading: Reading): boolean {
  if (reading.items.length && reading.items.every((item) => item.match === 'out_of_scope')) return false
  if (reading.missing.length > 0 || reading.flags.some((flag) => ASKS[flag])) return true
  // 按合同收齐 says one clear contract sum; any other reckoning is read back.
  return (
    reading.items.some((item) => item.income?.precision === 'derived' && item.income.raw !== CONTRACT_SUM) ||
    reading.items.some(
      (item) =>
        ['fuzzy', 'ambiguous', 'unknown', 'all', 'rest'].includes(item.match) ||
        item.status === 'lost' ||
        item.income?.basis === 'expected' ||
        item.issues.includes('unauthorised_change'),
    )
  )
}
