import type { Kind } from './lexicon.ts'
import type { Mention } from './mention.ts'
import type { Match } from './reading.ts'
import type { Known, LedgerIndex } from './vocabulary.ts'

const NUMBER_LIST =
  /((?:\d{1,3}[号组队]?(?:[、,和跟与及 ]|还有)?)*\d{1,3})([号组队])(?:的|那个|那条|那座|的那个|的那条|[、,和跟与及 ]|还有)*$/

/** 1、2号棚: the numbers before one that stands in the name itself. */
const BARE_LIST = /(?<![\d.月])((?:\d{1,3}[、,和跟与及])+)$/

const SIDE = /([东西南北])(?:边|头|面|侧|方)?(?:那个|那条|的那个|的那条|的|那)*$/

/** 六个号棚, 三个边大棚: those that are told apart by number, or by side. */
const BY_TRAIT = /(?:[个些各每他它余]|所有的?|全部的?)(号|边)$/

/** 二组的桥和路: the second thing is of the same group. */
const JOINED = /^(?:[、和跟与及]|还有)$/

const MANY_BEFORE =
  /(?:(两|二|三|四|五|六|七|八|九|十|\d{1,2})(?:个|座|条|处|栋|间|口|期)|几(?:个|座|条|处)|所有的?|全部的?|各个?|每个|这些|那些)(?:蔬菜|村里的?|的)*$/

const MANY_AFTER =
  /^(?:里头|那边|这边|租金|收入|现在|三季度|这季度|这个季度|一个季度|本季度?|的|今年|也|目前|运行|这块){0,3}(?:都|各|均|全部|全都|分别|每个)/

/** Narrows what a word may mean by what stands beside it: 1号, 3组的, 东边的, 两个, 都. */
export function refine(
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
  const trait = BY_TRAIT.exec(text.slice(Math.max(last?.end ?? 0, start - 24), start))?.[1]
  if (trait) {
    const told = candidates.filter((known) => (trait === '号' ? known.numbers : known.sides).size > 0)
    if (told.length > 0 && told.length < candidates.length)
      return { ...refine(text, start - 1, end, told, match, kind, last, index), end }
  }
  if (last && candidates.length > 1 && JOINED.test(text.slice(last.end, start))) {
    const group = Number(/(\d{1,3})[组队]/.exec(text.slice(last.start, last.end))?.[1])
    const beside = candidates.filter((known) => known.groups.has(group))
    if (beside.length === 1) return mention(beside, match)
  }
  const single = candidates.length === 1 ? candidates[0] : undefined
  const before = text.slice(Math.max(last?.end ?? 0, start - 24), start)
  const bare = /^\d{1,3}号/.test(text.slice(start, end)) ? BARE_LIST.exec(before) : null
  const list =
    NUMBER_LIST.exec(before) ?? (bare && [bare[0], bare[1], text[start + (/\D/.exec(text.slice(start))?.index ?? 0)]])
  // 1号棚2号棚: a word that has its number does not take the next one's
  const after = /\d/.test(text.slice(start, end))
    ? null
    : /^的?(\d{1,3})(号|组|队)(?!文|令)/.exec(text.slice(end, end + 6))
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
export function bareNumber(text: string, at: number, index: LedgerIndex, last: Mention | undefined): Mention | null {
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
