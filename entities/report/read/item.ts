import { previousPeriod } from '../../base/calendar.ts'
import type { PeriodMention } from '../../language/period.ts'
import { scanPeriods } from '../../language/periods.ts'
import { currentQuarter, inferredQuarter } from '../../language/today.ts'
import { dueFor, oddities, shareOfYear } from './check.ts'
import { rentable } from './lexicon.ts'
import { kindOf, readMoney, type Money } from './money.ts'
import { boundToVillage, type Surroundings } from './prepare.ts'
import type { Flag, LedgerEntry, Match, Missing, ReadIncome, ReadItem } from './reading.ts'
import { readSince, readState, type State } from './state.ts'

/** Which assets one stretch of words is about. */
export interface Target {
  entries: LedgerEntry[]
  match: Match
  candidates: LedgerEntry[]
  voice: boolean
  /** Stands in for an asset nobody knows, so that its kind of income can still be read. */
  like?: LedgerEntry
}

/** What one stretch of words gives: items, and what they leave open. */
export interface Found {
  items: ReadItem[]
  missing: Missing[]
  flags: Flag[]
  confirm: boolean
  groups: { asset_ids: string[]; income: ReadIncome }[]
  expected: { asset_id: string | null; period: string | null; yuan: number | null }[]
  /** Earning assets whose money was not spoken of; asked for unless another part of the message names it. */
  lacking: (string | null)[]
  /** Anything that can be filed was said. */
  facts: boolean
  period: PeriodMention | null
}

const FUTURE = /预计|估计能|预估|预期|下(?:个)?季度|将要|打算|明年/
const PERSONAL =
  /(?:打|转|给|收|存|汇|发|付|交)[^,;。]{0,8}(?:我|本人|个人|书记|主任|会计|文书|村长|他|她)(?:个人|自己|私人)?(?:的)?(?:微信|支付宝|卡|账户|账号|账上|存折|手里|手上|名下)|个人(?:账户|卡|微信|账号)|私人(?:账户|卡|账)|(?:我|书记|主任|会计)(?:的)?(?:微信|支付宝|卡)(?:上|里|收)/
const EARLY = /提前|预收|预付|预交|提早|先收|先交|先给|先付/
const DELAYED =
  /(?:电费|电力公司|国网|供电|补贴|分红|钱|款|合作社|结算)[^。;]{0,12}(?:没结|没打|没到|没下来|没拨|没给|没发|没收到|没来|没兑现|未到|未结|未付|晚|推迟|延迟|拖)|(?:没|未)(?:结下来|打款|拨款|到账|结算|兑现)/
const SUPPLEMENT = /补报|补一下|补上|补交|补录|漏报|漏了|忘(?:了|记)报|迟报|晚报|补充(?:上报|填报)|补个/
const FULL =
  /按(?:照)?合同|(?:租金|租费|承包费|分红|房租|月租)[^,;。]{0,10}(?:收齐|交齐|付清|结清|全收|足额|全部收|都收齐|交清|全部到账|全额)|(?:收齐|交齐|付清|结清|足额|全额)/
const TOTAL = /一共|总共|合计|总计|共计|加起来|拢共|打总|全部加/
const EACH =
  /各|每个|每处|每座|都是|分别是|均为|都收了?(?=\d|[一二两三四五六七八九])|每间|一个[^,]{0,3}(?=\d|[一二两三四五六七八九]千)/
const REASONLESS: (string | null | undefined)[] = ['suspended', 'idle', 'damaged', 'lost', 'partial']

/** Reads one scope into items. `inherited` is a period said earlier in the message. */
export function readScope(
  clauses: string[],
  named: Target,
  around: Surroundings,
  inherited: PeriodMention | null,
): Found {
  const spoken = clauses.join(',')
  // 一个正常一个空着: nobody says which.
  const target: Target =
    named.entries.length > 1 && /(?:有)?一(?:个|座|条|处)[^,;]{1,10}[,、 ]?(?:另)?(?:有)?一(?:个|座|条|处)/.test(spoken)
      ? { entries: [], match: 'ambiguous', candidates: named.entries, voice: named.voice }
      : named
  const finished = !FUTURE.test(spoken)
  const periods = around.day ? scanPeriods(spoken, around.day, finished) : []
  const entry = target.entries[0] ?? target.candidates[0] ?? target.like
  const since = readSince(spoken, periods)
  const usable = periods.filter(
    (period) =>
      !compared(spoken, period) &&
      !(since && period.months[0] === since) &&
      !(since && period.kind === 'year' && since.startsWith(period.period)),
  )
  const parts = splitByPeriod(spoken, usable)
  if (parts.length > 1)
    return merge(parts.map(({ text, period }) => readPart(text, [period], since, target, around, null, entry)))
  return readPart(spoken, usable, since, target, around, inherited, entry)
}

