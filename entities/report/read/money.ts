import { distributionIn } from './distribution.ts'
import type { Figure } from './figure.ts'
import { findFigures } from './figures.ts'
import { incomeIn } from './income.ts'
import { kindOf } from './incomeKind.ts'
import { UNPAID, ZERO } from './paymentWords.ts'
import type { Distribution, Flag, LedgerEntry, Missing, ReadIncome } from './reading.ts'
import { single } from './sum.ts'

/** Everything about money and energy said of one asset for one period. */
export interface Money {
  income: ReadIncome | null
  expense: number | null
  kwh: number | null
  /** Said beside what was received. */
  expected: number | null
  distribution: Distribution[]
  /** 没收到, 还没给, 欠: what was due has not come, whether or not a sum is named. */
  unpaid: boolean
  flags: Flag[]
  missing: Missing[]
  /** Any sum or energy at all was named. */
  figures: boolean
  /** Read with a guess in it that the sender must confirm. */
  doubtful: boolean
  /** 比上季度多两千: plus or minus what was filed before. */
  relative: number | null
}

const GUESSED = /应该(?:是|有|在)?$|应当是$|好像是?$|可能是?$/
const COMPARED =
  /比(?!较)[^,;。]{0,10}(?:翻|多|少|增|减|涨|降|高|低)|翻了?一番|少了一半|多了一半|(?:收|交|给|付)了?一半|一半(?:租金|的钱|款)/
/** 具体数字还没算出来: the sum named will change. */
const NOT_FINAL =
  /(?:具体|确切|准确|实际)(?:数|金额|数字|多少)?[^,;。]{0,10}(?:算|报|没|还|再|后|等)|(?:过|等)[^,;。]{0,4}(?:算|核)(?:清楚|好|出)|还没算|没算(?:清|出|完)/

/** What is said of money in the clauses of one asset. `months` the period covers, for 每月2000. */
export function readMoney(clauses: string[], entry: LedgerEntry | undefined, months: number): Money {
  const { figures, counts } = findFigures(clauses, entry)
  const energy = counts.filter((quantity) => quantity.unit === 'kwh' && quantity.value !== null)
  const distribution = distributionIn(figures, counts)
  const money: Money = {
    income: null,
    expense: null,
    kwh: energy.length ? energy.reduce((sum, quantity) => sum + (quantity.value ?? 0), 0) : null,
    expected: null,
    distribution,
    unpaid: clauses.some((clause) => UNPAID.test(clause)),
    flags: distribution.length ? ['distribution'] : [],
    missing: [],
    figures: figures.length > 0 || energy.length > 0,
    doubtful: figures.some((figure) => GUESSED.test(figure.left)),
    relative: null,
  }
  const whole = clauses.join(',')
  readExpense(figures, money)
  readRelative(figures, whole, money)
  const kind = kindOf(whole, entry)
  money.income = incomeIn({ figures, counts, whole, entry, months, kind }, money)
  const [expected] = figures.filter((figure) => figure.role === 'expected')
  if (expected && money.income?.basis === 'received') money.expected = expected.quantity.value
  else if (expected && !money.income) money.income = { ...single(expected, kind, money), basis: 'expected' }
  if (figures.some((figure) => figure.role === 'owed')) money.unpaid = true
  if (!money.income && !money.relative && ZERO.test(whole))
    money.income = { yuan: 0, kind, basis: 'received', precision: 'exact' }
  if (money.kwh !== null && money.kwh > 0 && money.income === null && !money.missing.includes('amount'))
    money.missing.push('amount')
  if (money.income && NOT_FINAL.test(whole)) money.missing.push('amount')
  if (money.income && kind === null) money.missing.push('income_kind')
  return money
}

function readExpense(figures: Figure[], money: Money): void {
  const expenses = figures.filter((figure) => figure.role === 'expense' && figure.quantity.value !== null)
  if (!expenses.length) return
  if (expenses.some((figure) => figure.quantity.precision === 'approx' || /估计|预计|大概|预算/.test(figure.left)))
    money.flags.push('approx_amount')
  const total = expenses.find((figure) => /共|合计/.test(figure.left))
  money.expense = total ? total.quantity.value : expenses.reduce((sum, figure) => sum + (figure.quantity.value ?? 0), 0)
}

function readRelative(figures: Figure[], whole: string, money: Money): void {
  const relative = figures.find((figure) => figure.role === 'relative')
  if (!relative && !COMPARED.test(whole)) return
  money.flags.push('relative_amount')
  if (relative && relative.quantity.value !== null)
    money.relative = /少|减|降|低/.test(relative.left.slice(-8)) ? -relative.quantity.value : relative.quantity.value
}
