import { oddities } from './check.ts'
import type { Draft } from './draft.ts'
import type { Found } from './found.ts'
import { kindOf } from './incomeKind.ts'
import { readMoney } from './money.ts'
import type { LedgerEntry, ReadIncome, ReadItem } from './reading.ts'

const TOTAL = /一共|总共|合计|总计|共计|加起来|拢共|打总|全部加/

const EACH =
  /各|每个|每处|每座|都是|分别是|均为|都收了?(?=\d|[一二两三四五六七八九])|每间|一个[^,]{0,3}(?=\d|[一二两三四五六七八九]千)/

/** One item per asset; several assets and one sum are never split. Source: domain.md §10, hard rules. */
export function buildItems(
  { spoken, since, state, money, target, entry, around }: Draft,
  found: Found,
  period: string | null,
  status: ReadItem['status'],
): void {
  const { flags, missing } = found
  const many = target.entries.length > 1
  let income = money.income
  const listed = many && /分别|依次/.test(spoken) ? pairUp(spoken, target.entries) : null
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
    if (!many && target.called) item.called = target.called
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

/** 分别是2000、1800: one sum for each name, in their order. */
function pairUp(spoken: string, entries: LedgerEntry[]): (ReadIncome | null)[] | null {
  const tail = spoken.slice(spoken.search(/分别|依次/))
  const sums = tail
    .split(/[,、和及 ]+/)
    .map(
      (piece) =>
        readMoney([`收入${piece.replace(/^(?:分别|依次)(?:是|为|收入|收了|收|租金)*/, '')}`], entries[0], 3).income,
    )
    .filter((income) => income?.yuan !== null && income !== null)
  return sums.length === entries.length ? sums : null
}
