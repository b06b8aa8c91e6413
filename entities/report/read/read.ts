import { placePictures } from './photo.ts'
import { readCorrection } from './correct.ts'
import { corrects, isHelpless, isNod, partsOf, promises, suspect, wantsDisposal, withoutNod } from './intent.ts'
import { CONTRACT_SUM, merge, readScope, reportsOnBehalf, type Found } from './item.ts'
import { findMentions, type Mention } from './mention.ts'
import { matchable, prepare, surroundings, type Prepared, type Surroundings } from './prepare.ts'
import type { Flag, Missing, Reading, ReadingContext, ReadItem } from './reading.ts'
import { scopesOf } from './scope.ts'
import { SAME } from './state.ts'
import { untable } from './table.ts'
import { certainIds, otherVillage, targetsOf } from './target.ts'
import { indexLedger } from './vocabulary.ts'
import { scanPeriods } from '../../language/periods.ts'
import { scanQuantities } from '../../language/quantities.ts'

/**
 * 填报阅读 - reads one message into what it reports, asks or corrects, and what must be asked back. Pure: no store, no
 * clock. Never throws; what it does not understand is a question with no items. Source: domain.md §10.
 */
export function readReport(text: string, context: ReadingContext): Reading {
  try {
    return read(text, context)
  } catch {
    // The contract of the reader: a message that breaks it is still a message, and goes where questions go.
    return nothing('ask')
  }
}

const nothing = (intent: Reading['intent']): Reading => ({ intent, items: [], missing: [], confirm: false, flags: [] })

function read(text: string, context: ReadingContext): Reading {
  const around = surroundings(context)
  const prepared = prepare(text)
  const { clean, injection, permission, claim } = suspect(prepared.words)
  const code = clean !== prepared.words
  if (injection || permission) {
    const refused: Reading = {
      ...nothing('refuse'),
      flags: [
        ...(injection ? ['injection' as const] : []),
        ...(permission ? ['permission' as const] : []),
        ...(prepared.pii ? ['pii' as const] : []),
      ],
    }
    if (claim) refused.claim = claim
    return refused
  }
  const table = untable(clean)
  const reading = readWords(table.text, prepared, around, context)
  if (table.pasted && reading.items.length) mark(reading, 'table_paste')
  if (code) {
    if (!reading.items.length) return { ...nothing('refuse'), flags: ['injection'] }
    mark(reading, 'injection')
  }
  if (prepared.pii) {
    // Nothing but a personal number, or a wish to have it kept: there is nothing to file.
    if (!reading.items.some((item) => item.income || item.status || item.issues.length))
      return { ...nothing('refuse'), confirm: true, flags: ['pii'] }
    mark(reading, 'pii')
  }
  if (around.voice) reading.flags.push('voice_text')
  if (reading.items.length && reading.intent !== 'photo' && reportsOnBehalf(around, clean))
    reading.flags.push('on_behalf')
  reading.flags = [...new Set(reading.flags)]
  reading.missing = [...new Set(reading.missing)]
  return reading
}

function mark(reading: Reading, flag: Flag): void {
  reading.flags.push(flag)
  reading.confirm = true
}

function readWords(words: string, prepared: Prepared, around: Surroundings, context: ReadingContext): Reading {
  const pictures = around.photos.length > 0 || prepared.pictures > 0
  if (!words.trim()) return pictures ? wordlessPictures(around) : nothing(prepared.nod ? 'ack' : 'ask')
  if (isNod(words)) return pictures ? wordlessPictures(around) : nothing('ack')
  const parts = partsOf(withoutNod(words))
  const seen = matchable(withoutNod(words))
  if (promises(seen) && !pictures) return nothing('ack')
  if ((parts.asked === null && !isHelpless(seen)) || parts.told) {
    const told = parts.asked === null ? seen : matchable(parts.told)
    if (
      corrects(parts.asked === null ? seen : told, around.previous.length > 0) &&
      (parts.asked === null || around.previous.length > 0 || strong(told, around, true))
    )
      return withQuestion(readCorrection(told, around), parts.asked)
    if (parts.asked === null && isHelpless(told) && !strong(told, around, false)) return nothing('ask')
    if (parts.asked !== null && !strong(told, around, parts.apart)) return nothing('ask')
    return withQuestion(readTold(told, prepared, around, context, pictures), parts.asked)
  }
  return nothing('ask')
}

