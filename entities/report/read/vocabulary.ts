import { alike, syllables } from '../../language/pinyin.ts'
import { kinds, type Kind } from './lexicon.ts'
import { matchable, stem } from './prepare.ts'
import type { LedgerEntry } from './reading.ts'

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
  /** Words for things from the lexicon. */
  kinds: Map<string, { kind: Kind; known: Known[] }>
  longest: number
  /** Words by number of syllables, then by first and by last two syllables as they sound. */
  sounds: Map<string, string[]>
}

const cache = new WeakMap<LedgerEntry[], LedgerIndex>()

export function indexLedger(ledger: LedgerEntry[]): LedgerIndex {
  const known = cache.get(ledger)
  if (known) return known
  const made = makeIndex(ledger)
  cache.set(ledger, made)
  return made
}

const wordList: [string, Kind][] = kinds.flatMap(kind => kind.words.map((word): [string, Kind] => [word, kind]))
/** What many names share and no one would say alone: not enough to tell an asset. */
const COMMON = /村级|联村|项目|工程|建设|扶贫|帮扶|产业|基地|中心|入股|股权|合作社|专业|有限公司|公司|农业|资产|收益|安全|饮水|管网|提灌|蔬菜|文化|通组|通村|公路|便民|服务|党群|太阳能|小型|新建|改建|村集体|集体|发电|种植|养殖|示范|生态|家庭农场|农场|\d+(?:组|号|队|kw|KW|亩|座|期)|[东西南北][边头面侧]/g

function makeIndex(ledger: LedgerEntry[]): LedgerIndex {
  const all = ledger.map(feature)
  const words: LedgerIndex['words'] = new Map()
  const put = (word: string, known: Known, exact: boolean): void => {
    if (word.length < 2) return
    const at = words.get(word)
    if (!at) words.set(word, { exact, known: [known] })
    else if (!at.known.includes(known)) at.known.push(known)
  }
  for (const known of all) {
    const { entry } = known
    const name = matchable(entry.name)
    const bare = withoutVillage(name, entry.village)
    put(name, known, true)
    put(bare, known, true)
    for (const alias of Array.isArray(entry.aliases) ? entry.aliases : []) if (typeof alias === 'string') put(matchable(alias), known, false)
    for (const part of ownParts(bare)) put(part, known, false)
  }
  const bySubclass = new Map<string, Known[]>()
  for (const known of all) {
    const key = known.entry.subclass ?? ''
    const at = bySubclass.get(key)
    if (at) at.push(known)
    else bySubclass.set(key, [known])
  }
  const kindWords: LedgerIndex['kinds'] = new Map()
  const membersOf = new Map<Kind, Known[]>()
  for (const kind of kinds) membersOf.set(kind, members(kind, bySubclass.get(kind.subclass) ?? []))
  for (const [word, kind] of wordList) kindWords.set(word, { kind, known: membersOf.get(kind) ?? [] })
  let longest = 12
  for (const word of words.keys()) longest = Math.max(longest, Math.min(word.length, 24))
  return { all, byId: new Map(all.map(known => [known.entry.id, known])), words, kinds: kindWords, longest, sounds: new Map() }
}

/** 抽水机 means the pump of two irrigation assets, not the ditch; where names tell nothing all of the sub-class may be meant. */
function members(kind: Kind, sameSubclass: Known[]): Known[] {
  const named = sameSubclass.filter(({ entry }) => kind.words.some(word => entry.name.includes(word) || (Array.isArray(entry.aliases) && entry.aliases.some(alias => typeof alias === 'string' && alias.includes(word)))))
  if (named.length) return named
  const rivals = kinds.filter(other => other !== kind && other.subclass === kind.subclass)
  return sameSubclass.filter(({ entry }) => !rivals.some(other => other.words.some(word => entry.name.includes(word))))
}

function feature(entry: LedgerEntry): Known {
  const names = [entry.name, ...(Array.isArray(entry.aliases) ? entry.aliases : [])].filter(name => typeof name === 'string').map(matchable)
  const groups = new Set<number>()
  const numbers = new Set<number>()
  const sides = new Set<string>()
  for (const name of names) {
    for (const match of name.matchAll(/(\d+)(组|队|号)/g)) (match[2] === '号' ? numbers : groups).add(Number(match[1]))
    for (const match of name.matchAll(/([东西南北])(?=[边头面侧大棚桥路渠])/g)) if (match[1]) sides.add(match[1])
  }
  return { entry, groups, numbers, sides }
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
  return rest.split(/[ \-()·,、]+/).filter(part => part.length >= 2 && part.length <= 6 && /^[\u4e00-\u9fa5]+$/.test(part))
}

const pairKey = (read: readonly string[], first: boolean): string =>
  `${read.length}${first ? '<' : '>'}${first ? blur(read[0]) + blur(read[1]) : blur(read.at(-2)) + blur(read.at(-1))}`

/** Coarse form of a syllable for looking up; the exact comparison comes after. */
const blur = (syllable: string | undefined): string =>
  (syllable ?? '').replace(/^(z|c|s)h/, '$1').replace(/^n/, 'l').replace(/^hu?/, 'f').replace(/^fu/, 'f').replace(/([aei])ng$/, '$1n')

/** The word of this ledger a stretch of text sounds like, with how alike (0 to 1); null when none comes near. */
export function soundAlike(index: LedgerIndex, stretch: string): { word: string; likeness: number } | null {
  if (index.sounds.size === 0) fillSounds(index)
  const read = syllables(stretch)
  let best: { word: string; likeness: number } | null = null
  for (const key of [pairKey(read, true), pairKey(read, false)]) {
    for (const word of index.sounds.get(key) ?? []) {
      const likeness = alike(read, syllables(word))
      if (likeness > (best?.likeness ?? 0)) best = { word, likeness }
    }
  }
  // Short words must sound the same; in four and more syllables one may be wrong.
  const needed = read.length >= 4 ? 0.74 : 0.9
  return best && best.likeness >= needed ? best : null
}

function fillSounds(index: LedgerIndex): void {
  const words = new Set([...index.words.keys(), ...[...index.kinds].filter(([word, { known }]) => known.length > 0 && word.length > 1).map(([word]) => word)])
  for (const word of words) {
    if (word.length < 2 || word.length > 12) continue
    const read = syllables(word)
    for (const key of new Set([pairKey(read, true), pairKey(read, false)])) {
      const at = index.sounds.get(key)
      if (at) at.push(word)
      else index.sounds.set(key, [word])
    }
  }
}
