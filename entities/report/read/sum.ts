import { unitIsOpen } from '../../language/quantities.ts'
import type { Figure } from './figure.ts'
import type { IncomeKind, Reading, ReadIncome } from './reading.ts'

/** Several sums received for one asset: a total if one is named, else their sum, which is then derived. */
export function together(
  figures: Figure[],
  kind: IncomeKind | null,
  money: Pick<Reading, 'flags' | 'missing'>,
  whole: string,
): ReadIncome {
  const gross = figures.filter((figure) => !/净|纯/.test(figure.left))
  const usable = gross.length ? gross : figures
  const paid = /还(?:差|欠)/.test(whole)
    ? usable.find((figure) => /(?:给|付|交|到账|到手)了?$/.test(figure.left))
    : undefined
  if (paid) return single(paid, kind, money)
  const total = usable.find((figure) =>
    /一共|总共|合计|总计|共计|总收入|共(?:收入|收|卖|计|得)?(?:了)?$/.test(figure.left.slice(-6)),
  )
  const chosen = total ?? (usable.length === 1 ? usable[0] : usable.find((figure) => figure.left.includes('实收')))
  if (chosen) return single(chosen, kind, money)
  const exact = usable.every((figure) => figure.quantity.value !== null && !unitIsOpen(figure.quantity))
  const [first] = usable
  if (!first || !exact)
    return first ? single(first, kind, money) : { yuan: null, kind, basis: 'received', precision: 'exact' }
  const values = new Set(usable.map((figure) => figure.quantity.value))
  if (values.size === 1 && !/分别|各|,.*,/.test(whole)) return single(first, kind, money)
  money.flags.push('derived_amount')
  return {
    yuan: Math.round(usable.reduce((sum, figure) => sum + signed(figure, figure.quantity.value ?? 0), 0) * 100) / 100,
    kind,
    basis: 'received',
    precision: 'derived',
  }
}

const signed = (figure: Figure, value: number): number =>
  figure.role === 'loss' || /-$/.test(figure.left) ? -Math.abs(value) : value

export function single(figure: Figure, kind: IncomeKind | null, money: Pick<Reading, 'flags' | 'missing'>): ReadIncome {
  const { quantity } = figure
  const income: ReadIncome = {
    yuan: quantity.value === null ? null : signed(figure, quantity.value),
    kind,
    basis: 'received',
    precision: quantity.precision,
  }
  if (quantity.min !== undefined && quantity.max !== undefined)
    Object.assign(income, { min: quantity.min, max: quantity.max })
  if (/(?:约|大概|大约|差不多|估摸|毛估)/.test(figure.left) && income.precision === 'exact') income.precision = 'approx'
  if (unitIsOpen(quantity)) {
    income.yuan = null
    income.raw = quantity.raw
    money.missing.push('unit')
    money.flags.push('unit_ambiguous')
  }
  if (quantity.value === null) money.missing.push('amount')
  if (figure.role === 'loss') money.flags.push('loss')
  if (income.precision === 'approx' || income.precision === 'range') money.flags.push('approx_amount')
  return income
}
