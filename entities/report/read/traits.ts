import { wordList } from './kindWords.ts'
import { kinds, type Kind } from './lexicon.ts'
import { matchable } from './matchable.ts'
import type { LedgerEntry } from './reading.ts'
import { stem } from './surroundings.ts'

/** What many names share and no one would say alone: not enough to tell an asset. */
const COMMON =
  /村级|联村|项目|工程|建设|扶贫|帮扶|产业|基地|中心|入股|股权|合作社|专业|有限公司|公司|农业|资产|收益|安全|饮水|管网|提灌|蔬菜|文化|通组|通村|公路|便民|服务|党群|太阳能|小型|新建|改建|村集体|集体|发电|种植|养殖|示范|生态|家庭农场|农场|\d+(?:组|号|队|kw|KW|亩|座|期)|[东西南北][边头面侧]/g

/** How surely a word means the asset: its full name, another name, a name that is still read back. */
export type Spelled = 'exact' | 'alias' | 'learning'

/** What the spelling of one asset's names gives; the same names give the same, whichever ledger they stand in. */
interface Traits {
  words: [string, Spelled][]
  kinds: Kind[]
  groups: Set<number>
  numbers: Set<number>
  sides: Set<string>
}

const traitsCache = new Map<string, Traits>()

export function traitsOf(entry: LedgerEntry): Traits {
  const aliases = Array.isArray(entry.aliases) ? entry.aliases.filter((alias) => typeof alias === 'string') : []
  const learning = Array.isArray(entry.learning) ? entry.learning : []
  const key = `${entry.village ?? ''}|${entry.name}|${aliases.join('|')}|${learning.join('|')}`
  const known = traitsCache.get(key)
  if (known) return known
  const name = matchable(entry.name)
  const bare = withoutVillage(name, entry.village)
  const spelled = aliases.map(matchable)
  const traits: Traits = {
    words: [
      [name, 'exact'],
      [bare, 'exact'],
    ],
    kinds: [],
    groups: new Set(),
    numbers: new Set(),
    sides: new Set(),
  }
  for (const alias of spelled) traits.words.push([alias, 'alias'])
  for (const word of learning) traits.words.push([matchable(word), 'learning'])
  for (const part of ownParts(bare)) traits.words.push([part, 'alias'])
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
