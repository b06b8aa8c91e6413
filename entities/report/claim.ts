import type { OpStatus } from '../asset/classes.ts'
import type { Fen } from '../base/money.ts'

/** What somebody claims of one asset and period; null means "said nothing about it". Money in fen. */
export interface Claim {
  period: string
  status: OpStatus | null
  receivedFen: Fen | null
  receivableFen: Fen | null
  incomeKind: string | null
  precision: string | null
  expenseFen: Fen | null
  kwh: number | null
  issues: string[]
  since: string | null
  flags: string[]
  words: string
}

export type Figures = Pick<Claim, 'status' | 'receivedFen' | 'receivableFen' | 'expenseFen' | 'kwh'>

export const figuresOf = ({ status, receivedFen, receivableFen, expenseFen, kwh }: Figures): Figures => ({
  status,
  receivedFen,
  receivableFen,
  expenseFen,
  kwh,
})

type Said = Figures & Pick<Claim, 'incomeKind' | 'precision' | 'issues' | 'since'>

/** What stands once a claim is put over an earlier one: what it says nothing about stays. Of two people nobody's problems are dropped. */
export function merged(before: Said | null, claim: Claim, bySomebodyElse = false): Claim {
  if (!before) return claim
  const saysIssues = claim.issues.length > 0 || claim.status !== null
  return {
    ...claim,
    status: claim.status ?? before.status,
    receivedFen: claim.receivedFen ?? before.receivedFen,
    receivableFen: claim.receivableFen ?? before.receivableFen,
    incomeKind: claim.incomeKind ?? before.incomeKind,
    precision: claim.precision ?? before.precision,
    expenseFen: claim.expenseFen ?? before.expenseFen,
    kwh: claim.kwh ?? before.kwh,
    issues: bySomebodyElse
      ? [...new Set([...before.issues, ...claim.issues])]
      : saysIssues
        ? claim.issues
        : before.issues,
    since: claim.since ?? before.since,
  }
}

export function saysNothingNew(before: Said, claim: Claim, bySomebodyElse = false): boolean {
  const next = merged(before, claim, bySomebodyElse)
  return (
    JSON.stringify([figuresOf(before), [...before.issues].sort()]) ===
    JSON.stringify([figuresOf(next), [...next.issues].sort()])
  )
}

/** Both speak of the same figure and say different things; what only one of them speaks of goes together. */
export function contradicts(before: Figures, claim: Figures): boolean {
  const fields = ['status', 'receivedFen', 'receivableFen', 'expenseFen', 'kwh'] as const
  return fields.some((field) => claim[field] !== null && before[field] !== null && claim[field] !== before[field])
}
