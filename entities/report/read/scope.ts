import { scanQuantities } from '../../language/quantities.ts'
import { clausesOf } from './clauses.ts'
import type { Mention } from './mention.ts'

/** A stretch of a message that speaks of the same assets. */
export interface Scope {
  /** Empty: nothing is named. */
  mentions: Mention[]
  /** 其他都 and 都: the rest of the ledger, or all of it. */
  reach: 'named' | 'rest' | 'all' | 'none'
  /** What is said, names taken out (§), in clauses. */
  clauses: string[]
  /** The same stretch as it stands, names and all. */
  raw: string
}

interface Head {
  start: number
  end: number
  mention: Mention | null
}

const REST =
  /(?:其他|其它|其余|余下|剩下|剩余|另外几个|别的|另外的)(?:所有|全部|什么)?(?:的)?(?:[两二三四五六七八九十\d]{1,2}(?:个|处|座|条|样))?(?:资产|项目|设施|地方|几个|几处|东西|的)*/g
const ALL =
  /(?:^|[,;。 \n]|村里?的?|我们?村?的?|(?:公益|经营)(?:性|类)?(?:的)?(?:资产|项目|设施)?(?:的)?)(?:都|全部|全|一切|所有|各项|各处|整个|样样|全村|资产|村里的?资产|本村资产)(?:的)?(?:资产|项目|设施|东西)?(?:都|也|全部|均|全)?(?:还|是|很|挺|比较|运行|基本|照常)*(?:正常|好|没问题|没有问题|没有变|没变|没事|完好|可以|运转|良好|照旧|没什么|没有什么|无变|不变)/

const saysAll = (seen: string): boolean => ALL.test(seen)

/** Cuts the told part of a message by the assets it names. `seen` is in matchable form; `parted` tells words that begin anew (another village). */
export function scopesOf(
  seen: string,
  mentions: Mention[],
  parted: (between: string) => boolean = () => false,
): Scope[] {
  const heads: Head[] = mentions.map((mention) => ({ start: mention.start, end: mention.end, mention }))
  const named = heads.length > 0
  for (const match of seen.matchAll(REST)) {
    if (
      !heads.some((head) => head.start < match.index + match[0].length && match.index < head.end) &&
      isRest(seen, match.index + match[0].length, named)
    )
      heads.push({ start: match.index, end: match.index + match[0].length, mention: null })
  }
  heads.sort((a, b) => a.start - b.start)
  addImpliedRest(seen, heads)
  addImpliedAll(seen, heads)
  const groups = group(seen, heads, parted)
  if (!groups.length)
    return [{ mentions: [], reach: saysAll(seen) ? 'all' : 'none', clauses: clausesOf(seen), raw: seen }]
  const bounds = groups.map((heads, i) => scopeStart(seen, heads, groups[i - 1]))
  const opening = strayStart(seen, 0, groups[0] ?? [])
  if (opening !== null) bounds[0] = opening
  const scopes = groups.map((heads, i): Scope => {
    const [start, end] = [bounds[i] ?? 0, bounds[i + 1] ?? seen.length]
    const named = heads.flatMap((head) => (head.mention ? [head.mention] : []))
    return {
      mentions: named,
      reach: named.length ? 'named' : 'rest',
      clauses: clausesOf(without(seen, start, end, heads)),
      raw: seen.slice(start, end),
    }
  })
  shareTail(scopes)
  repeatBefore(scopes)
  if (opening === null) return scopes
  const before = seen.slice(0, opening)
  return [{ mentions: [], reach: 'none', clauses: clausesOf(before), raw: before }, ...scopes]
}

/** 其他 must be followed by what all are said to be, not by a thing of its own (其他板子正常). */
const isRest = (seen: string, end: number, named: boolean): boolean =>
  /^[,: ]?(?!照常?(?:发电|通行|亮))(?:都|也|全|均|照|正常|没|一切|暂|无|不变|还|老|跟|和|同|好|运|基本|所有)/.test(
    seen.slice(end),
  ) &&
  (named || !/^板|^灯/.test(seen.slice(end)))

/** 除了冷库都正常, 除车间外都正常: the rest is meant though nobody says 其他. */
function addImpliedRest(seen: string, heads: Head[]): void {
  const opening = seen.search(/(?:^|[,;。\n ])(?:除了?|除开|除去)/)
  if (opening < 0 || heads.some((head) => !head.mention) || !heads.length) return
  const last = heads.findLast((head) => head.mention)
  const match = last
    ? (/(?:外|以外|之外|,)[,]?(?:村里的?)?(?:都|全|均|全部|一切|也都)/.exec(seen.slice(last.end)) ??
      /(?:都|全部|均)/.exec(seen.slice(last.end)))
    : null
  if (last && match) {
    const at = last.end + match.index + match[0].search(/都|全|均|一切|也都/)
    heads.push({ start: at, end: at, mention: null })
  }
}

/** 都好,就冷库空着: what is said of all at first holds for the rest. */
function addImpliedAll(seen: string, heads: Head[]): void {
  if (!heads.some((head) => head.mention) || heads.some((head) => !head.mention)) return
  const all =
    /^(?:我们?)?(?:村里?的?)?(?:资产|项目|设施|东西|全部|所有)*(?:的)?(?=[都全][^,;。]{0,3}(?:正常|好|没问题)[^,;。]{0,3}[,;。](?:就|只|仅|唯独|但))/.exec(
      seen,
    )
  if (all) heads.unshift({ start: 0, end: all[0].length, mention: null })
}

