import { contentWords, even, type Grounds, share, texts } from './evidence.ts'
import { figures } from './figure.ts'
import { negations } from './negations.ts'
import { sameWords } from './guardWords.ts'

export type AlignmentFault = 'negation' | 'condition' | 'order'

/** One part of a clause's sentence. Parts between two semicolons or colons are one group: the items of a list do not add up. */
interface Part {
  readonly text: string
  readonly at: number
  readonly group: number
  readonly sentence: readonly Part[]
}

/** Other parts are as good as the best one from this share of its overlap on. */
const AS_GOOD = 0.8
/** Fewer common pairs of characters are chance. */
const LEAST = 2
/** How much of a condition or exception must be told with what it limits, where no part of the wording was made from it. */
const TOLD = 0.75

/**
 * A wording says less than the clause, not otherwise: each of its parts is laid beside the part of the clause it was made from. What
 * stands behind 不, 未, 无 there stands behind as many here, parts keep their order, and 的-conditions, 但是 and 除外 of the
 * same sentence are told too.
 */
export function alignmentFault(wording: string, grounds: Grounds): AlignmentFault | null {
  const evidence = texts(grounds)
  const known = evidence.flatMap(partsOf)
  const text = inTerms(even(wording), evidence.join('\n'))
  for (const sentence of text.split(/[。\n]+/)) {
    let last: Part | undefined
    let said = ''
    const all = sentence.split(/[，；：]+/).flatMap((part) => nearest(part, known))
    for (const part of sentence.split(/[，；：]+/).filter(Boolean)) {
      const near = nearest(part, known)
      if (near.length === 0) continue
      const fitting = near.filter((one) => samePolarity(part, one.text))
      if (fitting.length === 0) return 'negation'
      const leads = last !== undefined && CONDITION.test(said)
      const next = fitting.filter((one) => {
        if (last === undefined) return true
        // what a condition leads to is what it leads to in the clause
        if (leads && one.sentence !== last.sentence) return false
        return !sameGroup(one, last) || one.at >= last.at
      })
      if (next.length === 0) return 'order'
      last = next.find((one) => limits(one).every((limit) => all.includes(limit) || told(limit.text, text)))
      if (!last || skips(part, last)) return 'condition'
      said = part
    }
  }
  return null
}

/** The sentences of a clause around the part a wording is nearest to; empty when it is near to none. */
export function sentencesNear(part: string, evidence: readonly string[]): string[] {
  const near = nearest(inTerms(part, evidence.join('\n')), evidence.flatMap(partsOf))
  return near.map(({ sentence }) => sentence.map(({ text }) => text).join('，'))
}

function partsOf(text: string): Part[] {
  return text.split(/[。！？]|(?<![：；])\n+/).flatMap((sentence) => {
    const parts: Part[] = []
    let group = 0
    for (const piece of sentence.split(/([；：\n]+)/)) {
      if (/^[；：\n]+$/.test(piece)) group++
      else
        for (const one of piece.split('，'))
          if (one) parts.push({ text: one, at: parts.length, group, sentence: parts })
    }
    return parts
  })
}

const sameGroup = (one: Part, other: Part) => one.sentence === other.sentence && one.group === other.group

/** 租期 as 租赁期限 where the clause has that. */
const inTerms = (text: string, evidence: string): string =>
  Object.entries(sameWords).reduce((so, [word, same]) => {
    const term = same.find((one) => evidence.includes(one))
    return term === undefined || evidence.includes(word) ? so : so.replaceAll(word, term)
  }, text)

function pairs(text: string): Map<string, number> {
  const shown = figures(text).reduce(
    (so, { start, end }) => so.slice(0, start) + '＿'.repeat(end - start) + so.slice(end),
    text,
  )
  const found = new Map<string, number>()
  for (let at = 0; at + 1 < shown.length; at++) {
    const pair = shown.slice(at, at + 2)
    if (/^\p{Script=Han}{2}$/u.test(pair) && !found.has(pair)) found.set(pair, at)
  }
  return found
}

function nearest(part: string, known: readonly Part[]): Part[] {
  const wanted = [...pairs(part).keys()]
  const scored = known.map((one) => ({ one, common: wanted.filter((pair) => one.text.includes(pair)).length }))
  const best = Math.max(0, ...scored.map(({ common }) => common))
  return best < LEAST ? [] : scored.filter(({ common }) => common >= best * AS_GOOD).map(({ one }) => one)
}

function samePolarity(part: string, clause: string): boolean {
  const [here, there] = [negations(part), negations(clause)]
  const turns = (list: typeof here, at: number) => list.filter(({ end }) => end <= at).length
  const touches = (list: typeof here, at: number) => list.some(({ start, end }) => at + 1 >= start && at < end)
  return [...pairs(part)].every(([pair, at]) => {
    if (touches(here, at)) return true
    const places: number[] = []
    for (let i = clause.indexOf(pair); i >= 0; i = clause.indexOf(pair, i + 1)) if (!touches(there, i)) places.push(i)
    return places.length === 0 || places.some((place) => turns(there, place) === turns(here, at))
  })
}

const CONDITION = /(?:的|时|后|情形下?|情况下?|前提下)$|^(?:经|未经|非经|除)/
const LIMIT = /^但|除外$/

/** One part made from two of the clause has lost the 未 of the first: 知道之日起六个月内，视为同意. */
function skips(part: string, from: Part): boolean {
  const rest = [...pairs(part).keys()].filter((pair) => !from.text.includes(pair))
  const runsOn = from.sentence.some(
    ({ at, text }) => at > from.at && rest.filter((pair) => text.includes(pair)).length >= LEAST,
  )
  return runsOn && negations(part).length < negations(from.text).length
}

/** What limits a part: the conditions before it (with those that lead a list in) and the exceptions behind it. */
function limits({ sentence, at, group }: Part): Part[] {
  const before = sentence.filter((one) => one.at < at && CONDITION.test(one.text) && !/下列|以下情/.test(one.text))
  const own = before.filter((one) => one.group === group || (one.group === 0 && group > 0))
  const behind = sentence.filter((one) => one.at > at && one.group - group <= 1 && LIMIT.test(one.text))
  return [...own, ...behind.filter((one) => !/另有/.test(one.text))]
}

function told(limit: string, wording: string): boolean {
  // 六个月内未提出异议的: the six months alone do not tell it
  if (negations(limit).length > 0 && negations(wording).length === 0) return false
  const amounts = figures(limit)
  if (figures(wording).some(({ value }) => value !== null && amounts.some((one) => one.value === value))) return true
  return share(contentWords(limit), wording) >= TOLD
}
