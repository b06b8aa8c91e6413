import type { Flag, LedgerEntry, PreviousItem, ReadIncome } from './reading.ts'

/** 每千瓦每季度 400 度, 1.2 元 at most: beyond that a figure is asked about, never refused. Source: domain.md D75. */
const KWH_PER_KW_QUARTER = 400
const YUAN_PER_KWH_LIMIT = 1.2
/** More than three times the same quarter of last year is asked about. Source: domain.md D75. */
const TIMES_LAST_YEAR = 3

/** What is odd about a figure beside what the ledger knows. */
export function oddities(
  income: ReadIncome | null | undefined,
  entry: LedgerEntry | undefined,
  period: string | null,
  kwh: number | null,
  previous: PreviousItem[],
): Flag[] {
  const flags: Flag[] = []
  const share = shareOfYear(period)
  if (entry?.kw && kwh !== null && share && kwh > entry.kw * KWH_PER_KW_QUARTER * YUAN_PER_KWH_LIMIT * 4 * share)
    flags.push('anomaly_high')
  if (!income || income.yuan === null || income.basis === 'expected') return flags
  const { yuan } = income
  if (
    entry?.subclass === 'pv' &&
    entry.kw &&
    share &&
    yuan > entry.kw * KWH_PER_KW_QUARTER * YUAN_PER_KWH_LIMIT * 4 * share
  )
    flags.push('anomaly_high')
  const lastYear = previous.find(
    (item) =>
      item.asset_id === entry?.id &&
      period !== null &&
      item.period === period.replace(/^\d{4}/, (year) => String(Number(year) - 1)),
  )?.income?.yuan
  if (lastYear && yuan > lastYear * TIMES_LAST_YEAR && !flags.includes('anomaly_high')) flags.push('anomaly_high')
  const due = dueFor(income, entry, period)
  if (due !== null && income.basis === 'received') {
    // A year's rent paid at once is usual; more than a year's is not.
    const most = income.kind === 'rent' && entry?.rent_year ? entry.rent_year : due
    if (yuan > most * 1.05) flags.push('anomaly_high_vs_contract')
    else if (yuan >= 0 && yuan < due * 0.98) flags.push('below_contract')
  }
  return flags
}

/** What the contract makes due in a period: a quarter of the year's rent, a year's dividend. Yuan; null where no contract speaks. */
export function dueFor(
  income: Pick<ReadIncome, 'kind'>,
  entry: LedgerEntry | undefined,
  period: string | null,
): number | null {
  const share = shareOfYear(period)
  if (income.kind === 'rent' && entry?.rent_year && share) return entry.rent_year * share
  if (income.kind === 'dividend' && entry?.principal && entry.dividend_pct)
    return (entry.principal * entry.dividend_pct) / 100
  return null
}

export function shareOfYear(period: string | null): number | null {
  if (period === null) return null
  if (/^\d{4}Q\d$/.test(period)) return 0.25
  if (/^\d{4}H\d$/.test(period)) return 0.5
  return /^\d{4}$/.test(period) ? 1 : null
}
