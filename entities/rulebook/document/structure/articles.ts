import type { DraftClause } from '../draft.ts'
import type { Line } from '../read/line.ts'
import { isEnded } from '../read/starts.ts'
import { articleHead, type ArticleHead } from './articleHead.ts'
import { type Heading, headingHead, HeadingPath, compact } from './heading.ts'

const UNNUMBERED = /^(总则|附则|分则)$/

/** Headings of a body of articles: numbered ones, and 总则 or 附则 without a number. */
export function headingOf(line: Line): Heading | null {
  if (line.isRow) return null
  const heading = headingHead(line.text)
  if (heading) return heading
  const name = compact(line.text)
  const isStated = (line.level ?? 0) > 1 && name.length <= 40 && articleHead(line.text) === null && !isEnded(name)
  return UNNUMBERED.test(name) || isStated ? { rank: 3, number: 0, name, isBare: false } : null
}

/** 条 - the clauses of a body of articles, in order; words between a heading and its first article are a preamble. */
export function articleClauses(
  lines: readonly Line[],
  heads: ReadonlyMap<number, ArticleHead>,
  root: string,
): DraftClause[] {
  const clauses: { kind: DraftClause['kind']; chapter: string; label: string; key: string; parts: string[] }[] = []
  const path = new HeadingPath(root)
  let open = false
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    const head = heads.get(at)
    const heading = head ? null : headingOf(line)
    if (head) {
      const parts = head.rest === '' ? [] : [head.rest]
      clauses.push({ kind: 'article', chapter: path.toString(), label: head.label, key: head.key, parts })
      open = true
    } else if (heading) {
      const next = lines[at + 1]
      const isNamedBelow =
        heading.isBare &&
        next &&
        !heads.has(at + 1) &&
        headingHead(next.text) === null &&
        next.text.length <= 30 &&
        !isEnded(next.text)
      path.enter(isNamedBelow ? { ...heading, name: `${heading.name} ${compact(next.text)}` } : heading)
      if (isNamedBelow) at++
      open = false
    } else if (open) clauses.at(-1)!.parts.push(line.text)
    else {
      clauses.push({ kind: 'preamble', chapter: path.toString(), label: '', key: 'preamble', parts: [line.text] })
      open = true
    }
  }
  return clauses.map(({ parts, ...clause }) => ({ ...clause, text: parts.join('\n') }))
}
