import { singleBefore, singleNotAfter, type Kind } from './lexicon.ts'
import type { Match } from './reading.ts'
import {
  kindFirsts,
  kindNamed,
  soundAlike,
  sounding,
  type Known,
  type LedgerIndex,
  type Sounding,
} from './vocabulary.ts'

/** A place in the text where an asset, several, or one nobody knows is spoken of. */
export interface Mention {
  start: number
  end: number
  match: Match
  /** Meant together (1号2号棚, 两个大棚), or the candidates when ambiguous. */
  known: Known[]
  voice: boolean
  kind: Kind | null
}

/** Where the thing is only a place (车间门口的路灯) or a partner (租给合作社), not what is reported. */
const PLACE_AFTER =
  /^(?:上面?|里面?|内)?的?(?:旁边|门口|附近|前面|后面|边上|对面|隔壁|周边|外面|门前|屋后)|^(?:上|里)(?=的?(?:路灯|健身|灯|水管|电|监控|井))/
const PARTNER_BEFORE = /(?:租给|包给|转给|卖给|交给|借给|由|向|从|找|入股到?|投到|跟着)$/

/** No message names more; a flood of words is not read to its end. */
const MOST = 300

/** A text being searched: how it sounds, and where words spelled right begin. */
interface Search {
  text: string
  index: LedgerIndex
  sounds: Sounding | null
  nextExact: number[]
}

/** All mentions in order, none overlapping. `text` is in matchable form. */
export function findMentions(text: string, index: LedgerIndex): Mention[] {
  const search: Search = {
    text,
    index,
    sounds: text.length <= 400 ? sounding(text) : null,
    nextExact: exactStarts(text, index),
  }
  const found: Mention[] = []
  for (let at = 0; at < text.length && found.length < MOST; ) {
    const hit = wordAt(search, at, found.at(-1))
    if (!hit) {
      at += 1
      continue
    }
    if (
      !PLACE_AFTER.test(text.slice(hit.end, hit.end + 8)) &&
      !(hit.kind?.subclass === 'equity' && PARTNER_BEFORE.test(text.slice(Math.max(0, hit.start - 6), hit.start)))
    )
      found.push(hit)
    at = hit.end
  }
  return dropStrangers(mergeNeighbours(text, found))
}

/** For every place, where the next word spelled right begins. */
function exactStarts(text: string, index: LedgerIndex): number[] {
  const starts = new Array<number>(text.length)
  let next = Number.POSITIVE_INFINITY
  for (let at = text.length - 1; at >= 0; at--) {
    const first = text[at] ?? ''
    if (index.firsts.has(first) || kindFirsts.has(first)) {
      for (let length = 2; length <= 6; length++) {
        const word = text.slice(at, at + length)
        if (index.words.has(word) || kindNamed(word)) {
          next = at
          break
        }
      }
    }
    starts[at] = next
  }
  return starts
}

/** Longest reading at one place: ledger words, then words for things, then what sounds like either. */
function wordAt(search: Search, at: number, last: Mention | undefined): Mention | null {
  const { text, index } = search
  const character = text[at] ?? ''
  if (!/[\u4e00-\u9fa5\dA-Za-z]/.test(character)) return null
  const longest = Math.min(index.longest, text.length - at)
  const [mayName, mayKind] = [index.firsts.has(character), kindFirsts.has(character)]
  for (let length = longest; length >= 1; length--) {
    const word = mayName || mayKind ? text.slice(at, at + length) : ''
    const named = mayName ? index.words.get(word) : undefined
    if (named) return refine(text, at, at + length, named.known, named.exact ? 'exact' : 'alias', null, last, index)
    const thing = mayKind ? kindNamed(word) : undefined
    if (thing && (length > 1 || standsAlone(text, at, word)))
      return refine(text, at, at + length, index.membersOf(thing), 'alias', thing, last, index)
    if (length >= 2 && length <= 8) {
      const heard = heardAs(search, at, length)
      if (heard) return refine(text, at, at + length, heard.known, 'fuzzy', heard.kind, last, index)
    }
  }
  return bareNumber(text, at, index, last)
}

