import { type Line } from '../read/line.ts'
import { compact } from './heading.ts'
import { ENDS_LIKE_TITLE, STARTS_LIKE_REST } from './titleWords.ts'

const LONGEST = 90
const MOST_LINES = 4
const ISSUES = /印发《(.+)》.*通知$/

export interface TitleFound {
  readonly title: string
  /** Indexes of the lines it stands in. */
  readonly lines: readonly number[]
}

/**
 * 标题 - the likeliest title among the lines before the first clause; it may stand in up to four lines. `stem` is the file's
 * name, a weak witness. Null when nothing looks like one.
 */
export function findTitle(lines: readonly Line[], stem: string): TitleFound | null {
  const largest = Math.max(0, ...lines.map((line) => line.size ?? 0))
  // a heading's size tells it only where most lines have another one
  const isAlone = lines.filter((line) => line.size === largest).length <= Math.max(2, lines.length / 2)
  let best: (TitleFound & { score: number }) | null = null
  for (let from = 0; from < lines.length; from++) {
    for (let count = 1; count <= MOST_LINES && from + count <= lines.length; count++) {
      const span = lines.slice(from, from + count)
      if (!span.every(mayBePart)) break
      const title = bareTitle(span.map((line) => compact(line.text)).join(''))
      const score = scoreOf(title, span, isAlone ? largest : 0, stem)
      if (score > (best?.score ?? 0)) best = { title, lines: span.map((_, i) => from + i), score }
    }
  }
  return best
}

/** The rule a notice issues: 关于印发《…细则（试行）》的通知. */
export const issuedTitle = (title: string): string | null => ISSUES.exec(title)?.[1] ?? null

/** Without brackets around all of it. */
export const bareTitle = (text: string): string => /^《([^《》]+)》$/.exec(text)?.[1] ?? text

const mayBePart = ({ text, isRow }: Line): boolean =>
  !isRow && text.length <= LONGEST && !/[。；：:！？]$/.test(text) && !/[。；]/.test(text)

const isBalanced = (text: string): boolean =>
  ['《》', '（）', '()'].every(([open, close]) => text.split(open!).length === text.split(close!).length)

function scoreOf(title: string, span: readonly Line[], largest: number, stem: string): number {
  if (title.length < 3 || title.length > LONGEST || !isBalanced(title)) return 0
  const all = (is: (line: Line) => boolean) => span.every(is)
  const level = span[0]!.level
  let score = 1 - span.length
  if (ENDS_LIKE_TITLE.test(title) || ISSUES.test(title)) score += 4
  if (level !== undefined && all((line) => line.level === level)) score += level === 1 ? 4 : 1
  if (largest > 0 && all((line) => line.size === largest)) score += 3
  if (all((line) => line.isCentred === true)) score += 1
  if (all((line) => line.isBold === true)) score += 1
  if (STARTS_LIKE_REST.test(title)) score -= 5
  if (/关于/.test(title)) score += 1
  if (stem.length >= 4 && (title.includes(stem) || stem.includes(title))) score += 3
  if (/(文件|编)$/.test(title)) score -= 5
  if (/^第.{1,4}[条章节]/.test(title)) score -= 5
  return score
}
