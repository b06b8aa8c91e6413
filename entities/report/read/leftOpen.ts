import type { Draft } from './draft.ts'
import type { Found } from './found.ts'
import { SUPPLEMENT } from './periodFlags.ts'
import type { ReadItem } from './reading.ts'

const REASONLESS: (string | null | undefined)[] = ['suspended', 'idle', 'damaged', 'lost', 'partial']

/** A reason that is no issue of the list. */
const REASON = /因为|由于|装修|装潢|放假|过年|过节|检修|改造|升级|换(?:季|茬|老板)/

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
  const alive = status === 'normal' || status === 'partial'
  if (earning.length && !found.groups.length && (alive || state.same || (status === null && money.kwh !== null)))
    found.lacking.push(...earning.map((item) => item.asset_id))
  if (earning.length && status === 'normal' && money.unpaid) missing.push('amount')
  if (REASONLESS.includes(status) && !state.issues.length && !REASON.test(spoken) && found.facts) missing.push('reason')
  if (
    status === 'idle' &&
    !since &&
    !state.issues.length &&
    !found.items.some((item) => item.since) &&
    !/跑路/.test(spoken)
  )
    missing.push('since_date')
  if (status === null && !money.income && !money.unpaid && !state.same && !state.issues.length && found.facts)
    missing.push('status')
  if (target.match === 'ambiguous' || target.match === 'unknown') missing.push('asset')
  if (SUPPLEMENT.test(spoken) && !flags.includes('late_supplement')) flags.push('late_supplement')
}
