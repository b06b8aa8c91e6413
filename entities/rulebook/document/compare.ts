import type { RuleClause } from './ruleClause.ts'
import { matchable } from './matchable.ts'
import { Overlap, shareOf } from './overlap.ts'

export type Comparable = Pick<RuleClause, 'article' | 'articleKey' | 'text' | 'hash' | 'kind'>

/**
 * 对照 - what became of one clause. moved: the same words under another number; changed: other words, perhaps under another
 * number too (then `old` and `new` differ in `articleKey`).
 */
export type Change<C extends Comparable = Comparable> =
  | { readonly kind: 'same' | 'moved' | 'changed'; readonly old: C; readonly new: C }
  | { readonly kind: 'added'; readonly new: C }
  | { readonly kind: 'removed'; readonly old: C }

/** Shares of bigrams in common (Dice) from which two clauses are one: at once, under the same number, and under different ones. */
const ALIKE_SURELY = 0.75
const ALIKE_HERE = 0.35
const ALIKE_ELSEWHERE = 0.6

/** Compares two versions clause by clause, in the order of the new one; what was removed stands where it stood. */
export function compareVersions<C extends Comparable>(before: readonly C[], after: readonly C[]): Change<C>[] {
  const partner = new Map<C, { old: C; kind: 'same' | 'moved' | 'changed' }>()
  const left = new Set(before)
  const pair = (of: C, old: C, kind: 'same' | 'moved' | 'changed') => {
    partner.set(of, { old, kind })
    left.delete(old)
  }
  const open = () => after.filter((clause) => !partner.has(clause))
  const byKey = new Map(before.map((clause) => [clause.articleKey, clause]))

  for (const clause of after) {
    const old = byKey.get(clause.articleKey)
    if (old && old.hash === clause.hash) pair(clause, old, 'same')
  }
  for (const clause of open()) {
    const old = [...left].find((candidate) => candidate.hash === clause.hash && matchable(clause.text).length > 3)
    if (old) pair(clause, old, 'moved')
  }
  for (const clause of open()) {
    const old = byKey.get(clause.articleKey)
    if (old && left.has(old) && shareOf(matchable(clause.text), matchable(old.text)) >= ALIKE_SURELY)
      pair(clause, old, 'changed')
  }
  const overlap = new Overlap([...left], (clause) => matchable(clause.text))
  const likeness = open().flatMap((clause) =>
    overlap.with(matchable(clause.text)).map(({ of, share }) => ({ clause, old: of, share })),
  )
  const isHere = (p: { clause: C; old: C }) => p.clause.articleKey === p.old.articleKey
  const rank = (p: { clause: C; old: C; share: number }) => p.share + (isHere(p) ? 0.2 : 0)
  for (const p of likeness.sort((a, b) => rank(b) - rank(a))) {
    if (partner.has(p.clause) || !left.has(p.old) || p.clause.kind !== p.old.kind) continue
    if (p.share >= (isHere(p) ? ALIKE_HERE : ALIKE_ELSEWHERE)) pair(p.clause, p.old, 'changed')
  }
  // the same number with quite other words is still what one finds when one looks it up
  for (const clause of open()) {
    const old = byKey.get(clause.articleKey)
    if (old && left.has(old)) pair(clause, old, 'changed')
  }
  return inOrder(before, after, partner, left)
}

function inOrder<C extends Comparable>(
  before: readonly C[],
  after: readonly C[],
  partner: ReadonlyMap<C, { old: C; kind: 'same' | 'moved' | 'changed' }>,
  removed: ReadonlySet<C>,
): Change<C>[] {
  const changes: Change<C>[] = []
  const waiting = before.filter((clause) => removed.has(clause))
  const place = new Map(before.map((clause, i) => [clause, i]))
  for (const clause of after) {
    const found = partner.get(clause)
    if (!found) {
      changes.push({ kind: 'added', new: clause })
      continue
    }
    while (waiting[0] && place.get(waiting[0])! < place.get(found.old)!)
      changes.push({ kind: 'removed', old: waiting.shift()! })
    changes.push({ kind: found.kind, old: found.old, new: clause })
  }
  return [...changes, ...waiting.map((old) => ({ kind: 'removed', old }) as const)]
}
