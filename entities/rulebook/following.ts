import { ALIKE, ENDS_ASKING, FOLLOWS_BARE, OPENERS, OPENS_FOLLOW_UP, RIVALS, SIZES, VILLAGE } from './followingWords.ts'
import type { Reading, Unit } from './reading.ts'

/** 追问 - a question that only makes sense after the one before it (那公益性的呢, 要多久, 代表会要来多少人). */

/** `wholly`: says nothing without what was said before. `partly`: short, may stand alone. */
export function leaning(question: Reading): 'wholly' | 'partly' | 'not' {
  const told = question.units.filter((unit) => unit.category !== 'ask').length
  if (OPENS_FOLLOW_UP.test(question.text) || FOLLOWS_BARE.test(question.text) || told === 0) return 'wholly'
  return told < 3 ? 'partly' : 'not'
}

/** The words without which the question says the same: openers of a follow-up. */
export const bare = (text: string): string => OPENERS.reduce((rest, opener) => rest.replace(opener, ''), text)

/**
 * The question with what it leaves out taken from the one before: asset, class and topic stay unless the question names
 * its own, what is asked for (how long, who) stays only when the question asks for nothing itself.
 */
export function completed(question: Reading, before: Reading): string {
  const asks = question.units.some(
    (unit) => unit.category === 'ask' || (unit.category === 'term' && ACTS.has(unit.name)),
  )
  const has = (category: Unit['category']) => question.units.some((unit) => unit.category === category)
  const names = new Set(question.units.map((unit) => unit.name))
  const replaced = (unit: Unit) =>
    has(unit.category) || ((unit.category === 'thing' || unit.category === 'class') && (has('thing') || has('class')))
  const kept = before.units.filter((unit) => {
    if (names.has(unit.name) || unit.category === 'unknown') return false
    if (unit.category === 'ask' || ACTS.has(unit.name)) return !asks
    if (RIVALS.some((group) => group.has(unit.name) && [...names].some((name) => group.has(name)))) return false
    return unit.category === 'term' || !replaced(unit)
  })
  return [...kept.map((unit) => unit.surface), bare(question.text)].join('')
}

/**
 * The question before with what this one names put in its place, then the same from there on: 厂房折旧几年, 那机器呢 -> 机器折旧几年.
 * Empty when it asks for something of its own or nothing in the question before is of its kind.
 */
export function substituted(question: Reading, before: Reading): string[] {
  const asked = new Set(before.units.filter(({ category }) => category === 'ask').map(({ name }) => name))
  if (question.units.some(({ category, name }) => category === 'ask' && !asked.has(name))) return []
  if (ENDS_ASKING.test(question.text) && !SAME.test(question.text)) return []
  let text = before.text
  let start = -1
  const put = (old: string, now: string) => {
    const at = text.indexOf(old)
    if (old === now || old === '' || at < 0) return
    text = text.slice(0, at) + now + text.slice(at + old.length)
    start = start < 0 ? at : Math.min(start, at)
  }
  for (const unit of question.units) {
    const rival = before.units.find((other) => other.name !== unit.name && isRival(unit, other))
    if (rival) put(rival.surface, unit.surface)
    else if (unit.category === 'term' && ACTORS.has(unit.name)) put(VILLAGE.exec(text)?.[0] ?? '', unit.surface)
  }
  const size = SIZES.exec(question.text)?.[0]
  const sizeBefore = SIZES.exec(before.text)?.[0]
  if (size && sizeBefore) put(sizeBefore, size)
  if (start < 0) return []
  return start === 0 ? [text] : [text, text.slice(start)]
}

function isRival(one: Unit, other: Unit): boolean {
  const kind = (unit: Unit) => (unit.category === 'class' ? 'thing' : unit.category)
  if (kind(one) === kind(other) && (kind(one) === 'thing' || kind(one) === 'place')) return true
  return [...RIVALS, ...ALIKE].some((group) => group.has(one.name) && group.has(other.name))
}

/** 处置的也是这么多天吗 asks what was asked before; 要评估吗 asks something else. */
const SAME = /也|同样/
/** Meanings that are a request of their own, so that nothing more is taken over but the topic. */
const ACTS = new Set(['逾期', '公示', '审批', '评估'])
/** Who does it; a village that is only spoken of as 村里 counts as one. */
const ACTORS = new Set(['乡镇', '县级', '第一书记', '行业部门', '财政所'])
