import type { DraftClause } from '../draft.ts'
import type { Line } from '../read/line.ts'
import { isEnded } from '../read/starts.ts'
import { numberOf } from './articleHead.ts'
import { compact } from './heading.ts'

const TOP = /^[\s\u3000]*([一二三四五六七八九十]{1,3})[、.．][\s\u3000]*(.*)$/s
const SUB = /^[\s\u3000]*[（(]([一二三四五六七八九十]{1,3})[)）][\s\u3000]*(.*)$/s
const FIGURE = /^[\s\u3000]*(\d{1,2})[.．、][\s\u3000]*(?!\d)(.*)$/s

interface Part {
  number: number
  /** As printed: 一、 or （一） or 1. */
  label: string
  head: string
  lines: Line[]
}

/** Parts lines where `pattern` numbers go on from 1; what stands before the first is `before`. */
function partBy(lines: readonly Line[], pattern: RegExp): { before: Line[]; parts: Part[] } {
  const before: Line[] = []
  const parts: Part[] = []
  for (const line of lines) {
    const match = line.isRow ? null : pattern.exec(line.text)
    const number = match ? numberOf(match[1]!) : null
    if (match && number === parts.length + 1)
      parts.push({
        number,
        label: line.text.slice(0, line.text.length - match[2]!.length).trim(),
        head: match[2]!,
        lines: [],
      })
    else (parts.at(-1)?.lines ?? before).push(line)
  }
  return { before, parts }
}

const textOf = (head: string, lines: readonly Line[]): string =>
  [head, ...lines.map((line) => line.text)].filter(Boolean).join('\n')

/** The first line of the body of a document without articles; -1 when it is not numbered. */
export const firstSection = (lines: readonly Line[]): number => {
  const { before, parts } = partBy(lines, TOP)
  if (parts.length >= 1) return before.length
  const figures = partBy(lines, FIGURE)
  return figures.parts.length >= 3 ? figures.before.length : -1
}

/**
 * 一、（一） - clauses of an opinion or a notice: its numbered sections; where a section is only a heading over （一）（二）,
 * those. Null when it is not numbered.
 */
export function sectionClauses(lines: readonly Line[], root: string): DraftClause[] | null {
  const top = partBy(lines, TOP)
  if (top.parts.length === 0) {
    const figures = partBy(lines, FIGURE)
    if (figures.parts.length < 3) return null
    return [
      ...preamble(figures.before, root),
      ...figures.parts.map((part) => sectionOf(part, String(part.number), root)),
    ]
  }
  return [
    ...preamble(top.before, root),
    ...top.parts.flatMap((part) => {
      const subs = partBy(part.lines, SUB)
      const isHeading = part.head.length <= 40 && !isEnded(part.head) && subs.parts.length >= 2
      if (!isHeading) return [sectionOf(part, String(part.number), root)]
      const chapter = [root, `${part.label}${compact(part.head)}`].filter(Boolean).join(' · ')
      return [
        ...(subs.before.length > 0
          ? [
              {
                kind: 'section',
                chapter,
                label: part.label,
                key: `§${part.number}`,
                text: textOf('', subs.before),
              } as const,
            ]
          : []),
        ...subs.parts.map((sub) =>
          sectionOf({ ...sub, label: `${part.label}${sub.label}` }, `${part.number}.${sub.number}`, chapter),
        ),
      ]
    }),
  ]
}

const sectionOf = (part: Part, key: string, chapter: string): DraftClause => ({
  kind: 'section',
  chapter,
  label: part.label,
  key: `§${key}`,
  text: textOf(part.head, part.lines),
})

const preamble = (lines: readonly Line[], chapter: string): DraftClause[] =>
  lines.length > 0 ? [{ kind: 'preamble', chapter, label: '', key: 'preamble', text: textOf('', lines) }] : []

/** Plain text: a clause for every heading the file states, else for every paragraph; very short ones stay with the next. */
export function paragraphClauses(lines: readonly Line[], root: string): DraftClause[] {
  const isHeaded = lines.filter(isHead).length >= 2
  const clauses: { chapter: string; label: string; parts: string[] }[] = []
  let carried: string[] = []
  for (const line of lines) {
    if (isHeaded && isHead(line)) {
      clauses.push({ chapter: root, label: compact(line.text).slice(0, 60), parts: [] })
    } else if (isHeaded && clauses.length > 0) clauses.at(-1)!.parts.push(line.text)
    else if (line.text.length < 15 && !isEnded(line.text)) carried.push(line.text)
    else {
      clauses.push({ chapter: root, label: '', parts: [...carried, line.text] })
      carried = []
    }
  }
  if (carried.length > 0)
    (clauses.at(-1)?.parts ?? (clauses.push({ chapter: root, label: '', parts: [] }), clauses[0]!.parts)).push(
      ...carried,
    )
  return clauses.map(({ chapter, label, parts }, i) => ({
    kind: 'section',
    chapter,
    label: label || `第${i + 1}段`,
    key: `¶${i + 1}`,
    text: parts.join('\n'),
  }))
}

const isHead = (line: Line): boolean => (line.level ?? 0) > 1