/** Everyday words that happen to sound like a thing. */
const ORDINARY =
  /本站|村补|存不|存部|记录等|时长|市长|长方|食堂|变压|水关|这间|一个|没有|正常|收入|还有|不好|不是|那个|村不|前面|里面|外面|上面|下面|见面|方面|老板|东西|怎么|什么|现在|已经|租金|分红|到账/

/** 光复电站: a stretch that sounds like a name. A syllable may only be wrong where nothing is spelled right. */
function heardAs(
  { text, index, sounds, nextExact }: Search,
  at: number,
  length: number,
): { known: Known[]; kind: Kind | null } | null {
  if (!sounds) return null
  const word = text.slice(at, at + length)
  if (!/^[\u4e00-\u9fa5]+$/.test(word)) return null
  // A word that ends before or begins inside another thing is not one dictated word: 好的车间.
  if (/[的了是在有没不和也都就还又我你他这那]/.test(word[0] ?? '') || /[的了是在有没不和也都就还又收坏]$/.test(word))
    return null
  const heard = soundAlike(index, sounds, at, length)
  if (!heard || heard.word === word || ORDINARY.test(word) || kindNamed(word)) return null
  if (heard.likeness < 0.9 && (nextExact[at] ?? 0) < at + length) return null
  const named = index.words.get(heard.word)
  if (named) return { known: named.known, kind: null }
  const thing = kindNamed(heard.word)
  const known = thing ? index.membersOf(thing) : []
  return thing && known.length ? { known, kind: thing } : null
}

function standsAlone(text: string, at: number, word: string): boolean {
  return (
    singleBefore.test(text.slice(Math.max(0, at - 3), at)) && !singleNotAfter[word]?.test(text.slice(at + 1, at + 4))
  )
}

const NUMBER_LIST =
  /((?:\d{1,3}[号组队]?(?:[、,和跟与及 ]|还有)?)*\d{1,3})([号组队])(?:的|那个|那条|那座|的那个|的那条)*$/
const SIDE = /([东西南北])(?:边|头|面|侧|方)?(?:那个|那条|的那个|的那条|的|那)*$/
const MANY_BEFORE =
  /(?:(两|二|三|四|五|六|七|八|九|十|\d{1,2})(?:个|座|条|处|栋|间|口)|几(?:个|座|条|处)|所有的?|全部的?|各个?|每个|这些|那些)(?:蔬菜|村里的?|的)*$/
const MANY_AFTER =
  /^(?:里头|那边|这边|租金|收入|现在|三季度|这季度|这个季度|一个季度|本季度?|的|今年|也|目前|运行|这块){0,3}(?:都|各|均|全部|全都|分别|每个)/

