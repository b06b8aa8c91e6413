import { calledIn } from './called.ts'
import { needsConfirmation } from './confirm.ts'
import { merge, type Found } from './found.ts'
import { wantsDisposal } from './disposal.ts'
import { readScope } from './item.ts'
import { joinItems } from './joinItems.ts'
import { findMentions } from './mentions.ts'
import { attach, readPictures } from './pictures.ts'
import type { Prepared } from './prepare.ts'
import { nothing, type Reading, type ReadingContext } from './reading.ts'
import { resolveEarlier } from './resolveEarlier.ts'
import { scopesOf } from './scope.ts'
import { SAME } from './stateWords.ts'
import type { Surroundings } from './surroundings.ts'
import { certainIds, targetsOf } from './target.ts'
import { otherVillage, villageSaid } from './village.ts'
import { indexLedger } from './vocabulary.ts'

export function readTold(
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
    (between) =>
      /[,;。 ](?:我们?|本|咱们?)村/.test(between) ||
      otherVillage(`,${between.replace(/^[,;。 ]+/, '')}`, around) !== null,
  )
  const [sole] = scopes
  if (scopes.length === 1 && sole?.reach === 'none' && SAME.test(seen) && around.own.length > 1) sole.reach = 'all'
  const taken = new Set(certainIds(mentions))
  const founds: Found[] = []
  let inherited: Found['period'] = null
  let village: string | null = null
  for (const scope of scopes) {
    // 我代报荷叶垸村:光伏..., 冷库...: the village said holds until another is
    const said = villageSaid(scope.raw, around)
    if (said === null && village !== null) scope.raw = `${village} ${scope.raw}`
    village = said ?? village
    for (const target of targetsOf(scope, around, taken)) {
      const called = target.entries.length === 0 && target.match !== 'out_of_scope' ? calledIn(scope.raw, around) : null
      if (called) target.called = called
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
