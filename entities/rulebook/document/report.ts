import type { Change, Comparable } from './compare.ts'
import { differences, type Stretch } from './diff.ts'

/** One line of a comparison as figures and words, for texts/rulebook/documentTexts.ts. */
export interface ChangeLine {
  readonly kind: Change['kind']
  readonly old: string
  readonly new: string
  /** What differs, with a little of what stands around it; of what came or went, its beginning. */
  readonly stretches: readonly Stretch[]
}

/** Characters left of an unchanged stretch on either side of a change. */
const AROUND = 12
const LONGEST = 60

/** 对照报告 - everything that is not the same, in order. */
export function changeLines(changes: readonly Change<Comparable>[]): ChangeLine[] {
  return changes.flatMap((change): ChangeLine[] => {
    switch (change.kind) {
      case 'same':
        return []
      case 'added':
        return [
          {
            kind: 'added',
            old: '',
            new: change.new.article,
            stretches: [{ kind: 'come', text: short(change.new.text) }],
          },
        ]
      case 'removed':
        return [
          {
            kind: 'removed',
            old: change.old.article,
            new: '',
            stretches: [{ kind: 'gone', text: short(change.old.text) }],
          },
        ]
      case 'moved':
        return [{ kind: 'moved', old: change.old.article, new: change.new.article, stretches: [] }]
      case 'changed':
        return [
          {
            kind: 'changed',
            old: change.old.article,
            new: change.new.article,
            stretches: around(differences(change.old.text, change.new.text)),
          },
        ]
    }
  })
}

const short = (text: string): string =>
  (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text).replaceAll('\n', ' ')

function around(stretches: readonly Stretch[]): Stretch[] {
  return stretches.map(({ kind, text }, i) => {
    if (kind !== 'same') return { kind, text: text.replaceAll('\n', ' ') }
    const isFirst = i === 0
    const isLast = i === stretches.length - 1
    if (text.length <= (isFirst || isLast ? AROUND : 2 * AROUND) + 1) return { kind, text: text.replaceAll('\n', ' ') }
    const head = isFirst ? '' : text.slice(0, AROUND)
    const end = isLast ? '' : text.slice(-AROUND)
    return { kind, text: `${head}…${end}`.replaceAll('\n', ' ') }
  })
}

export const countChanges = (changes: readonly Change<Comparable>[]): Record<Change['kind'], number> => {
  const counts = { same: 0, moved: 0, changed: 0, added: 0, removed: 0 }
  for (const { kind } of changes) counts[kind]++
  return counts
}
