import type { OpStatus } from '../../asset/classes.ts'
import type { Draft } from './draft.ts'

const MENDED = /(?:修|换|补|焊|清淤|疏通|加固|装)(?:了|好|完|[^,;。]{0,6}(?:花|用|付|支)(?:了|去)?)|维修费|修理费/
const NOT_MENDED = /没修|修不好|还没|正在|要修|想/

/** The state said, or what the money tells of it: what brings in money runs, what was paid for mending is mended. */
export function impliedStatus({ spoken, state, money }: Draft): OpStatus | null {
  const { income } = money
  let { status } = state
  if (
    status === null &&
    income?.basis === 'received' &&
    (income.yuan ?? income.min ?? (income.raw ? 1 : -1)) >= 0 &&
    income.yuan !== 0 &&
    !state.issues.some((issue) => ['no_tenant', 'theft', 'natural_disaster', 'unauthorised_change'].includes(issue))
  )
    status = 'normal'
  if (status === null && money.kwh) status = 'normal'
  if (
    money.expense !== null &&
    MENDED.test(spoken) &&
    (status === null || status === 'damaged' || status === 'partial') &&
    !NOT_MENDED.test(spoken)
  )
    status = 'normal'
  // 一年四万八,还没给: what a year's rent that has not come brings in says nothing.
  if (money.unpaid && income?.cycle === 'year' && status === 'normal' && state.status === null) return null
  return status
}
