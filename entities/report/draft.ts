import type { Asset } from '../asset/asset.ts'
import type { OpStatus } from '../asset/classes.ts'
import { fenOf } from '../base/money.ts'
import type { PhotoRef } from './photos.ts'
import type { Reading, ReadItem } from './read/index.ts'
import type { Claim } from './submit.ts'

/** 草稿 - what was understood of a report and not filed yet, with what is still open. Plain data: it waits in a row of its own (reportDraft.ts). */
export interface Draft {
  /** Its row; null until something was asked. */
  id: number | null
  items: DraftItem[]
  words: string
  flags: string[]
  photos: PhotoRef[]
  messageId: number
  /** Every message that went into it, and when the first of them came. */
  messages: number[]
  since: string
  /** What was asked last. */
  asked: Gap | null
  /** What was open was said once more, after something else; it is not said a third time. */
  repeated?: boolean
  /** The sender has said yes to the read-back. */
  confirmed: boolean
  /** Report ids a correction replaces, by item. */
  corrects: (number | null)[]
}

export interface DraftItem {
  assetId: number | null
  candidates: number[]
  match: ReadItem['match']
  period: string | null
  status: OpStatus | null
  yuan: number | null
  /** A number without a unit, as written. */
  raw: string | null
  incomeKind: string | null
  basis: 'received' | 'receivable' | 'expected' | null
  precision: string | null
  expenseYuan: number | null
  kwh: number | null
  issues: string[]
  since: string | null
  /** What the sum is paid for, when he said: a year's rent is not a quarter's. */
  cycle?: 'month' | 'quarter' | 'year' | null
  /** What the sender called the asset, learned once he has said which it is; drafts kept from before have none. */
  called?: string | null
  /** Questions put about it so far: the measure of how much is asked of a person. */
  turns: number
  /** Gaps the sender chose to leave open. */
  skipped: Gap['what'][]
  /** Enough was asked: what is open stays so. */
  left?: boolean
}

export interface Gap {
  item: number
  what: 'asset' | 'period' | 'split' | 'status' | 'unit' | 'amount' | 'due' | 'reason' | 'confirm'
}

/** From what was read to a draft; items of other villages must have been taken out before. */
export function draftOf(reading: Reading, message: { id: number; words: string; photos: PhotoRef[]; at: Date }): Draft {
  return {
    id: null,
    items: reading.items.map(draftItem),
    words: message.words,
    flags: reading.flags,
    photos: message.photos,
    messageId: message.id,
    messages: [message.id],
    since: message.at.toISOString(),
    asked: null,
    confirmed: false,
    corrects: reading.items.map(() => null),
  }
}

function draftItem(read: ReadItem): DraftItem {
  const income = read.income ?? null
  return {
    assetId: read.asset_id === null ? null : Number(read.asset_id),
    candidates: (read.candidates ?? []).map(Number),
    match: read.match,
    period: read.period ?? null,
    status: read.status ?? null,
    yuan: income?.yuan ?? null,
    raw: income !== null && income.yuan === null ? (income.raw ?? null) : null,
    incomeKind: income?.kind ?? null,
    basis: income?.basis ?? null,
    precision: income?.precision ?? null,
    cycle: income?.cycle ?? null,
    expenseYuan: read.expense_yuan ?? null,
    kwh: read.metrics?.kwh ?? null,
    issues: read.issues ?? [],
    since: read.since ?? null,
    called: read.called ?? null,
    turns: 0,
    skipped: [],
  }
}

/** What a draft must know of the ledger, by asset id. */
export type KnownAssets = ReadonlyMap<number, Pick<Asset, 'assetClass' | 'rentYearFen'>>

const HALF_OR_RUNNING = /^(\d{4})(H[12]|YTD)$/

/**
 * 追问 - the one thing to ask next, or null when nothing is missing. `most`: questions one asset may cost. Order: which asset, which period, which unit, how much, why.
 * Never asks what the ledger knows: a public asset owes no income, an idle one none either, and a year's dividend needs no state.
 */
export function nextGap(
  draft: Draft,
  assets: KnownAssets,
  mayReportIncome: boolean,
  most = Number.POSITIVE_INFINITY,
): Gap | null {
  for (const [index, item] of draft.items.entries()) {
    const gap = gapOf(item, item.assetId === null ? undefined : assets.get(item.assetId), mayReportIncome)
    if (gap === null || item.skipped.includes(gap)) continue
    // enough was asked about this one: what can stay open does
    if (item.turns >= most && MAY_STAY_OPEN.has(gap)) item.left = true
    else return { item: index, what: gap }
  }
  return null
}

/** A report without these is still a report. */
const MAY_STAY_OPEN = new Set<Gap['what']>(['amount', 'due', 'reason'])