function withQuestion(reading: Reading, asked: string | null): Reading {
  if (asked === null || reading.intent === 'ask') return asked === null ? reading : nothing('ask')
  return { ...reading, intent: reading.items.length ? 'mixed' : 'ask', question: asked }
}

/** Is what stands before a question a report, or only what the question is about (抽水机烂了,能不能卖)? */
function strong(told: string, around: Surroundings, apart: boolean): boolean {
  const mentions = findMentions(told, indexLedger(around.own))
  const certain =
    certainIds(mentions).length > 0 ||
    (around.own.length === 1 && mentions.length === 0 && /收|卖|租|到账|发电|正常|修了/.test(told))
  const figures = scanQuantities(told).some(
    (quantity) => quantity.unit === 'yuan' || quantity.unit === 'kwh' || (quantity.unit === 'bare' && quantity.scaled),
  )
  const exact =
    !/想|打算|准备/.test(told) &&
    mentions.some(
      (mention) =>
        (mention.match === 'exact' && mention.end - mention.start >= 4) ||
        /\d/.test(told.slice(mention.start, mention.end)),
    )
  if (apart) return certain || (figures && /收|卖|租|到账|进/.test(told))
  const dated = around.day !== null && scanPeriods(told, around.day).length > 0
  return (
    certain &&
    (exact ||
      figures ||
      dated ||
      /正常|没问题|完好|(?:空|停|坏|闲置)了?(?:[一二两三四五六七八九十半\d]+个?(?:多)?(?:天|月|年)|好久)|到账|收齐|交了|修好|修了/.test(
        told,
      ))
  )
}

function readTold(
  seen: string,
  prepared: Prepared,
  around: Surroundings,
  context: ReadingContext,
  pictures: boolean,
): Reading {
  const mentions = findMentions(seen, indexLedger(around.own))
  const scopes = scopesOf(
    seen,
    mentions,
    (between) => otherVillage(`,${between.replace(/^[,;。 ]+/, '')}`, around) !== null,
  )
  const [sole] = scopes
  if (scopes.length === 1 && sole?.reach === 'none' && SAME.test(seen) && around.own.length > 1) sole.reach = 'all'
  const taken = new Set(certainIds(mentions))
  const founds: Found[] = []
  let inherited: Found['period'] = null
  for (const scope of scopes) {
    for (const target of targetsOf(scope, around, taken)) {
      const found = readScope(scope.clauses, target, around, inherited)
      if (found.period && (found.facts || scope === sole))
        inherited =
          found.period.kind === 'quarter' || found.period.kind === 'months' || found.period.kind === 'year'
            ? found.period
            : inherited
      founds.push(found)
    }
  }
  // 车间被法院封了: something happened to it that no word list knows; how it stands now must be asked.
  if (!pictures && !founds.some((found) => found.facts) && taken.size > 0 && HAPPENED.test(seen))
    for (const found of founds) Object.assign(found, { facts: true, missing: [...found.missing, 'status'] })
  const useful = founds.filter((found) => found.facts)
  const found = merge(useful)
  const unresolved =
    found.items.length > 0 && found.items.every((item) => item.asset_id === null && item.match === 'unknown')
  const disposal = wantsDisposal(seen)
  if (!useful.length && !disposal)
    return pictures || (/照片|图片|相片/.test(seen) && taken.size > 0)
      ? readPictures(seen, mentions, prepared, around, context)
      : nothing('ask')
  if (unresolved && !disposal && !mentions.length && !worthAsking(found, seen))
    return pictures ? readPictures(seen, mentions, prepared, around, context) : nothing('ask')
  const base = useful.length ? found : merge(founds)
  const reading: Reading = {
    intent: disposal ? 'dispose_request' : 'report',
    items: joinItems(base.items),
    missing: [...base.missing],
    confirm: base.confirm,
    flags: [...base.flags],
  }
  const unpriced = new Set(reading.items.filter((item) => !item.income).map((item) => item.asset_id))
  if (base.lacking.some((id) => unpriced.has(id))) reading.missing.push('amount')
  if (base.groups.length) reading.groups = base.groups
  if (base.expected.length) reading.expected_income = base.expected
  resolveEarlier(reading, around)
  if (disposal) {
    reading.flags.push('disposal_draft')
    reading.missing = reading.missing.filter((missing) => missing === 'asset')
    if (!around.photos.length) reading.missing.push('photo')
  }
  if (pictures) attach(reading, seen, mentions, around, context)
  if (prepared.awaitsPhoto) reading.missing.push('photo')
  reading.confirm ||= needsConfirmation(reading)
  return reading
}

