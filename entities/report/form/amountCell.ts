import { normalise } from '../../language/normalise.ts'
import { readAmount } from '../../language/amounts.ts'
import { scanQuantities } from '../../language/quantities.ts'
import { fenOf } from '../../base/money.ts'
import type { Cell } from '../../workbook/cells.ts'
import type { FormColumn, FormReason } from '../../texts/form.ts'

/** One cell understood, or why not. `exact` false: 约, 左右. */
export type CellRead = { value: number | null; exact: boolean } | { problem: FormReason }

/** Below this, in yuan, a quarter's income is more likely meant in 万元. */
const SMALL = 100
/** 1 亿元 for one asset and quarter is a wrong unit, not an income. */
const LARGE = 100_000_000
const EMPTY = /^[-—–/\\.。*\s]*$/

/** Fen, from whatever people type into a cell of money: 7500, 1.2万, 1,200元, 三万二, 没收. */
export function readMoney(cell: Cell, column: FormColumn): CellRead {
  const { text } = cell
  const wrong = (code: FormReason['code']): CellRead => ({ problem: { code, text, column } })
  if (cell.isError) return wrong('amount-error')
  if (cell.date !== null) return wrong('amount-date')
  if (cell.number === null && EMPTY.test(text)) return { value: null, exact: true }
  const said = cell.number === null ? readAmount(text) : null
  if (cell.number === null && said === null) return wrong('amount-unreadable')
  if (said?.unitMissing) return wrong('amount-small')
  const yuan = cell.number ?? said?.yuan ?? null
  if (yuan === null) return wrong('amount-vague')
  // a loss can be an income, never a debt or an expense
  if (yuan < 0 && column !== 'received') return wrong('negative')
  if (Math.abs(yuan) > LARGE) return wrong('amount-large')
  if (cell.number !== null && yuan !== 0 && Math.abs(yuan) < SMALL && column !== 'expense') return wrong('amount-small')
  return { value: fenOf(yuan), exact: said === null || said.precision === 'exact' }
}

/** 度: 12000, 1.2万度, 12,000. */
export function readEnergy(cell: Cell): CellRead {
  const { text } = cell
  const wrong = (code: FormReason['code']): CellRead => ({ problem: { code, text, column: 'kwh' } })
  if (cell.isError) return wrong('amount-error')
  if (cell.date !== null) return wrong('amount-date')
  if (cell.number === null && EMPTY.test(text)) return { value: null, exact: true }
  const [found, ...more] = scanQuantities(normalise(text.slice(0, 60)))
  const kwh = cell.number ?? (found && more.length === 0 && /^(kwh|bare)$/.test(found.unit) ? found.value : undefined)
  if (kwh === undefined) return wrong('amount-unreadable')
  if (kwh === null) return wrong('amount-vague')
  if (kwh < 0) return wrong('negative')
  return { value: Math.round(kwh * 100) / 100, exact: found === undefined || found.precision === 'exact' }
}