/** 三句为限 - true when a question more would be one too many for an asset it is about. */
export const isAskedEnough = ({ items }: Draft, gap: Gap, most: number): boolean =>
  gap.what === 'confirm' ? items.some((item) => item.turns >= most) : (items[gap.item]?.turns ?? 0) >= most

function gapOf(
  item: DraftItem,
  asset: Pick<Asset, 'assetClass' | 'rentYearFen'> | undefined,
  mayReportIncome: boolean,
): Gap['what'] | null {
  if (asset === undefined) return 'asset'
  if (item.period === null) return 'period'
  if (HALF_OR_RUNNING.test(item.period)) return 'split'
  if (item.raw !== null && item.yuan === null) return 'unit'
  if (saysNothing(item)) return 'status'
  const said = item.yuan !== null
  const works = item.status === 'normal' || item.status === 'partial'
  if (mayReportIncome && asset.assetClass === 'operating' && works && !said && item.period.includes('Q'))
    return owes(item) ? (asset.rentYearFen === null ? 'due' : null) : 'amount'
  if (item.status === 'suspended' && item.issues.length === 0 && item.since === null) return 'reason'
  return null
}

/** "光伏卖了": an asset is named and nothing is told of it. */
const saysNothing = (item: DraftItem): boolean =>
  item.status === null &&
  item.yuan === null &&
  item.raw === null &&
  item.expenseYuan === null &&
  item.kwh === null &&
  item.issues.length === 0

/** "租金还没给": nothing came in, something is owed. */
const owes = (item: DraftItem): boolean => item.issues.includes('rent_overdue') || item.basis === 'receivable'

/** What makes the read-back a question instead of a receipt. */
const SURE_MATCHES = new Set<ReadItem['match']>(['exact', 'alias', 'only_candidate'])
const CONFIRM_FLAGS = new Set([
  'correction',
  'anomaly_high',
  'anomaly_high_vs_contract',
  'pii',
  'upkeep_request',
  'cash_received_early',
  'disposal_draft',
  'hearsay',
  'relative_amount',
  'distribution_exceeds_income',
  'future_period',
  'personal_account',
  'voice_text',
  'same_as_previous',
])

/** True when the draft must be read back and agreed to before it is filed. `askedAbout` are items the sender was asked about by name. */
export function mustConfirm(draft: Draft, readerWants: boolean, hasDoubts: boolean): boolean {
  if (draft.confirmed) return false
  if (hasDoubts || draft.flags.some((flag) => CONFIRM_FLAGS.has(flag))) return true
  if (draft.items.some((item) => item.precision !== null && item.precision !== 'exact')) return true
  // a question about an asset named it already; agreeing to it again would be asking twice
  if (draft.items.some((item) => item.turns > 0)) return false
  return readerWants || draft.items.some((item) => !SURE_MATCHES.has(item.match))
}

/**
 * "租金还没给" with a known contract: what is owed for the quarter is a quarter of the year's rent (conversations.md). True when
 * the contract said all there was to ask.
 */
export function receivableFromContract(draft: Draft, assets: KnownAssets): boolean {
  let filled = 0
  for (const item of draft.items) {
    const rent = item.assetId === null ? null : (assets.get(item.assetId)?.rentYearFen ?? null)
    if (!item.issues.includes('rent_overdue') || item.yuan !== null || rent === null || !item.period?.includes('Q'))
      continue
    Object.assign(item, {
      yuan: Math.round(rent / 4) / 100,
      basis: 'receivable',
      incomeKind: 'rent',
      precision: 'exact',
    })
    filled++
  }
  return filled > 0 && filled === draft.items.length
}

/** "一年6万", booked for a quarter: a quarter of it, to be agreed to. */
export function quarterOfYear(draft: Draft): void {
  for (const item of draft.items) {
    if (item.cycle !== 'year' || item.basis !== 'receivable' || item.yuan === null || !item.period?.includes('Q'))
      continue
    Object.assign(item, { yuan: Math.round(item.yuan * 25) / 100, precision: 'derived', cycle: null })
  }
}

/** The claim an item makes, once nothing is missing. A receivable or expected sum is never booked as received. */
export function claimOf(draft: Draft, index: number): Claim {
  const item = draft.items[index]!
  const fen = item.yuan === null ? null : fenOf(item.yuan)
  return {
    period: item.period!,
    status: item.status,
    receivedFen: item.basis === 'received' || item.basis === null ? fen : null,
    receivableFen: item.basis === 'receivable' ? fen : null,
    incomeKind: fen === null ? null : item.incomeKind,
    precision: fen === null ? null : item.precision,
    expenseFen: item.expenseYuan === null ? null : fenOf(item.expenseYuan),
    kwh: item.kwh,
    issues: item.issues,
    since: item.since,
    flags: draft.flags,
    words: draft.words,
  }
}