const HAPPENED =
  /^(?!.*(?:明天|等下|要报|报一下|没算|不知道|不清楚|要注意|计划|打算|想|准备|如果|要是|好不好)).*(?:了(?=$|[,。;!])|被|没(?!什么)|还在|正在|已经)/s

/** Without any asset in sight only money, or a plain state, makes a report worth asking about. */
function worthAsking(found: Found, seen: string): boolean {
  const money = found.items.some((item) => item.income || item.expense_yuan !== undefined || item.metrics)
  return (
    (money && /收|卖|租|钱|账|元|块|万|千|分红|电|修|花|\d/.test(seen)) ||
    (seen.length <= 12 && found.items.some((item) => item.status) && !/天|雨|人|你|我|他/.test(seen))
  )
}

const ASKS: Partial<Record<Flag, true>> = {
  anomaly_high: true,
  anomaly_high_vs_contract: true,
  below_contract: true,
  personal_account: true,
  cash_received_early: true,
  distribution: true,
  distribution_exceeds_income: true,
  loss: true,
  approx_amount: true,
  disposal_draft: true,
  total_for_many: true,
  relative_amount: true,
  same_as_previous: true,
  bulk: true,
  hearsay: true,
  household_asset: true,
  future_period: true,
  photo_order_unknown: true,
}

function needsConfirmation(reading: Reading): boolean {
  if (reading.items.length && reading.items.every((item) => item.match === 'out_of_scope')) return false
  if (reading.missing.length > 0 || reading.flags.some((flag) => ASKS[flag])) return true
  // 按合同收齐 says one clear contract sum; any other reckoning is read back.
  return (
    reading.items.some((item) => item.income?.precision === 'derived' && item.income.raw !== CONTRACT_SUM) ||
    reading.items.some(
      (item) =>
        ['fuzzy', 'ambiguous', 'unknown', 'all', 'rest'].includes(item.match) ||
        item.status === 'lost' ||
        item.income?.basis === 'expected' ||
        item.issues.some(
          (issue) =>
            issue === 'theft' || issue === 'unauthorised_change' || issue === 'sublet' || issue === 'contract_expired',
        ),
    )
  )
}

/** Two stretches about the same asset and period become one item; the later word wins where both speak. */
function joinItems(items: ReadItem[]): ReadItem[] {
  const joined: ReadItem[] = []
  const seen = new Map<string, ReadItem>()
  for (const item of items) {
    const key = item.asset_id === null ? null : `${item.asset_id} ${item.period}`
    const earlier = key === null ? undefined : seen.get(key)
    const same = earlier && !(earlier.income && item.income) ? earlier : undefined
    if (!same) {
      joined.push(item)
      if (key !== null) seen.set(key, item)
      continue
    }
    same.income ??= item.income ?? null
    if (item.status && (!same.status || same.status === 'normal')) same.status = item.status
    same.issues = [...new Set([...same.issues, ...item.issues])]
    if (item.expense_yuan !== undefined) same.expense_yuan = item.expense_yuan
    if (item.metrics) same.metrics = item.metrics
    if (item.since) same.since = item.since
    if (item.distribution) same.distribution = item.distribution
  }
  return joined
}

