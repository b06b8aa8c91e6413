import type { Reading } from './reading.ts'
import type { Surroundings } from './surroundings.ts'

/** 1号棚的, after 大棚租金收了两千 was ambiguous: the earlier words now have their asset. */
export function resolveEarlier(reading: Reading, around: Surroundings): void {
  const last = around.previous.at(-1)
  const [item] = reading.items
  if (
    !last?.candidates ||
    last.asset_id ||
    !item?.asset_id ||
    reading.items.length > 1 ||
    !last.candidates.includes(item.asset_id)
  )
    return
  reading.flags.push('ambiguous_resolved')
  if (!item.income && typeof last.income?.yuan === 'number') {
    item.income = { kind: null, basis: 'received', precision: 'exact', ...last.income, yuan: last.income.yuan }
    item.period = last.period ?? item.period
    item.status ??= last.status === 'disposed' ? null : (last.status ?? 'normal')
    reading.missing = reading.missing.filter((missing) => missing !== 'amount' && missing !== 'status')
  }
}