function readPart(
  spoken: string,
  periods: PeriodMention[],
  since: string | null,
  target: Target,
  around: Surroundings,
  inherited: PeriodMention | null,
  entry: LedgerEntry | undefined,
): Found {
  const clauses = blank(spoken, periods, around)
    .split(/(?<!\d),|,(?!\d{3}(?!\d))/)
    .map((clause) => clause.trim())
    .filter(Boolean)
  const period = choosePeriod(periods) ?? inherited
  const partly = isPartOfQuarter(period, spoken)
  const share = shareOfYear(period?.period ?? (around.day ? currentQuarter(around.day) : null))
  const months = period?.kind === 'months' ? period.months.length : Math.round((share ?? 0.25) * 12)
  const state = readState(clauses, entry, spoken)
  // 合同今年12月到期 has not run out yet.
  const ahead = around.day
    ? scanPeriods(spoken, around.day, false).some(
        (named) =>
          named.future || (named.months[0] ?? '') > `${around.day?.year}-${String(around.day?.month).padStart(2, '0')}`,
      )
    : false
  if (ahead || /(?:快|即将|马上|就要|要)到期/.test(spoken))
    state.issues = state.issues.filter((issue) => issue !== 'contract_expired')
  const money = readMoney(clauses, entry, months)
  const found = assemble({
    spoken: blank(spoken, [], around),
    clauses,
    period,
    said: periods.length > 0 || inherited !== null,
    since,
    state,
    money,
    target,
    around,
    entry,
  })
  // A month's money is not yet the quarter's; a deposit is no income.
  if (
    (partly && money.income?.basis === 'received' && money.income.precision === 'exact') ||
    (money.figures && /押金|保证金|定金/.test(spoken))
  )
    found.confirm = true
  return found
}

/** 7月收入9800: one or two months of a quarter; 9月28号到账 is only a date. */
const isPartOfQuarter = (period: PeriodMention | null, spoken: string): boolean =>
  period?.kind === 'months' && period.months.length < 3 && !/[号日旬底初]/.test(spoken.slice(period.start, period.end))

