import { kindFirsts, kindNamed } from './kindWords.ts'
import { singleBefore, singleNotAfter, type Kind } from './lexicon.ts'
import type { Mention } from './mention.ts'
import { dropStrangers, mergeNeighbours } from './neighbours.ts'
import { bareNumber, refine } from './refine.ts'
import { soundAlike, sounding, type Sounding } from './sound.ts'
import type { Known, LedgerIndex } from './vocabulary.ts'

/** Where the thing is only a place (车间门口的路灯) or a partner (租给合作社), not what is reported. */
const PLACE_AFTER =
  /^(?:上面?|里面?|内)?的?(?:旁边|门口|附近|前面|后面|边上|对面|隔壁|周边|外面|门前|屋后)|^(?:上|里)(?=的?(?:路灯|健身|灯|水管|电|监控|井))/

/** 冷库外面, with nothing after it, is a picture of the asset itself. */
const isOnlyPlace = (after: string): boolean =>
  PLACE_AFTER.test(after.slice(0, 8)) && !/^(?:的|和|跟|、|,|[前后里外上侧]面)+[。!]?$/.test(after)

const PARTNER_BEFORE = /(?:租给|包给|转给|卖给|交给|借给|给|由|向|从|找|入股到?|投到|跟着)$/

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
      !isOnlyPlace(text.slice(hit.end)) &&
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
    if (named?.spelled === 'learning')
      return {
        start: at,
        end: at + length,
        match: named.known.length === 1 ? 'fuzzy' : 'ambiguous',
        known: named.known,
        voice: false,
        kind: null,
        called: word,
      }
    if (named) return refine(text, at, at + length, named.known, named.spelled, null, last, index)
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
  // 东边的棚 is said, not misheard
  if (heard && word.includes('的') && !heard.word.includes('的')) return null
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
