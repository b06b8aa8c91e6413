import type { Quantity } from '../../language/quantities.ts'
import type { Figure, Role } from './figure.ts'
import { NEGOTIATING, RECEIVED } from './paymentWords.ts'
import { cycleName, cycleOf, priceTimesCount } from './price.ts'
import type { IncomeKind, LedgerEntry, Reading, ReadIncome } from './reading.ts'
import { single, together } from './sum.ts'

interface Said {
  figures: Figure[]
  counts: Quantity[]
  whole: string
  entry: LedgerEntry | undefined
  months: number
  kind: IncomeKind | null
}

/** What the rest of the reading of money must know of it. */
type Doubts = Pick<Reading, 'flags' | 'missing'> & { unpaid: boolean; doubtful: boolean }

/** What came in, by the surest way the words allow: a price times a count, a sum received, a rent by the year, a sum due. */
export function incomeIn({ figures, counts, whole, entry, months, kind }: Said, money: Doubts): ReadIncome | null {
  const of = (...roles: Role[]) => figures.filter((figure) => roles.includes(figure.role))
  const priced = priceTimesCount(of('price'), counts, entry, months, money)
  const earned = of('income', 'loss')
  // 各1500,还有1000没给: what is not said to be owed has come, but that is read back.
  const owed = of('owed').length > 0
  const received = earned.filter((figure) => figure.received || !money.unpaid || owed)
  if (owed && received.some((figure) => !figure.received)) money.doubtful = true
  // 租金6000,收了4000,还差2000: the first is what was due
  const came =
    owed && received.some((figure) => figure.received) ? received.filter((figure) => figure.received) : received
  if (priced !== null && !received.some((figure) => figure.received && figure.quantity.value !== null)) {
    money.flags.push('derived_amount')
    const unpaid =
      money.unpaid &&
      !of('price').some((figure) => RECEIVED.test(figure.clause)) &&
      !RECEIVED.test(whole.replace(/[没未]有?收到?|收入/g, ''))
    const basis = unpaid ? 'receivable' : of('expected').length ? 'expected' : 'received'
    return { yuan: priced, kind, basis, precision: 'derived' }
  }
  if (came.length) return together(came, kind, money, whole)
  const cycle = cycleOf(figures)
  if (cycle && money.flags.includes('relative_amount')) {
    money.missing.push('amount') // 一年四万八,交了一半: how much that is must be said.
    return null
  }
  if (cycle) {
    const unpaid = money.unpaid || /合同|约定|应收/.test(cycle.clause)
    return {
      yuan: cycle.quantity.value,
      kind,
      basis: NEGOTIATING.test(whole) ? 'expected' : unpaid || !RECEIVED.test(whole) ? 'receivable' : 'received',
      precision: cycle.quantity.precision,
      cycle: cycleName(cycle),
    }
  }
  const due = [...earned, ...of('contract', 'owed')].find((figure) => figure.quantity.value !== null)
  if (!due) return null
  const income: ReadIncome = { ...single(due, kind, money), basis: 'receivable' }
  if (/一年|每年|年租|全年/.test(due.left)) income.cycle = 'year'
  return income
}
