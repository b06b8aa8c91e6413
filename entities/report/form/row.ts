import type { Asset } from '../../asset/asset.ts'
import { opStatuses, type OpStatus } from '../../asset/classes.ts'
import { opStatusNames } from '../../texts/asset.ts'
import { type FormColumn, formColumns, formTexts, type FormReason } from '../../texts/form.ts'
import { issueNames } from '../../texts/report.ts'
import { maskPersonalNumbers } from '../../base/mask.ts'
import { kindOf } from '../read/incomeKind.ts'
import { readReport, readStatus } from '../read/index.ts'
import type { Claim } from '../submit.ts'
import { type CellRead, readEnergy, readMoney } from './amountCell.ts'
import type { ReturnedRow } from './read.ts'
import { type FormValues, isEmpty, sameValues } from './values.ts'

/** What a row says: nothing that was not there before, a claim, or why it cannot be taken. */
export type RowRead = 'untouched' | { reasons: FormReason[] } | { claim: Claim }

/** Reads one row of a returned sheet for the asset it stands for. Pure. */
export function readFormRow(row: ReturnedRow, asset: Asset, period: string): RowRead {
  const { cells } = row
  const reasons: FormReason[] = []
  const taken = (read: CellRead) => {
    if ('problem' in read) reasons.push(read.problem)
    return 'problem' in read ? { value: null, exact: true } : read
  }
  const received = taken(readMoney(cells.received, 'received'))
  const receivable = taken(readMoney(cells.receivable, 'receivable'))
  const expense = taken(readMoney(cells.expense, 'expense'))
  const kwh = taken(readEnergy(cells.kwh))
  const status = statusIn(cells.status.text, reasons)
  const issues = issuesIn(cells.issues.text, asset)
  const values: FormValues = {
    status,
    receivedFen: received.value,
    receivableFen: receivable.value,
    expenseFen: expense.value,
    kwh: kwh.value,
    issues,
  }
  const note = cells.note.text
  if (reasons.length === 0 && note === '' && cells.issues.text === '' && isEmpty(values)) return 'untouched'
  if (reasons.length === 0 && note === '' && sameValues(values, row.printed)) return 'untouched'
  if (reasons.length === 0) reasons.push(...missing(values, asset))
  if (reasons.length > 0) return { reasons }
  const isExact = received.exact && receivable.exact
  const money = values.receivedFen ?? values.receivableFen
  return {
    claim: {
      ...values,
      period,
      incomeKind: money === null ? null : kindOf(note, ledgerEntry(asset)),
      precision: money === null ? null : isExact ? 'exact' : 'approx',
      since: null,
      flags: [],
      words: wordsOf(row),
    },
  }
}

const codesByName = new Map<string, OpStatus>(opStatuses.map((status) => [opStatusNames[status], status]))

function statusIn(text: string, reasons: FormReason[]): OpStatus | null {
  if (/^[-—/\s]*$/.test(text)) return null
  const status = codesByName.get(text) ?? readStatus(text)
  if (status === 'disposed' || /处置|报废|卖/.test(text)) reasons.push({ code: 'disposed' })
  else if (status === null) reasons.push({ code: 'status-unknown', text })
  return status
}

const codesOfIssues = new Map(Object.entries(issueNames).map(([code, name]) => [name, code]))

/** Names of the list as they stand; anything else as the reader of messages reads it. What says no known thing stays in the words. */
function issuesIn(text: string, asset: Asset): string[] {
  const parts = text.split(/[、，,;；]/).map((part) => part.trim())
  const found = parts.flatMap((part) => {
    if (part === '' || /^(无|没有|正常|[-—/]+)$/.test(part)) return []
    const known = codesOfIssues.get(part)
    if (known) return [known]
    const entry = { id: '1', name: asset.name, class: asset.assetClass, subclass: asset.subclass }
    return readReport(`${asset.name}${part}`, { ledger: [entry] }).items.flatMap((item) => item.issues)
  })
  return [...new Set(found)]
}

/** What the row must say besides. Nobody is asked for income a public asset never has, nor for that of one that stands still. */
function missing(values: FormValues, asset: Asset): FormReason[] {
  const { status, receivedFen, receivableFen, expenseFen, kwh } = values
  if (status === null && [receivedFen, receivableFen, expenseFen, kwh].every((value) => value === null))
    return [{ code: 'no-status' }]
  const works = status === 'normal' || status === 'partial'
  const says = receivedFen !== null || receivableFen !== null
  return works && !says && asset.assetClass === 'operating' ? [{ code: 'no-income' }] : []
}

const ledgerEntry = (asset: Asset) => ({
  id: asset.assetNo,
  name: asset.name,
  subclass: asset.subclass,
  ...(asset.rentYearFen === null ? {} : { rent_year: asset.rentYearFen / 100 }),
})

const told: readonly FormColumn[] = ['status', 'received', 'receivable', 'expense', 'kwh', 'issues', 'note']

/** The row as it was written, so that every figure can be traced to its cell. */
const wordsOf = ({ row, cells }: ReturnedRow): string =>
  maskPersonalNumbers(
    formTexts.words({
      row,
      cells: told.flatMap((column) =>
        cells[column].text === '' ? [] : [`${formColumns[column].replace(/（.*$/, '')} ${cells[column].text}`],
      ),
    }),
  ).slice(0, 500)
