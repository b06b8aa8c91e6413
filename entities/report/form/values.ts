import type { OpStatus } from '../../asset/classes.ts'
import type { Fen } from '../../base/money.ts'
import type { Report } from '../report.ts'

/** What the open cells of one row hold, understood. Money in fen. */
export interface FormValues {
  status: OpStatus | null
  receivedFen: Fen | null
  receivableFen: Fen | null
  expenseFen: Fen | null
  kwh: number | null
  issues: string[]
}

/** What the sheet shows of a report that is there already; all empty when there is none, or it was returned. */
export function printed(report: Report | null): FormValues {
  const { status, receivedFen, receivableFen, expenseFen, kwh, issues } =
    report !== null && report.state !== 'returned' ? report : nothing
  return { status, receivedFen, receivableFen, expenseFen, kwh, issues }
}

const nothing: FormValues = {
  status: null,
  receivedFen: null,
  receivableFen: null,
  expenseFen: null,
  kwh: null,
  issues: [],
}

export const isEmpty = (values: FormValues): boolean => sameValues(values, nothing)

export const sameValues = (a: FormValues, b: FormValues): boolean =>
  JSON.stringify(comparable(a)) === JSON.stringify(comparable(b))
const comparable = ({ status, receivedFen, receivableFen, expenseFen, kwh, issues }: FormValues) => [
  status,
  receivedFen,
  receivableFen,
  expenseFen,
  kwh,
  [...issues].sort(),
]
