import type { Kind } from './lexicon.ts'
import type { LedgerEntry } from './reading.ts'
import { traitsOf, type Spelled } from './traits.ts'

/** One asset with what tells it from its like: 3组, 1号, 东边. */
export interface Known {
  entry: LedgerEntry
  groups: Set<number>
  numbers: Set<number>
  sides: Set<string>
}

/** The words of one ledger, made once per ledger array. */
export interface LedgerIndex {
  all: Known[]
  byId: Map<string, Known>
  /** Full names, names without the village, aliases, and the part of a name no other word explains. */
  words: Map<string, { spelled: Spelled; known: Known[] }>
  firsts: Set<string>
  /** Assets of this ledger a word for a thing may mean. */
  membersOf: (kind: Kind) => Known[]
  longest: number
  /** Names by how they sound; made when first needed. */
  sounds: Map<string, { word: string; syllables: string[] }[]> | null
}

const cache = new WeakMap<LedgerEntry[], LedgerIndex>()

/** Ledgers made anew for every message are the same ledger: those of the villages that write just now are known by their content. */
const lately = new Map<string, LedgerIndex>()

const LATELY = 24

/** All of an entry that reading rests on; several times as fast as JSON, and made for every message. */
const contentOf = (ledger: LedgerEntry[]): string => {
  let content = ''
  for (const entry of ledger) {
    const {
      id,
      name,
      village,
      class: kind,
      subclass,
      aliases,
      learning,
      kw,
      rent_year,
      mu,
      principal,
      dividend_pct,
    } = entry
    content += `${id}\t${name}\t${village}\t${kind}\t${subclass}\t${String(aliases)}\t${String(learning)}\t${kw}\t${rent_year}\t${mu}\t${principal}\t${dividend_pct}\n`
  }
  return content
}

export function indexLedger(ledger: LedgerEntry[]): LedgerIndex {
  const known = cache.get(ledger)
  if (known) return known
  const content = contentOf(ledger)
  const made = lately.get(content) ?? makeIndex(ledger)
  cache.set(ledger, made)
  if (!lately.has(content)) {
    if (lately.size >= LATELY) lately.delete(lately.keys().next().value ?? '')
    lately.set(content, made)
  }
  return made
}

function makeIndex(ledger: LedgerEntry[]): LedgerIndex {
  const words: LedgerIndex['words'] = new Map()
  const put = (word: string, known: Known, spelled: Spelled): void => {
    if (word.length < 2) return
    const at = words.get(word)
    if (!at) words.set(word, { spelled, known: [known] })
    else if (at.known.at(-1) !== known) at.known.push(known)
  }
  const all: Known[] = []
  const named = new Map<Kind, Known[]>()
  const bySubclass = new Map<string, Known[]>()
  const strangers = new Map<string, Known[]>()
  let longest = 12
  for (const entry of ledger) {
    const traits = traitsOf(entry)
    const known: Known = { entry, groups: traits.groups, numbers: traits.numbers, sides: traits.sides }
    all.push(known)
    for (const [word, spelled] of traits.words) {
      put(word, known, spelled)
      longest = Math.max(longest, Math.min(word.length, 24))
    }
    add(bySubclass, entry.subclass ?? '', known)
    let own = false
    for (const kind of traits.kinds) {
      if (kind.subclass !== entry.subclass) continue
      own = true
      add(named, kind, known)
    }
    if (!own) add(strangers, entry.subclass ?? '', known)
  }
  const firsts = new Set([...words.keys()].map((word) => word[0] ?? ''))
  // 抽水机 means the pump of two irrigation assets, not the ditch; an asset whose name tells nothing may be any of its sub-class.
  const kindMembers = (kind: Kind): Known[] => named.get(kind) ?? strangers.get(kind.subclass) ?? []
  return {
    all,
    byId: new Map(all.map((known) => [known.entry.id, known])),
    words,
    firsts,
    membersOf: kindMembers,
    longest,
    sounds: null,
  }
}

function add<Key>(map: Map<Key, Known[]>, key: Key, known: Known): void {
  const at = map.get(key)
  if (at) at.push(known)
  else map.set(key, [known])
}
