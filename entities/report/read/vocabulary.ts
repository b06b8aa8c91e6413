import { alike, syllables } from '../../language/pinyin.ts'
import { kinds, type Kind } from './lexicon.ts'
import { matchable } from './matchable.ts'
import type { LedgerEntry } from './reading.ts'
import { stem } from './surroundings.ts'

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
  words: Map<string, { exact: boolean; known: Known[] }>
  firsts: Set<string>
  /** Assets of this ledger a word for a thing may mean. */
  membersOf: (kind: Kind) => Known[]
  longest: number
  /** Names by how they sound; made when first needed. */
  sounds: Map<string, { word: string; syllables: string[] }[]> | null
}

const cache = new WeakMap<LedgerEntry[], LedgerIndex>()
/** Ledgers parsed anew for every message are the same ledger: the last few are known by their content. */
const lately = new Map<string, LedgerIndex>()
const LATELY = 6

export function indexLedger(ledger: LedgerEntry[]): LedgerIndex {
  const known = cache.get(ledger)
  if (known) return known
  const content = JSON.stringify(ledger)
  const made = lately.get(content) ?? makeIndex(ledger)
  cache.set(ledger, made)
  if (!lately.has(content)) {
    if (lately.size >= LATELY) lately.delete(lately.keys().next().value ?? '')
    lately.set(content, made)
  }
  return made
}

const wordList: [string, Kind][] = kinds.flatMap((kind) => kind.words.map((word): [string, Kind] => [word, kind]))
/** What many names share and no one would say alone: not enough to tell an asset. */
const COMMON =
  /村级|联村|项目|工程|建设|扶贫|帮扶|产业|基地|中心|入股|股权|合作社|专业|有限公司|公司|农业|资产|收益|安全|饮水|管网|提灌|蔬菜|文化|通组|通村|公路|便民|服务|党群|太阳能|小型|新建|改建|村集体|集体|发电|种植|养殖|示范|生态|家庭农场|农场|\d+(?:组|号|队|kw|KW|亩|座|期)|[东西南北][边头面侧]/g

