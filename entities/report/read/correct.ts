import { scanQuantities } from '../../language/quantities.ts'
import { clausesOf } from './clauses.ts'
import { WITHDRAW } from './corrects.ts'
import { readScope } from './item.ts'
import { findMentions } from './mentions.ts'
import type { IncomeKind, LedgerEntry, PreviousItem, Reading, ReadItem } from './reading.ts'
import { hasMoney, scopesOf } from './scope.ts'
import type { Surroundings } from './surroundings.ts'
import { indexLedger } from './vocabulary.ts'

/** 不是A是B, 是B不是A, A改成B, 说成A了: what was said before and what holds now. */
interface Contrast {
  before: string
  now: string
}

const SHAPES: { pattern: RegExp; before: number | null; now: number | null }[] = [
  {
    pattern: /[多少](?:写|报|填|打|输)了[^,;。]{1,10}[,;。 ]+(?:应该|应当|应|其实)(?:是|为)?([^,;。]+)/,
    before: null,
    now: 1,
  },
  { pattern: /不是([^,;。]{1,20}?)[,;。 ]+([^,;。]{0,6}(?:只|实际|其实)[^,;。]+)/, before: 1, now: 2 },
  { pattern: /不是([^,;。]{1,20}?)[,;。 ]*(?:而|应该|应|其实)?是([^,;。]+)/, before: 1, now: 2 },
  { pattern: /(?:应该)?是([^,;。]{1,20}?)[,;。 ]*(?:而)?不是([^,;。]+)/, before: 2, now: 1 },
  { pattern: /(?:把|将)([^,;。]*?)(?:改成|改为|更正为|更改为|变更为|换成)([^,;。]+)/, before: 1, now: 2 },
  { pattern: /([^,;。]*?)(?:改成|改为|更正为|更改为|改到|应为)([^,;。]+)/, before: 1, now: 2 },
  { pattern: /(?:说|写|报|填|打|输|搞|弄|记|看)成了?([^,;。]+)/, before: 1, now: null },
]

function contrastIn(seen: string): Contrast {
  for (const { pattern, before, now } of SHAPES) {
    const match = pattern.exec(seen)
    if (!match) continue
    const old = before === null ? '' : (match[before] ?? '')
    const held =
      now === null
        ? seen.replace(match[0], ' ')
        : `${seen.slice(0, match.index)},${match[now] ?? ''},${seen.slice(match.index + match[0].length)}`
    return { before: old, now: held }
  }
  return { before: '', now: seen }
}

const NOISE =
  /(?:更正|改正|纠正|订正|勘误|撤回|撤销|(?:我|刚才|刚刚|上一条|上条|昨天|前面|之前|那条|那个|数字|数)*(?:报|说|写|填|打|弄|搞|发|输|记)(?:错|反)了?|错了|有误|不对|改一下|改下|以这条为准|以此为准|多(?:写|打|输|报|填)了?一?个?(?:零|0)|少(?:写|打|输|报|填)了?一?个?(?:零|0)|应该)+/g

/** 搞错了 1号棚2500 2号棚1500: the words of a correction that gives several assets a sum each, else null. */
export function correctsSeveral(seen: string, around: Surroundings): string | null {
  if (contrastIn(seen).before !== '' || WITHDRAW.test(seen)) return null
  const held = seen.replace(NOISE, ',').replace(/^[,;:。 ]+/, '')
  const summed = scopesOf(held, findMentions(held, indexLedger(around.own))).filter(
    ({ reach, mentions, clauses }) => reach === 'named' && mentions.length === 1 && hasMoney(clauses.join(',')),
  )
  return summed.length > 1 ? held : null
}

/** What was told anew of several assets, as a correction: for the period each was last told of, and no state unless it is trouble. */
export function asCorrection(told: Reading, { previous }: Surroundings): Reading {
  const items = told.items.map(({ status, ...item }) => ({
    ...item,
    ...(status === 'normal' ? {} : { status: status ?? null }),
    period: previous.findLast(({ asset_id }) => asset_id === item.asset_id)?.period ?? item.period,
  }))
  const flags = told.flags.filter((flag) => flag !== 'period_inferred')
  return { ...told, intent: 'correct', items, flags: [...flags, 'correction'], confirm: true }
}

