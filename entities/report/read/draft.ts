import type { PeriodMention } from '../../language/period.ts'
import type { Money } from './money.ts'
import type { LedgerEntry } from './reading.ts'
import type { State } from './state.ts'
import type { Surroundings } from './surroundings.ts'
import type { Target } from './target.ts'

/** What one stretch of words gave, before it is judged and made into items. */
export interface Draft {
  /** In matchable form, names (§) and times taken out. */
  spoken: string
  period: PeriodMention | null
  since: string | null
  state: State
  money: Money
  target: Target
  around: Surroundings
  entry: LedgerEntry | undefined
}