interface Draft {
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

function assemble(draft: Draft): Found {
  const { spoken, period, state, money, target, around, entry } = draft
  const found: Found = {
    items: [],
    missing: [...money.missing],
    flags: [...money.flags],
    confirm: false,
    groups: [],
    expected: [],
    lacking: [],
    facts: false,
    period,
  }
  const { flags, missing } = found
  if (money.doubtful) found.confirm = true
  settleUnpaid(draft, found)
  settleContract(draft, found)
  settleRelative(draft, found)
  settlePrevious(draft, found)
  const income = money.income
  let status = state.status
  if (
    status === null &&
    income?.basis === 'received' &&
    (income.yuan ?? income.min ?? (income.raw ? 1 : -1)) >= 0 &&
    !(income.yuan === 0) &&
    !state.issues.some((issue) => issue === 'no_tenant' || issue === 'theft' || issue === 'natural_disaster')
  )
    status = 'normal'
  if (status === null && money.kwh) status = 'normal'
  if (
    money.expense !== null &&
    /(?:修|换|补|焊|清淤|疏通|加固|装)(?:了|好|完|[^,;。]{0,6}(?:花|用|付|支)(?:了|去)?)|维修费|修理费/.test(spoken) &&
    (status === null || status === 'damaged' || status === 'partial') &&
    !/没修|修不好|还没|正在|要修|想/.test(spoken)
  )
    status = 'normal'
  const bulk = target.match === 'all' || target.match === 'rest'
  const out = target.match === 'out_of_scope'
  const finished = !(income?.basis === 'expected') && !FUTURE.test(spoken)
  let said: string | null = period?.period ?? null
  if (!said && around.day) {
    if (income?.cycle === 'year' && income.basis !== 'received') {
      missing.push('period')
    } else {
      said = inferredQuarter(around.day, finished)
      flags.push('period_inferred')
    }
  } else if (!said) missing.push('period')
  if (period) periodFlags(period, draft, found)
  if (money.unpaid && income?.cycle === 'year' && status === 'normal' && state.status === null) status = null
  if (state.hearsay) {
    flags.push('hearsay')
    found.confirm = true
    if (income && income.basis === 'received' && !/收到|到账|已/.test(spoken)) income.basis = 'expected'
    if (income?.basis === 'expected' && state.status === null) status = null
  }
  if (state.urgent) flags.push('urgent')
  if (state.upkeepRequest) {
    flags.push('upkeep_request')
    found.confirm = true
  }
  if (PERSONAL.test(spoken) && money.figures) flags.push('personal_account')
  if (EARLY.test(spoken) && (income?.kind === 'rent' || /租|款|钱|费/.test(spoken)) && income?.basis === 'received')
    flags.push('cash_received_early')
  if (entry?.class === 'household') flags.push('household_asset')
  if (target.voice) flags.push('voice_text')
  if (bulk) flags.push('bulk')
  if (out) flags.push('cross_village')
  if (
    money.distribution.length &&
    income?.yuan &&
    money.distribution.reduce((sum, row) => sum + (row.yuan ?? 0), 0) > income.yuan
  )
    flags.push('distribution_exceeds_income')
  found.facts =
    status !== null ||
    income !== null ||
    money.expense !== null ||
    money.kwh !== null ||
    state.issues.length > 0 ||
    money.unpaid ||
    state.same ||
    money.relative !== null ||
    money.distribution.length > 0 ||
    flags.includes('relative_amount') ||
    money.figures
  if (money.expected !== null)
    found.expected.push({ asset_id: target.entries[0]?.id ?? null, period: null, yuan: money.expected })
  buildItems(draft, found, said, out ? null : status)
  if (!out) leftOpen(draft, found, status)
  else missing.length = 0
  if (out) found.confirm = false
  return found
}

/** One item per asset; several assets and one sum are never split. Source: domain.md §10, hard rules. */
function buildItems(
  { spoken, since, state, money, target, entry, around }: Draft,
  found: Found,
  period: string | null,
  status: ReadItem['status'],
): void {
  const { flags, missing } = found
  const many = target.entries.length > 1
  let income = money.income
  const listed = many && /分别|依次/.test(spoken) ? pairUp(spoken, target.entries, around) : null
  if (listed) flags.splice(0, flags.length, ...flags.filter((flag) => flag !== 'derived_amount'))
  const shared =
    many &&
    !listed &&
    income !== null &&
    income.yuan !== 0 &&
    (TOTAL.test(spoken) || !EACH.test(spoken)) &&
    target.match !== 'all' &&
    target.match !== 'rest'
  if (shared && income) {
    found.groups.push({ asset_ids: target.entries.map((each) => each.id), income })
    flags.push('total_for_many')
    missing.push('split')
    income = null
  }
  if (many && money.expense !== null && !EACH.test(spoken)) missing.push('split')
  const targets: (LedgerEntry | undefined)[] = target.entries.length ? target.entries : [undefined]
  for (const [i, asset] of targets.entries()) {
    const own = listed ? (listed[i] ?? null) : income
    const item: ReadItem = {
      asset_id: asset?.id ?? null,
      match: target.match,
      period,
      status,
      income: own ? { ...own, kind: own.kind ?? kindOf('', asset) } : own,
      issues: [...state.issues],
      photos: [],
    }
    if (many && own && asset) item.income = { ...own, kind: kindOf(spoken, asset) ?? own.kind }
    if (!asset && target.candidates.length) item.candidates = target.candidates.map((candidate) => candidate.id)
    if (money.expense !== null && !(many && !EACH.test(spoken))) item.expense_yuan = money.expense
    if (money.kwh !== null && !many) item.metrics = { kwh: money.kwh }
    if (since) item.since = since
    if (money.distribution.length) item.distribution = money.distribution
    // 都正常 says nothing of the money of an earning asset, and an amount never belongs to all.
    if ((target.match === 'all' || target.match === 'rest') && !listed && !EACH.test(spoken) && own?.yuan !== 0)
      item.income = null
    found.items.push(item)
    if (target.match !== 'out_of_scope')
      flags.push(...oddities(item.income, asset ?? entry, period, money.kwh, around.previous))
  }
}

function pairUp(spoken: string, entries: LedgerEntry[], around: Surroundings): (ReadIncome | null)[] | null {
  const tail = spoken.slice(spoken.search(/分别|依次/))
  const sums = tail
    .split(/[,、和及 ]+/)
    .map(
      (piece) =>
        readMoney([`收入${piece.replace(/^(?:分别|依次)(?:是|为|收入|收了|收|租金)*/, '')}`], entries[0], 3).income,
    )
    .filter((income) => income?.yuan !== null && income !== null)
  return sums.length === entries.length && around ? sums : null
}

/** 没收到租金: what was due has not come. */
function settleUnpaid({ spoken, money, state, entry }: Draft, found: Found): void {
  if (!money.unpaid) return
  const rentLike =
    /租|承包/.test(spoken) ||
    (entry?.subclass !== undefined && rentable.includes(entry.subclass) && entry.rent_year !== undefined)
  const received = money.income?.basis === 'received' && money.income.yuan !== null && money.income.yuan > 0
  if (rentLike && entry?.subclass !== 'pv' && entry?.subclass !== 'equity') {
    if (!state.issues.includes('rent_overdue')) state.issues.push('rent_overdue')
  } else if (entry?.class === 'operating') found.flags.push('payment_delayed')
  if (DELAYED.test(spoken) && !received && (entry?.subclass === 'pv' || entry?.subclass === 'equity'))
    found.flags.push('payment_delayed')
  if (!money.income && entry?.class === 'operating') found.missing.push('amount')
}

/** Marks a sum that is the contract's own, not reckoned from words. */
export const CONTRACT_SUM = 'contract'

/** 按合同收齐了: the contract in the ledger says how much. */
function settleContract({ spoken, money, period, entry, around }: Draft, found: Found): void {
  if (money.income || money.unpaid || money.figures || !FULL.test(spoken) || !/租|承包|分红|合同|钱|款/.test(spoken))
    return
  const kind = kindOf(spoken, entry)
  const quarter = period?.period ?? (around.day ? inferredQuarter(around.day, true) : null)
  const due = dueFor({ kind }, entry, quarter)
  if (due === null) return
  money.income = { yuan: Math.round(due * 100) / 100, kind, basis: 'received', precision: 'derived', raw: CONTRACT_SUM }
  found.flags.push('derived_amount')
}

/** 比上季度多两千: a sum only where the earlier one is known. */
function settleRelative({ money, around, entry, spoken }: Draft, found: Found): void {
  if (!money.flags.includes('relative_amount')) return
  found.confirm = true
  const before = around.previous.findLast(
    (item) => item.asset_id === entry?.id && typeof item.income?.yuan === 'number',
  )?.income?.yuan
  if (money.relative !== null && typeof before === 'number' && !money.income) {
    money.income = {
      yuan: before + money.relative,
      kind: kindOf(spoken, entry),
      basis: 'received',
      precision: 'derived',
    }
    found.flags.push('derived_amount')
  } else if (!money.income) found.missing.push('amount')
}

/** 跟上季度一样: what was filed before, to be confirmed. */
function settlePrevious({ state, money, around, entry }: Draft, found: Found): void {
  if (!state.same) return
  found.flags.push('same_as_previous')
  found.confirm = true
  const before = around.previous.findLast((item) => item.asset_id === entry?.id)
  if (!before) return
  if (before.status && state.status === null && before.status !== 'disposed') state.status = before.status
  if (!money.income && typeof before.income?.yuan === 'number')
    money.income = {
      yuan: before.income.yuan,
      kind: before.income.kind ?? kindOf('', entry),
      basis: before.income.basis ?? 'received',
      precision: before.income.precision ?? 'exact',
    }
}

function periodFlags(period: PeriodMention, { around, spoken, money }: Draft, found: Found): void {
  const { flags, missing } = found
  if (period.kind === 'cumulative') {
    flags.push('cumulative_amount')
    missing.push('period')
  }
  if (period.kind === 'half') {
    flags.push('half_year')
    missing.push('split')
  }
  if (period.future) {
    flags.push('future_period')
    found.confirm = true
  }
  if (period.doubtful) found.confirm = true
  if (!around.day) return
  const due = previousPeriod(currentQuarter(around.day))
  if (/^\d{4}Q\d$/.test(period.period) && period.period < due) flags.push('late_supplement')
  if (SUPPLEMENT.test(spoken)) flags.push('late_supplement')
  if (period.future && money.income?.basis === 'received') flags.push('cash_received_early')
}

/** What must be asked before this can be filed. */
function leftOpen(
  { spoken, money, state, target, since, entry }: Draft,
  found: Found,
  status: ReadItem['status'],
): void {
  const { missing, flags, items } = found
  const earning = items.filter(
    (item) =>
      item.income === null &&
      (target.entries.find((each) => each.id === item.asset_id) ?? entry)?.class === 'operating',
  )
  const alive = status === 'normal' || status === 'partial' || status === 'repairing'
  if (earning.length && !found.groups.length && (alive || state.same || (status === null && money.kwh !== null)))
    found.lacking.push(...earning.map((item) => item.asset_id))
  if (earning.length && status === 'normal' && money.unpaid) missing.push('amount')
  if (REASONLESS.includes(status) && !state.issues.length && found.facts) missing.push('reason')
  if (status === 'idle' && !since && !found.items.some((item) => item.since) && !/跑路/.test(spoken))
    missing.push('since_date')
  if (status === null && !money.income && !money.unpaid && !state.same && found.facts) missing.push('status')
  if (target.match === 'ambiguous' || target.match === 'unknown') missing.push('asset')
  if (SUPPLEMENT.test(spoken) && !flags.includes('late_supplement')) flags.push('late_supplement')
}

/** Names of time out of the words, so that 三季度 is no number and 八月 no count. */
function blank(spoken: string, periods: PeriodMention[], around: Surroundings): string {
  const all = around.day ? scanPeriods(spoken, around.day) : periods
  let text = spoken
  for (const period of [...all].reverse()) text = text.slice(0, period.start) + text.slice(period.end)
  return text
}

/** A quarter or month beats the year beside it (今年三季度 is one mention already); several quarters leave the first. */
function choosePeriod(periods: PeriodMention[]): PeriodMention | null {
  const exact = periods.find((period) => period.kind === 'quarter' || period.kind === 'months')
  const wide = periods.find((period) => period.kind === 'cumulative' || period.kind === 'half')
  return wide ?? exact ?? periods[0] ?? null
}

/** 一季度2.1万,二季度2.9万: one part per period, where each has its own figure. */
function splitByPeriod(spoken: string, periods: PeriodMention[]): { text: string; period: PeriodMention }[] {
  const distinct = periods.filter(
    (period, i) =>
      periods.findIndex((other) => other.period === period.period) === i &&
      (period.kind === 'quarter' || period.kind === 'half' || period.kind === 'year' || period.kind === 'months'),
  )
  if (distinct.length < 2) return []
  // 去年三季度3万,今年3.2万: the same quarter of another year, to be confirmed.
  const quarter = distinct.find((period) => period.kind === 'quarter')?.period.slice(4)
  for (const [i, period] of distinct.entries())
    if (quarter && period.kind === 'year' && /^\d{4}$/.test(period.period))
      distinct[i] = { ...period, period: period.period + quarter, kind: 'quarter', doubtful: true }
  const parts = distinct.map((period, i) => ({
    text: `${i === 0 ? spoken.slice(0, period.start) : ''}${spoken.slice(period.end, distinct[i + 1]?.start ?? spoken.length)}`,
    period,
  }))
  return parts.every((part) => /\d|[一二两三四五六七八九十百千万]/.test(part.text)) ? parts : []
}

/** 跟上季度一样, 比去年多: a time compared with, not reported. */
const compared = (spoken: string, period: PeriodMention): boolean =>
  /(?:跟|比|较|按|照|像|同)(?:着)?$/.test(spoken.slice(0, period.start)) ||
  (/[和与]$/.test(spoken.slice(0, period.start)) &&
    /^(?:的)?(?:一样|相同|差不多|持平|比)/.test(spoken.slice(period.end)))

export function merge(founds: Found[]): Found {
  return {
    items: founds.flatMap((found) => found.items),
    missing: founds.flatMap((found) => found.missing),
    flags: founds.flatMap((found) => found.flags),
    confirm: founds.some((found) => found.confirm),
    groups: founds.flatMap((found) => found.groups),
    expected: founds.flatMap((found) => found.expected),
    lacking: founds.flatMap((found) => found.lacking),
    facts: founds.some((found) => found.facts),
    period: founds.find((found) => found.period)?.period ?? null,
  }
}

export const reportsOnBehalf = (around: Surroundings, words: string): boolean =>
  !boundToVillage(around) || /代报|代填|替[^,;。]{1,8}(?:报|填)|帮[^,;。]{1,8}(?:报一下|填一下|报个|上报)/.test(words)