/** 更正 / 撤回 - what a message changes of an earlier one. Nothing is overwritten here: the sender confirms first. */
export function readCorrection(seen: string, around: Surroundings): Reading {
  const reading: Reading = { intent: 'correct', items: [], missing: [], confirm: true, flags: ['correction'] }
  const index = indexLedger(around.own)
  const contrast = contrastIn(seen)
  const held = contrast.now.replace(NOISE, ',').replace(/^[,;:。 ]+/, '')
  const [nowMentions, oldMentions, allMentions] = [
    findMentions(held, index),
    findMentions(contrast.before, index),
    findMentions(seen, index),
  ]
  const one = (mentions: typeof allMentions): LedgerEntry | undefined =>
    mentions.findLast((mention) => mention.known.length === 1 && mention.match !== 'unknown')?.known[0]?.entry
  const previous = previousOf(seen, contrast.before, one(oldMentions) ?? one(allMentions), around)
  const figures = scanQuantities(held).filter((quantity) => quantity.unit === 'yuan' || quantity.unit === 'bare')
  const target =
    one(nowMentions) ??
    around.own.find((entry) => entry.id === previous?.asset_id) ??
    one(allMentions) ??
    (around.own.length === 1 ? around.own[0] : undefined)
  const moved = Boolean(
    one(nowMentions) &&
      previous?.asset_id &&
      one(nowMentions)?.id !== previous.asset_id &&
      (oldMentions.length || /那个|那条|是/.test(seen)),
  )
  if (WITHDRAW.test(seen) && !moved && !figures.length) {
    const id = one(allMentions)?.id ?? previous?.asset_id
    if (id) reading.withdraws = [id]
    else reading.missing.push('asset')
    return reading
  }
  const match =
    one(nowMentions) || (!previous && one(allMentions))
      ? nowMentions.some((mention) => mention.match === 'fuzzy')
        ? ('fuzzy' as const)
        : ('alias' as const)
      : previous
        ? ('previous' as const)
        : target
          ? ('only_candidate' as const)
          : ('unknown' as const)
  const scopes = scopesOf(held, nowMentions)
  // what stands before the name with a sum of its own is another thing's
  const scope = scopes.some((part) => part.reach === 'named') ? scopes.filter((part) => part.reach === 'named') : scopes
  const found = readScope(
    scope.flatMap((part) => part.clauses).length ? scope.flatMap((part) => part.clauses) : clausesOf(held),
    { entries: target ? [target] : [], match, candidates: [], voice: match === 'fuzzy' },
    around,
    null,
  )
  const [read] = found.items
  if (!read) return reading
  const item: ReadItem = {
    asset_id: target?.id ?? null,
    match,
    period: found.period?.period ?? previous?.period ?? read.period,
    issues: read.issues,
    photos: [],
  }
  if (read.income) item.income = read.income
  else if (previous?.income && (moved || (found.period && typeof previous.income.yuan === 'number')))
    item.income = {
      kind: kindOf(target),
      basis: 'received',
      precision: 'exact',
      ...previous.income,
      yuan: previous.income.yuan ?? null,
    }
  if (read.expense_yuan !== undefined) item.expense_yuan = read.expense_yuan
  if (read.metrics) item.metrics = read.metrics
  if (!read.income && read.status) item.status = read.status
  if (moved && previous?.asset_id) reading.withdraws = [previous.asset_id]
  if (moved && previous?.status && !item.status) item.status = previous.status === 'disposed' ? null : previous.status
  reading.items.push(item)
  reading.flags.push(
    ...found.flags.filter((flag) => !['period_inferred', 'same_as_previous', 'hearsay'].includes(flag)),
  )
  if (found.missing.includes('unit')) reading.missing.push('unit')
  if (!target) reading.missing.push('asset')
  if (!item.income && !item.status && !found.period && item.expense_yuan === undefined && !item.metrics && !moved)
    reading.missing.push('amount')
  return reading
}

function kindOf(entry: LedgerEntry | undefined): IncomeKind {
  if (!entry) return 'other'
  if (entry.subclass === 'pv') return 'power_sale'
  if (entry.subclass === 'equity') return 'dividend'
  return entry.rent_year !== undefined ? 'rent' : 'sales'
}

/** Which earlier report is meant: the one with the old figure, of the asset named, else the last. */
function previousOf(
  seen: string,
  before: string,
  named: LedgerEntry | undefined,
  around: Surroundings,
): PreviousItem | undefined {
  const old = scanQuantities(before).find((quantity) => quantity.value !== null)?.value
  const byFigure = old === undefined ? undefined : around.previous.findLast((item) => item.income?.yuan === old)
  const byAsset = named ? around.previous.findLast((item) => item.asset_id === named.id) : undefined
  return (
    byAsset ??
    byFigure ??
    (named && /[是为]/.test(seen) && !before && around.previous.length ? around.previous.at(-1) : undefined) ??
    (named && !before ? undefined : around.previous.at(-1))
  )
}
