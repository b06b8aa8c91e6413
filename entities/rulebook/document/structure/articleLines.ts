import type { Line } from '../read/line.ts'
import { isEnded } from '../read/starts.ts'
import { type ArticleHead, articleHead } from './articleHead.ts'
import { headingHead } from './heading.ts'

const follows = (last: ArticleHead | null, head: ArticleHead): boolean =>
  last === null
    ? head.number === 1
    : (head.number === last.number + 1 && head.branch === 0) ||
      (head.number === last.number && head.branch === last.branch + 1)

/**
 * Which lines open an article: the number that is due always does; another one only when the print says so (a blank after
 * the number, or most articles of this document have none) and it does not read like a reference.
 */
export function articleLines(lines: readonly Line[]): Map<number, ArticleHead> {
  const heads = lines.map((line) => (line.isRow ? null : articleHead(line.text)))
  const plausible = heads.filter((head) => head !== null && !head.refersBack)
  const isTight = plausible.filter((head) => !head!.isSeparated).length * 2 > plausible.length
  const found = new Map<number, ArticleHead>()
  let last: ArticleHead | null = null
  for (const [at, head] of heads.entries()) {
    if (head === null) continue
    const before = lines[at - 1]
    const isAfterEnd = !before || isEnded(before.text) || headingHead(before.text) !== null || found.has(at - 1)
    const isOpening =
      (follows(last, head) && !(head.refersBack && (!head.isSeparated || !isAfterEnd))) ||
      (!head.refersBack && (head.isSeparated || (isTight && isAfterEnd)))
    if (!isOpening) continue
    found.set(at, head)
    last = head
  }
  return found
}

/** 第三条……。第四条　…… in one paragraph, as copies without line ends have it: parts where exactly the next number is due. */
export function partGlued(lines: readonly Line[]): { lines: Line[]; parted: string[] } {
  const parted: string[] = []
  const result: Line[] = []
  let due: ArticleHead | null = null
  for (const line of lines) {
    let rest = line
    for (;;) {
      const head: ArticleHead | null = rest.isRow ? null : articleHead(rest.text)
      if (head && !head.refersBack && (due === null || follows(due, head))) due = head
      const at = due && !rest.isRow ? nextInside(rest.text, due) : -1
      if (at < 0) break
      result.push({ ...rest, text: rest.text.slice(0, at).trimEnd() })
      rest = { ...rest, text: rest.text.slice(at) }
      parted.push(articleHead(rest.text)?.label ?? '')
    }
    result.push(rest)
  }
  return { lines: result, parted }
}

function nextInside(text: string, due: ArticleHead): number {
  for (const match of text.matchAll(
    /(?<=[。；！])[\s\u3000]*(?=第[\s\u3000]*[零〇一二三四五六七八九十百千\d]+[\s\u3000]*条)/g,
  )) {
    const at = match.index + match[0].length
    const head = at > 0 ? articleHead(text.slice(at)) : null
    if (head && head.isSeparated && !head.refersBack && head.rest !== '' && follows(due, head)) return at
  }
  return -1
}
