import type { PeriodMention } from '../../language/period.ts'
import type { Money } from './money.ts'
import type { LedgerEntry } from './reading.ts'
import type { State } from './state.ts'
import type { Surroundings } from './surroundings.ts'
import type { Target } from './target.ts'

export interface Draft {
  spoken: string
  clauses: string[]
  period: PeriodMention | null
  said: boolean
  since: string | null
  state: State
  money: Money
  target: Target
  around: Surroundings
  entry: LedgerEntry | undefined
}