/** Narrows what a word may mean by what stands beside it: 1号, 3组的, 东边的, 两个, 都. */
function refine(
  text: string,
  start: number,
  end: number,
  candidates: Known[],
  match: Match,
  kind: Kind | null,
  last: Mention | undefined,
  index: LedgerIndex,
): Mention {
  const mention = (known: Known[], how: Match, from = start, to = end): Mention => ({
    start: from,
    end: to,
    match: how,
    known,
    voice: match === 'fuzzy',
    kind,
  })
  const single = candidates.length === 1 ? candidates[0] : undefined
  const before = text.slice(Math.max(last?.end ?? 0, start - 24), start)
  const list = NUMBER_LIST.exec(before)
  const after = /^的?(\d{1,3})(号|组|队)(?!文|令)/.exec(text.slice(end, end + 6))
  const numbers = list
    ? [...(list[1] ?? '').matchAll(/\d+/g)].map((digits) => Number(digits[0]))
    : after
      ? [Number(after[1])]
      : []
  const ofGroups = (list?.[2] ?? after?.[2]) !== '号'
  const from = list ? start - list[0].length : start
  const to = list ? end : after ? end + after[0].length : end
  if (
    numbers.length &&
    single &&
    list &&
    (single.groups.size > 0 || single.numbers.size > 0) &&
    /\d/.test(text.slice(start, end))
  ) {
    // 3组5组的路: the last number is part of the word found.
    const like = index.all.filter((known) => known.entry.subclass === single.entry.subclass)
    const others = numbers.map((number) => like.find((known) => (ofGroups ? known.groups : known.numbers).has(number)))
    const exact = others.filter((known) => known !== undefined)
    return exact.length === numbers.length
      ? mention([...new Set([...exact, single])], match, from, end)
      : mention([], 'unknown', from, end)
  }
  if (numbers.length) {
    const trait = (known: Known) => (ofGroups ? known.groups : known.numbers)
    if (candidates.some((known) => trait(known).size > 0)) {
      const chosen = numbers.map((number) => candidates.find((known) => trait(known).has(number)))
      const exact = chosen.filter((known) => known !== undefined)
      if (exact.length === numbers.length) return mention([...new Set(exact)], match, from, to)
      // 3号棚 where the ledger knows 1 and 2: never written on another.
      return mention(exact, exact.length ? 'ambiguous' : 'unknown', from, to)
    }
    if (single) return mention([single], match, start, end)
  }
  const side = SIDE.exec(before)
  if (side) {
    const chosen = candidates.filter((known) => known.sides.has(side[1] ?? ''))
    if (chosen.length === 1) return mention(chosen, match, start - side[0].length)
    if (!chosen.length && candidates.some((known) => known.sides.size > 0))
      return mention([], 'unknown', start - side[0].length)
  }
  if (single) return mention([single], match)
  if (!candidates.length) return mention([], 'unknown')
  const many = MANY_BEFORE.exec(before)
  const count = many?.[1] ? '零一二三四五六七八九十'.indexOf(many[1].replace('两', '二')) : -1
  const counted = count > 0 ? count : many?.[1] ? Number(many[1]) : null
  if (many && (counted === null || counted === candidates.length))
    return mention(candidates, match, /每|各/.test(many[0]) ? start : start - many[0].length)
  if (!many && MANY_AFTER.test(text.slice(end, end + 16))) return mention(candidates, match)
  return mention(candidates, 'ambiguous')
}

/** 1号2000,2号1800 and 5组的好的 and 西边的还没收: the thing was named before, only its number is said again. */
function bareNumber(text: string, at: number, index: LedgerIndex, last: Mention | undefined): Mention | null {
  const behind = text.slice(Math.max(0, at - 1), at)
  if (/[\d月.]/.test(behind)) return null
  const match = /^(?:(\d{1,3})(?:号(?!文|令|线|之|公告)|组的)|([东西南北])(?:边|头)的?)/.exec(text.slice(at, at + 6))
  if (!match) return null
  const like = last && last.known.length ? sameKind(last, index) : index.all
  const fits = like.filter((known) =>
    match[2]
      ? known.sides.has(match[2])
      : match[0].includes('号')
        ? known.numbers.has(Number(match[1]))
        : known.groups.has(Number(match[1])),
  )
  if (fits.length !== 1) return null
  return { start: at, end: at + match[0].length, match: 'alias', known: fits, voice: false, kind: null }
}

const sameKind = (mention: Mention, index: LedgerIndex): Known[] =>
  index.all.filter((known) => mention.known.some((other) => other.entry.subclass === known.entry.subclass))

/** 文化广场健身器材 is one mention; 绿野合作社 too. Neighbours that name the same asset become one. */
function mergeNeighbours(text: string, mentions: Mention[]): Mention[] {
  const merged: Mention[] = []
  for (const mention of mentions) {
    const last = merged.at(-1)
    const between = last ? text.slice(last.end, mention.start) : ''
    const [one, two] = [last?.known ?? [], mention.known]
    const common = one.filter((known) => two.includes(known))
    if (
      last &&
      /^(?:的|里的|那个|那|这个)?$/.test(between) &&
      (common.length === 1 || (mention.match === 'unknown' && one.length === 1))
    ) {
      last.end = mention.end
      last.known = common.length ? common : one
      if (last.match === 'ambiguous') last.match = 'alias'
      last.voice ||= mention.voice
    } else merged.push(mention)
  }
  return merged
}

/** A thing nobody knows is only asked about when nothing known is named beside it. */
function dropStrangers(mentions: Mention[]): Mention[] {
  const strangers = mentions.filter((mention) => mention.match === 'unknown' && mention.kind !== null)
  return mentions.some((mention) => mention.match !== 'unknown')
    ? mentions.filter((mention) => !strangers.includes(mention) || mention.end - mention.start > 2)
    : mentions
}
