/**
 * What goes into and comes out of the reader of report messages. Names are those of the shared record format
 * (domain.md §10), so that a reading can be compared and exported as it stands. Money in yuan.
 */
import type { AssetClass, OpStatus, Subclass } from '../../asset/classes.ts'

/** One asset the sender could mean, with what the ledger knows that helps reading. */
export interface LedgerEntry {
  id: string
  name: string
  village?: string
  class?: AssetClass
  subclass?: Subclass
  aliases?: string[]
  /** 习惯叫法 used once so far: read back before it counts. */
  learning?: string[]
  /** 装机容量, kW. */
  kw?: number
  /** 合同年租金, yuan. */
  rent_year?: number
  mu?: number
  /** 入股本金, yuan, and its yearly 分红 in percent. */
  principal?: number
  dividend_pct?: number
}

export interface Media {
  id: string
  type?: string
  /** When the picture says it was taken; any of the spellings channels use. */
  taken_at?: string
  takenAt?: string
}

/** What was said or filed just before; the last one is the latest. */
export interface PreviousItem {
  asset_id?: string | null
  period?: string | null
  status?: OpStatus | null
  income?: Partial<ReadIncome> | null
  candidates?: string[]
}

export interface ReadingContext {
  now?: string
  sender?: { name?: string; role?: string; village?: string; township?: string }
  ledger?: LedgerEntry[]
  media?: Media[]
  previous?: PreviousItem[]
}

export type Intent = 'report' | 'photo' | 'correct' | 'dispose_request' | 'mixed' | 'ask' | 'ack' | 'refuse'
export type Match =
  | 'exact'
  | 'alias'
  | 'fuzzy'
  | 'only_candidate'
  | 'previous'
  | 'all'
  | 'rest'
  | 'ambiguous'
  | 'unknown'
  | 'out_of_scope'
export type IncomeKind = 'power_sale' | 'rent' | 'contract_fee' | 'dividend' | 'sales' | 'subsidy' | 'other'
export type Missing =
  | 'asset'
  | 'period'
  | 'amount'
  | 'unit'
  | 'income_kind'
  | 'split'
  | 'status'
  | 'reason'
  | 'since_date'
  | 'photo'
export type Issue =
  | 'equipment_fault'
  | 'rent_overdue'
  | 'contract_expired'
  | 'no_tenant'
  | 'natural_disaster'
  | 'theft'
  | 'death_of_animal'
  | 'market_loss'
  | 'unauthorised_change'
  | 'sublet'
  | 'upkeep_needed'
export type Flag =
  | 'period_inferred'
  | 'voice_text'
  | 'late_supplement'
  | 'unit_ambiguous'
  | 'approx_amount'
  | 'derived_amount'
  | 'total_for_many'
  | 'cumulative_amount'
  | 'half_year'
  | 'relative_amount'
  | 'same_as_previous'
  | 'bulk'
  | 'correction'
  | 'disposal_draft'
  | 'cash_received_early'
  | 'urgent'
  | 'hearsay'
  | 'photo_stale'
  | 'photo_order_unknown'
  | 'payment_delayed'
  | 'personal_account'
  | 'pii'
  | 'cross_village'
  | 'on_behalf'
  | 'permission'
  | 'injection'
  | 'anomaly_high'
  | 'anomaly_high_vs_contract'
  | 'below_contract'
  | 'distribution'
  | 'distribution_exceeds_income'
  | 'loss'
  | 'table_paste'
  | 'future_period'
  | 'household_asset'
  | 'ambiguous_resolved'
  | 'upkeep_request'

export interface ReadIncome {
  /** Null: only bounds, or a bare figure whose unit must be asked for. A loss is negative. */
  yuan: number | null
  kind: IncomeKind | null
  basis: 'received' | 'receivable' | 'expected'
  precision: 'exact' | 'approx' | 'range' | 'derived'
  min?: number
  max?: number
  raw?: string
  cycle?: 'month' | 'quarter' | 'year'
}

export interface Distribution {
  households?: number
  yuan_each?: number
  yuan: number | null
}

export interface ReadItem {
  asset_id: string | null
  match: Match
  candidates?: string[]
  period: string | null
  /** Left out on corrections that do not speak of it. Never `disposed`. */
  status?: OpStatus | null
  income?: ReadIncome | null
  expense_yuan?: number
  metrics?: { kwh: number }
  issues: Issue[]
  photos: string[]
  /** `2026-08` when the state began. */
  since?: string
  distribution?: Distribution[]
  /** What the sender calls an asset he must be asked about: learned once he has said which. */
  called?: string
}

export interface Reading {
  intent: Intent
  items: ReadItem[]
  missing: Missing[]
  /** The sender must say yes before this may be filed. */
  confirm: boolean
  flags: Flag[]
  /** One sum for several assets; never split by us. */
  groups?: { asset_ids: string[]; income: ReadIncome }[]
  /** The question inside a mixed message, in the sender's own words, personal numbers masked. */
  question?: string
  unassigned_photos?: string[]
  /** What is still to come, said beside what was received. */
  expected_income?: { asset_id: string | null; period: string | null; yuan: number | null }[]
  /** What a refused message says of itself (who the sender is, who allowed it); never acted on. */
  claim?: string
  /** Assets whose earlier report this message takes back (撤回, or 是2号棚不是1号棚). */
  withdraws?: string[]
}

export const nothing = (intent: Intent): Reading => ({ intent, items: [], missing: [], confirm: false, flags: [] })