function makeIndex(ledger: LedgerEntry[]): LedgerIndex {
  const words: LedgerIndex['words'] = new Map()
  const put = (word: string, known: Known, exact: boolean): void => {
    if (word.length < 2) return
    const at = words.get(word)
    if (!at) words.set(word, { exact, known: [known] })
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
    for (const [word, exact] of traits.words) {
      put(word, known, exact)
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

/** What the spelling of one asset's names gives; the same names give the same, whichever ledger they stand in. */
interface Traits {
  words: [string, boolean][]
  kinds: Kind[]
  groups: Set<number>
  numbers: Set<number>
  sides: Set<string>
}
const traitsCache = new Map<string, Traits>()

function traitsOf(entry: LedgerEntry): Traits {
  const aliases = Array.isArray(entry.aliases) ? entry.aliases.filter((alias) => typeof alias === 'string') : []
  const key = `${entry.village ?? ''}|${entry.name}|${aliases.join('|')}`
  const known = traitsCache.get(key)
  if (known) return known
  const name = matchable(entry.name)
  const bare = withoutVillage(name, entry.village)
  const spelled = aliases.map(matchable)
  const traits: Traits = {
    words: [
      [name, true],
      [bare, true],
    ],
    kinds: [],
    groups: new Set(),
    numbers: new Set(),
    sides: new Set(),
  }
  for (const alias of spelled) traits.words.push([alias, false])
  for (const part of ownParts(bare)) traits.words.push([part, false])
  for (const each of [name, ...spelled]) {
    for (const match of each.matchAll(/(\d+)(组|队|号)/g))
      (match[2] === '号' ? traits.numbers : traits.groups).add(Number(match[1]))
    for (const match of each.matchAll(/([东西南北])(?=[边头面侧大棚桥路渠])/g)) if (match[1]) traits.sides.add(match[1])
  }
  traits.kinds = kinds.filter((kind) =>
    kind.words.some((word) => bare.includes(word) || spelled.some((alias) => alias.includes(word))),
  )
  if (traitsCache.size >= 5000) traitsCache.clear()
  traitsCache.set(key, traits)
  return traits
}

function withoutVillage(name: string, village: string | undefined): string {
  if (!village) return name.replace(/^[\u4e00-\u9fa5]{2,3}村(?![部民委])/, '')
  const root = stem(village)
  if (name.startsWith(village)) return name.slice(village.length)
  return root.length >= 2 && name.startsWith(root) ? name.slice(root.length) : name
}

/** 绿野 of 入股绿野合作社股权: what is left of a name when all the usual words are taken away. */
function ownParts(bare: string): string[] {
  let rest = bare.replace(COMMON, ' ')
  for (const [word] of wordList) if (rest.includes(word)) rest = rest.replaceAll(word, ' ')
  return rest
    .split(/[ \-()·,、]+/)
    .filter((part) => part.length >= 2 && part.length <= 6 && /^[\u4e00-\u9fa5]+$/.test(part))
}

/** The kind a word names, whatever the ledger. */
export const kindNamed = (word: string): Kind | undefined => kindWords.get(word)
const kindWords = new Map(wordList)
export const kindFirsts = new Set(wordList.map(([word]) => word[0] ?? ''))

/** A text as it sounds: syllables, and their coarse form for looking up. */
export interface Sounding {
  syllables: string[]
  coarse: string[]
}

export function sounding(text: string): Sounding {
  const read = syllables(text)
  return { syllables: read, coarse: read.map(blur) }
}

const blurred = new Map<string, string>()
/** Coarse form of a syllable; the exact comparison comes after. */
function blur(syllable: string): string {
  const known = blurred.get(syllable)
  if (known !== undefined) return known
  const made = syllable
    .replace(/^(z|c|s)h/, '$1')
    .replace(/^n/, 'l')
    .replace(/^h(?=u)/, 'f')
    .replace(/^fu(?=[a-z])/, 'f')
    .replace(/([aei])ng$/, '$1n')
  if (blurred.size > 5000) blurred.clear()
  blurred.set(syllable, made)
  return made
}

const firstKey = (coarse: readonly string[], from: number, length: number): string =>
  `${length}<${coarse[from]} ${coarse[from + 1]}`
const lastKey = (coarse: readonly string[], from: number, length: number): string =>
  `${length}>${coarse[from + length - 2]} ${coarse[from + length - 1]}`

interface Heard {
  word: string
  syllables: string[]
}
type SoundIndex = Map<string, Heard[]>

function addSound(index: SoundIndex, word: string): void {
  // Dictation writes figures right; and 50 names that differ in a figure only would all sound alike.
  if (word.length < 2 || word.length > 10 || !/^[\u4e00-\u9fa5]+$/.test(word)) return
  const { syllables: read, coarse } = sounding(word)
  for (const key of new Set([firstKey(coarse, 0, word.length), lastKey(coarse, 0, word.length)])) {
    const at = index.get(key)
    if (at) at.push({ word, syllables: read })
    else index.set(key, [{ word, syllables: read }])
  }
}

let kindSounds: SoundIndex | null = null

/** The word of this ledger, or of the lexicon, a stretch of text sounds like; null when none comes near. */
export function soundAlike(
  index: LedgerIndex,
  sounds: Sounding,
  from: number,
  length: number,
): { word: string; likeness: number } | null {
  if (!index.sounds) {
    index.sounds = new Map()
    for (const word of index.words.keys()) addSound(index.sounds, word)
  }
  if (!kindSounds) {
    kindSounds = new Map()
    for (const [word] of wordList) addSound(kindSounds, word)
  }
  let best: { word: string; likeness: number } | null = null
  for (const table of [index.sounds, kindSounds]) {
    for (const key of [firstKey(sounds.coarse, from, length), lastKey(sounds.coarse, from, length)]) {
      for (const heard of table.get(key) ?? []) {
        const likeness = alike(sounds.syllables.slice(from, from + length), heard.syllables)
        if (likeness > (best?.likeness ?? 0)) best = { word: heard.word, likeness }
      }
    }
  }
  // Short words must sound the same; in four and more syllables one may be wrong.
  return best && best.likeness >= (length >= 4 ? 0.74 : 0.9) ? best : null
}
