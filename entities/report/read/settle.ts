import { inferredQuarter } from '../../language/today.ts'
import { dueFor } from './check.ts'
import type { Draft } from './draft.ts'
import type { Found } from './found.ts'
import { kindOf } from './incomeKind.ts'
import { rentable } from './lexicon.ts'

const DELAYED =
  /(?:电费|电力公司|国网|供电|补贴|分红|钱|款|合作社|结算)[^。;]{0,12}(?:没结|没打|没到|没下来|没拨|没给|没发|没收到|没来|没兑现|未到|未结|未付|晚|推迟|延迟|拖)|(?:没|未)(?:结下来|打款|拨款|到账|结算|兑现)/

const FULL =
  /按(?:照)?合同|(?:租金|租费|承包费|分红|房租|月租)[^,;。]{0,10}(?:收齐|交齐|付清|结清|全收|足额|全部收|都收齐|交清|全部到账|全额)|(?:收齐|交齐|付清|结清|足额|全额)/

/** 没收到租金: what was due has not come. */
export function settleUnpaid({ spoken, money, state, entry }: Draft, found: Found): void {
  if (!money.unpaid) return
  const rentLike =
    /租|承包/.test(spoken) ||
    (entry?.subclass !== undefined && rentable.includes(entry.subclass) && entry.rent_year !== undefined)
  const received = money.income?.basis === 'received' && money.income.yuan !== null && money.income.yuan > 0
  if (rentLike && entry?.subclass !== 'pv' && entry?.subclass !== 'equity') {
    if (!state.issues.includes('rent_overdue')) state.issues.push('rent_overdue')
  } else if (entry?.class === 'operating') found.flags.push('payment_delayed')
  if (DELAYED.test(spoken) && !received && (entry?.subclass === 'pv' || entry?.subclass === 'equity'))
    found.flags.push('payment_delayed')
  if (!money.income && entry?.class === 'operating') found.missing.push('amount')
}

/** Marks a sum that is the contract's own, not reckoned from words. */
export const CONTRACT_SUM = 'contract'

/** 按合同收齐了: the contract in the ledger says how much. */
export function settleContract({ spoken, money, period, entry, around }: Draft, found: Found): void {
  if (money.income || money.unpaid || money.figures || !FULL.test(spoken) || !/租|承包|分红|合同|钱|款/.test(spoken))
    return
  const kind = kindOf(spoken, entry)
  const quarter = period?.period ?? (around.day ? inferredQuarter(around.day, true) : null)
  const due = dueFor({ kind }, entry, quarter)
  if (due === null) return
  money.income = { yuan: Math.round(due * 100) / 100, kind, basis: 'received', precision: 'derived', raw: CONTRACT_SUM }
  found.flags.push('derived_amount')
}

/** 比上季度多两千: a sum only where the earlier one is known. */
export function settleRelative({ money, around, entry, spoken }: Draft, found: Found): void {
  if (!money.flags.includes('relative_amount')) return
  found.confirm = true
  const before = around.previous.findLast(
    (item) => item.asset_id === entry?.id && typeof item.income?.yuan === 'number',
  )?.income?.yuan
  if (money.relative !== null && typeof before === 'number' && !money.income) {
    money.income = {
      yuan: before + money.relative,
      kind: kindOf(spoken, entry),
      basis: 'received',
      precision: 'derived',
    }
    found.flags.push('derived_amount')
  } else if (!money.income) found.missing.push('amount')
}

/** 跟上季度一样: what was filed before, to be confirmed. */
export function settlePrevious({ state, money, around, entry }: Draft, found: Found): void {
  if (!state.same) return
  found.flags.push('same_as_previous')
  found.confirm = true
  const before = around.previous.findLast((item) => item.asset_id === entry?.id)
  if (!before) return
  if (before.status && state.status === null && before.status !== 'disposed') state.status = before.status
  if (!money.income && typeof before.income?.yuan === 'number')
    money.income = {
      yuan: before.income.yuan,
      kind: before.income.kind ?? kindOf('', entry),
      basis: before.income.basis ?? 'received',
      precision: before.income.precision ?? 'exact',
    }
}
