import type { ReadItem } from './reading.ts'

/** Two stretches about the same asset and period become one item; the later word wins where both speak. */
export function joinItems(items: ReadItem[]): ReadItem[] {
  const joined: ReadItem[] = []
  const seen = new Map<string, ReadItem>()
  for (const item of items) {
    const key = item.asset_id === null ? null : `${item.asset_id} ${item.period}`
    const earlier = key === null ? undefined : seen.get(key)
    const same = earlier && !(earlier.income && item.income) ? earlier : undefined
    if (!same) {
      joined.push(item)
      if (key !== null) seen.set(key, item)
      continue
    }
    same.income ??= item.income ?? null
    if (item.status && (!same.status || same.status === 'normal')) same.status = item.status
    same.issues = [...new Set([...same.issues, ...item.issues])]
    if (item.expense_yuan !== undefined) same.expense_yuan = item.expense_yuan
    if (item.metrics) same.metrics = item.metrics
    if (item.since) same.since = item.since
    if (item.distribution) same.distribution = item.distribution
  }
  return joined
}