/** 1号棚的, after 大棚租金收了两千 was ambiguous: the earlier words now have their asset. */
function resolveEarlier(reading: Reading, around: Surroundings): void {
  const last = around.previous.at(-1)
  const [item] = reading.items
  if (
    !last?.candidates ||
    last.asset_id ||
    !item?.asset_id ||
    reading.items.length > 1 ||
    !last.candidates.includes(item.asset_id)
  )
    return
  reading.flags.push('ambiguous_resolved')
  if (!item.income && typeof last.income?.yuan === 'number') {
    item.income = { kind: null, basis: 'received', precision: 'exact', ...last.income, yuan: last.income.yuan }
    item.period = last.period ?? item.period
    item.status ??= last.status === 'disposed' ? null : (last.status ?? 'normal')
    reading.missing = reading.missing.filter((missing) => missing !== 'amount' && missing !== 'status')
  }
}

function attach(
  reading: Reading,
  seen: string,
  mentions: Mention[],
  around: Surroundings,
  context: ReadingContext,
): void {
  const placed = placePictures(seen, mentions, reading.items, around, context?.now)
  for (const item of reading.items) {
    const shown = item.asset_id ? placed.byAsset.get(item.asset_id) : undefined
    if (shown) item.photos = shown
  }
  if (placed.unassigned.length) {
    reading.unassigned_photos = placed.unassigned
    reading.flags.push('photo_order_unknown')
    reading.missing.push('photo')
  }
  if (placed.stale) reading.flags.push('photo_stale')
}

const blankItem = (asset_id: string | null, match: ReadItem['match']): ReadItem => ({
  asset_id,
  match,
  period: null,
  status: null,
  income: null,
  issues: [],
  photos: [],
})

/** Pictures with at most a caption. */
function readPictures(
  seen: string,
  mentions: Mention[],
  prepared: Prepared,
  around: Surroundings,
  context: ReadingContext,
): Reading {
  const ids = certainIds(mentions)
  if (otherVillage(seen, around) !== null)
    return { ...nothing('photo'), items: [blankItem(null, 'out_of_scope')], flags: ['cross_village'] }
  if (!ids.length) {
    const candidates = mentions.find((mention) => mention.match === 'ambiguous')?.known.map((known) => known.entry.id)
    if (!candidates) return wordlessPictures(around, seen)
    return {
      ...nothing('photo'),
      items: [{ ...blankItem(null, 'ambiguous'), candidates }],
      missing: ['asset'],
      confirm: true,
      unassigned_photos: around.photos.map((photo) => photo.id),
    }
  }
  const fuzzy = mentions.some((mention) => mention.match === 'fuzzy')
  const reading: Reading = {
    ...nothing('photo'),
    items: [...new Set(ids)].map((id) =>
      blankItem(
        id,
        fuzzy
          ? 'fuzzy'
          : (mentions.find((mention) => mention.known.some((known) => known.entry.id === id))?.match ?? 'alias'),
      ),
    ),
  }
  attach(reading, seen, mentions, around, context)
  if (fuzzy) reading.flags.push('voice_text')
  if (prepared.awaitsPhoto) reading.missing.push('photo')
  reading.confirm = reading.missing.length > 0 || fuzzy
  return reading
}

function wordlessPictures(around: Surroundings, seen = ''): Reading {
  const photos = around.photos.map((photo) => photo.id)
  const last = around.previous.at(-1)?.asset_id
  const known = last ? around.own.find((entry) => entry.id === last) : undefined
  const only = around.own.length === 1 ? around.own[0] : undefined
  const entry = known ?? only
  const flags: Flag[] = /(?:去年|以前|老|旧)[^,;。]{0,4}(?:拍|照)/.test(seen) ? ['photo_stale'] : []
  if (entry)
    return {
      ...nothing('photo'),
      items: [{ ...blankItem(entry.id, known ? 'previous' : 'only_candidate'), photos }],
      flags,
    }
  const missing: Missing[] = ['asset']
  return { ...nothing('photo'), missing, confirm: true, flags, ...(photos.length ? { unassigned_photos: photos } : {}) }
}
