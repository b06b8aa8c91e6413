import type { DraftClause, Doubt } from '../draft.ts'
import type { ArticleHead } from './articleHead.ts'

/** Numbers of the articles, in the order printed: what is missing, doubled, out of order. `isPart`: a part of a code may start anywhere. */
export function checkNumbers(heads: readonly ArticleHead[], isPart: boolean): Doubt[] {
  const doubts: Doubt[] = []
  const seen = new Set<string>()
  let last: ArticleHead | null = null
  for (const head of heads) {
    if (seen.has(head.key)) doubts.push({ code: 'article-doubled', label: head.label })
    else if (last === null) {
      if (head.number > 1 && !isPart) doubts.push({ code: 'starts-late', label: head.label })
    } else if (head.number < last.number || (head.number === last.number && head.branch < last.branch))
      doubts.push({ code: 'article-out-of-order', label: head.label, after: last.label })
    else if (head.number > last.number + 1)
      doubts.push({
        code: 'articles-missing',
        after: last.label,
        before: head.label,
        count: head.number - last.number - 1,
      })
    else if (head.branch > (head.number === last.number ? last.branch : 0) + 1)
      doubts.push({ code: 'articles-missing', after: last.label, before: head.label, count: 1 })
    if (!seen.has(head.key)) last = head
    seen.add(head.key)
  }
  return doubts
}

export const checkEmpty = (clauses: readonly DraftClause[]): Doubt[] =>
  clauses
    .filter((clause) => clause.kind === 'article' && clause.text.trim() === '')
    .map(({ label }) => ({ code: 'article-empty', label }))

/** Keys are for look-up, so each stands once: a doubled one gets #2. */
export function withUniqueKeys(clauses: readonly DraftClause[]): DraftClause[] {
  const seen = new Map<string, number>()
  return clauses.map((clause) => {
    const count = (seen.get(clause.key) ?? 0) + 1
    seen.set(clause.key, count)
    return count === 1 ? clause : { ...clause, key: `${clause.key}#${count}` }
  })
}

/** Bytes a text column holds on MariaDB, with room to spare. */
const MOST_BYTES = 60_000

/** A clause too long for its column (a training book as one attachment) goes on in a next one, parted between paragraphs. */
export function withoutGiants(clauses: readonly DraftClause[]): DraftClause[] {
  return clauses.flatMap((clause) => {
    if (Buffer.byteLength(clause.text) <= MOST_BYTES) return [clause]
    return cut(clause.text).map((text, i) =>
      i === 0
        ? { ...clause, text }
        : { ...clause, text, key: `${clause.key}~${i + 1}`, label: `${clause.label}（续${i + 1}）` },
    )
  })
}

function cut(text: string): string[] {
  const parts: string[] = []
  let part = ''
  // a paragraph that is itself too long is cut where it must be
  for (const piece of text.split('\n').flatMap((line) => line.match(/[\s\S]{1,15000}/gu) ?? [''])) {
    const longer = part === '' ? piece : `${part}\n${piece}`
    if (part !== '' && Buffer.byteLength(longer) > MOST_BYTES) {
      parts.push(part)
      part = piece
    } else part = longer
  }
  return [...parts, part]
}
