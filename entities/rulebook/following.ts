import type { Reading, Unit } from './reading.ts'

/** 追问 - a question that only makes sense after the one before it (那公益性的呢, 要多久, 代表会要来多少人). */
const OPENS = /^[(（]?(接上问|接着问|追问|那|那么|要是|如果|假如|还有|另外|然后|再问|这个|这种|它|同样)/
const BARE = /(呢|咧)[?？]?$/

/** `wholly`: says nothing without what was said before. `partly`: short, may stand alone. */
export function leaning(question: Reading): 'wholly' | 'partly' | 'not' {
  const told = question.units.filter((unit) => unit.category !== 'ask').length
  if (OPENS.test(question.text) || BARE.test(question.text) || told === 0) return 'wholly'
  return told < 2 ? 'partly' : 'not'
}

/** The words without which the question says the same: openers of a follow-up. */
export const bare = (text: string): string =>
  text
    .replace(/^[(（]?(接上问|接着问|追问)[)）]?/, '')
    .replace(/^(那么|那要是|那如果|那|还有|另外|然后|再问一下|再问)[,，]?/, '')

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
    if (unit.category === 'ask') return !asks
    if (RIVALS.some((group) => group.has(unit.name) && [...names].some((name) => group.has(name)))) return false
    return unit.category === 'term' || !replaced(unit)
  })
  return [...kept.map((unit) => unit.surface), bare(question.text)].join('')
}

/** Meanings that are a request of their own, so that nothing more is taken over but the topic. */
const ACTS = new Set(['逾期', '公示', '审批', '评估'])

/** Of these a conversation is about one at a time. */
const RIVALS = [
  new Set(['季报', '收益', '年收益']),
  new Set(['代表会议', '成员大会', '成员代表大会']),
  new Set(['巩固', '升级', '盘活', '调整']),
]
