import { calledIn, namesStranger } from './called.ts'
import { hints, rentable } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { findMentions } from './mentions.ts'
import { boundToVillage, stem, type Surroundings } from './surroundings.ts'
import type { LedgerEntry, Match, PreviousItem } from './reading.ts'
import type { Scope } from './scope.ts'
import { otherVillage, ofNamedVillage } from './village.ts'
import { indexLedger, type Known } from './vocabulary.ts'

/** Which assets one stretch of words is about. */
export interface Target {
  entries: LedgerEntry[]
  match: Match
  candidates: LedgerEntry[]
  voice: boolean
  /** What the sender calls it, where that must be learned. */
  called?: string
  /** Stands in for an asset nobody knows, so that its kind of income can still be read. */
  like?: LedgerEntry
}

const none = (match: Match, candidates: LedgerEntry[] = [], like?: LedgerEntry): Target => ({
  entries: [],
  match,
  candidates,
  voice: false,
  ...(like ? { like } : {}),
})

/** What one scope is about. `taken` are the assets named elsewhere in the message, for 其他. */
export function targetsOf(scope: Scope, around: Surroundings, taken: Set<string>): Target[] {
  const village = otherVillage(scope.raw, around)
  if (village !== null) return [foreignTarget(scope, around, village)]
  if (scope.reach === 'all' || scope.reach === 'rest') {
    const entries = ofNamedVillage(around.own, scope.raw, around).filter(
      (entry) => !taken.has(entry.id) && entry.class !== 'household' && ofSaidClass(entry, scope.raw),
    )
    // 都正常 from an office that answers for many villages names nothing.
    if (new Set(entries.map((entry) => entry.village)).size > 1 && !boundToVillage(around)) return [none('unknown')]
    if (scope.reach === 'all' && entries.length === 1)
      return [{ entries, match: 'only_candidate', candidates: [], voice: false }]
    return entries.length ? [{ entries, match: scope.reach, candidates: [], voice: false }] : []
  }
  if (!scope.mentions.length) return [unnamed(scope, around)]
  return combine(scope.mentions.map((mention) => named(mention, scope, around)))
}

/** 公益性的都正常: one class only. */
const ofSaidClass = (entry: LedgerEntry, raw: string): boolean =>
  /公益/.test(raw) === /经营/.test(raw) || entry.class === (/公益/.test(raw) ? 'public' : 'operating')

/** Names that share their words are one target when all are certain; the doubtful ones stay apart. */
function combine(targets: Target[]): Target[] {
  const certain = targets.filter((target) => target.entries.length > 0)
  const doubtful = targets.filter((target) => target.entries.length === 0)
  if (certain.length < 2) return targets
  const entries = certain
    .flatMap((target) => target.entries)
    .filter((entry, i, all) => all.findIndex((other) => other.id === entry.id) === i)
  const match = certain.find((target) => target.match === 'fuzzy')?.match ?? certain[0]?.match ?? 'alias'
  return [{ entries, match, candidates: [], voice: certain.some((target) => target.voice) }, ...doubtful]
}

function named(mention: Mention, scope: Scope, around: Surroundings): Target {
  const like: LedgerEntry | undefined = mention.kind
    ? {
        id: '',
        name: '',
        subclass: mention.kind.subclass,
        class: /livestock/.test(mention.kind.subclass) ? 'household' : 'operating',
      }
    : undefined
  const known = ofNamedVillage(
    mention.known.map(({ entry }) => entry),
    scope.raw,
    around,
  )
  if (mention.match === 'unknown' || !known.length) return none('unknown', [], like)
  if (mention.match !== 'ambiguous')
    return {
      entries: known,
      match: mention.match,
      candidates: [],
      voice: mention.voice,
      ...(mention.called ? { called: mention.called } : {}),
    }
  const [only] = known
  if (known.length === 1 && only)
    return { entries: [only], match: mention.voice ? 'fuzzy' : 'alias', candidates: [], voice: mention.voice }
  return none('ambiguous', known)
}

function foreignTarget(scope: Scope, around: Surroundings, village: string): Target {
  const theirs = around.foreign.filter(
    (entry) => village === '' || (entry.village && stem(entry.village) === stem(village)),
  )
  const there = findMentions(scope.raw, indexLedger(theirs)).find((mention) => mention.known.length === 1)?.known[0]
  const kind = scope.mentions.find((mention) => mention.kind)?.kind ?? null
  const like = kind ? { id: '', name: '', subclass: kind.subclass } : scope.mentions[0]?.known[0]?.entry
  return there && village !== ''
    ? { entries: [there.entry], match: 'out_of_scope', candidates: [], voice: false }
    : none('out_of_scope', [], like)
}

const BACK = /^(?:它|那个|这个|那里|那边|还是那个|刚才那个|上面那个|上面说的|就是那个|前面那个)/

/** Nothing is named: the talk before, a word that only fits one asset (分红, 发电), or the only asset there is. */
function unnamed(scope: Scope, around: Surroundings): Target {
  const { own } = around
  const text = scope.clauses.join(',')
  // 幺妹家 is somebody's else than what was spoken of before
  const last = calledIn(scope.raw, around) === null ? previousEntry(around) : undefined
  const fits = fitting(text, own)
  if (last && (BACK.test(text) || !fits || fits.includes(last)))
    return { entries: [last], match: 'previous', candidates: [], voice: false }
  const open = around.previous.findLast(
    (item: PreviousItem) => Array.isArray(item.candidates) && item.candidates.length > 0,
  )
  if (open?.candidates) {
    const candidates = own.filter((entry) => open.candidates?.includes(entry.id))
    if (candidates.length) return none('ambiguous', candidates)
  }
  // 茶厂, where the ledger has none: never written on the only asset there is
  if (namesStranger(scope.raw, around)) return none('unknown')
  const [only] = fits ?? own
  if ((fits ?? own).length === 1 && only)
    return { entries: [only], match: 'only_candidate', candidates: [], voice: false }
  if (fits && fits.length > 1) return none('ambiguous', fits)
  return none('unknown')
}

function previousEntry(around: Surroundings): LedgerEntry | undefined {
  const last = around.previous.at(-1)
  return last?.asset_id ? around.own.find((entry) => entry.id === last.asset_id) : undefined
}

/** Assets that the words can only be about; null when the words fit any. */
function fitting(text: string, own: LedgerEntry[]): LedgerEntry[] | null {
  for (const { subclasses, pattern } of hints) {
    if (!pattern.test(text)) continue
    const fits = own.filter((entry) => entry.subclass && subclasses.includes(entry.subclass))
    if (fits.length) return fits
  }
  if (!/租|承包/.test(text)) return null
  const renting = own.filter((entry) => entry.rent_year !== undefined)
  return renting.length
    ? renting
    : own.filter((entry) => entry.class === 'operating' && entry.subclass && rentable.includes(entry.subclass))
}

/** The asset of each mention that leaves no doubt. */
export const certainIds = (mentions: Mention[]): string[] =>
  mentions
    .filter((mention) => mention.match !== 'ambiguous' && mention.match !== 'unknown')
    .flatMap((mention) => mention.known.map(({ entry }: Known) => entry.id))