/** 1号棚收了2000,2号也是: what was said of the one before is said again. */
function repeatBefore(scopes: Scope[]): void {
  for (const [i, scope] of scopes.entries()) {
    const last = scopes[i - 1]
    const before = last?.mentions.every((mention) => mention.known.length === 1) ? last : undefined
    if (before && /^§?(?:也是|也一样|同样|一样|也是一样)(?:的)?$/.test(scope.clauses.join(',')))
      scope.clauses = [...before.clauses]
  }
}

/** Names joined by 和, 、 or a comma with nothing said between share what follows. */
function group(seen: string, heads: Head[], parted: (between: string) => boolean): Head[][] {
  const groups: Head[][] = []
  for (const head of heads) {
    const last = groups.at(-1)
    const previous = last?.at(-1)
    const between = previous ? seen.slice(previous.end, head.start) : ''
    if (last && head.mention && sameAsset(last, head) && !parted(between)) last.push(head)
    else if (
      last &&
      previous?.mention &&
      head.mention &&
      !narrows(previous.mention, head.mention) &&
      /^(?:[、,和跟与及同 ]|还有|以及|连同|包括|的|租金|电费)*$/.test(between) &&
      !/^(?:的|租金|电费|,的)+$/.test(between.replace(/[、, ]/g, '') || '-')
    )
      last.push(head)
    else groups.push([head])
  }
  return groups
}

/** 两个棚子,东边的租出去了: the second name picks one out of the first. */
const narrows = (wide: Mention, close: Mention): boolean =>
  wide.known.length > close.known.length &&
  close.known.length > 0 &&
  close.known.every((known) => wide.known.includes(known))

/** 光伏正常,光伏收了3万: still the same asset, still the same stretch. */
const sameAsset = (heads: Head[], head: Head): boolean =>
  head.mention?.known.length === 1 &&
  heads.every((other) => other.mention?.known.length === 1 && other.mention.known[0] === head.mention?.known[0])

/** A scope begins with the clause its name stands in; what stands before the first name of a sentence belongs to it. */
function scopeStart(seen: string, heads: Head[], before: Head[] | undefined): number {
  const first = heads[0]?.start ?? 0
  const floor = before?.at(-1)?.end ?? 0
  if (!before) return 0
  const stray = strayStart(seen, floor, heads)
  if (stray !== null) return stray
  const between = seen.slice(floor, first)
  const sentence = Math.max(
    between.lastIndexOf('。'),
    between.lastIndexOf(';'),
    between.lastIndexOf('\n'),
    between.lastIndexOf('!'),
  )
  if (sentence >= 0) return floor + sentence + 1
  const clause = Math.max(between.lastIndexOf(','), between.lastIndexOf('、'), between.lastIndexOf(' '))
  // 大棚每个棚2000: 每个 goes with the sum.
  return clause >= 0 ? floor + clause + 1 : first - (/(?:每个?|各个?)$/.exec(between)?.[0].length ?? 0)
}

/** 收入1.3万 冷库7500: the first sum is not the cold store's, which has one of its own. Where the cold store's words begin, else null. */
function strayStart(seen: string, floor: number, heads: Head[]): number | null {
  const [first, last] = [heads[0]?.start ?? 0, heads.at(-1)?.end ?? 0]
  const ahead = /^(.*)[,;。、 \n]+[^,;。、 \n]{0,6}$/s.exec(seen.slice(floor, first))?.[1]
  const sentence = ahead?.split(/[。;!\n]/).at(-1)
  if (ahead === undefined || !sentence || !hasMoney(sentence)) return null
  const own = /^[^,;。、 \n]+/.exec(seen.slice(last))?.[0] ?? ''
  return hasMoney(own) ? floor + ahead.length : null
}

export const hasMoney = (words: string): boolean =>
  scanQuantities(words).some(({ unit, value }) => unit === 'yuan' || (unit === 'bare' && (value ?? 0) >= 100))

function without(seen: string, start: number, end: number, heads: Head[]): string {
  let text = ''
  let at = start
  for (const head of heads) {
    if (head.start < at) continue
    text += `${seen.slice(at, head.start)}${head.mention ? '§' : ''}`
    at = head.end
  }
  return (text + seen.slice(at, end))
    .replace(/^[,;、 ]*(?:除了?|除开|除去)(?=§)/, '')
    .replace(/(§[^,]*?)(?:以外|之外|外)(?=,|$)/, '$1')
}

/** 光伏三万一,车间六千,都到账了: the last clause speaks of all named before. */
function shareTail(scopes: Scope[]): void {
  const last = scopes.at(-1)
  const tail = last?.clauses.at(-1)
  if (scopes.length < 2 || !last || last.reach !== 'named' || last.clauses.length < 2 || !tail || tail.includes('§'))
    return
  if (/^(?:以上|这些|上面)?(?:的)?(?:租金|钱|款|电费|收入)?(?:都|全|均|各|全部)(?!是?我)/.test(tail))
    for (const scope of scopes.slice(0, -1)) if (scope.reach === 'named') scope.clauses.push(tail)
}
