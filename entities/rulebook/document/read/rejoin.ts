import { trimmed } from './line.ts'
import { isEnded, joined, opens } from './starts.ts'

/** Columns of a line on a screen: a Chinese character takes two. */
const width = (text: string): number => [...text].reduce((sum, c) => sum + (/[\u1100-\uffff]/.test(c) ? 2 : 1), 0)

/** A line this close to the longest was broken because it was full (a stop may not open a line, so up to two characters move). */
const SLACK = 6
const WIDEST = 140
/** Below this nobody wraps; above, short lines are lists. */
const NARROWEST = 40
const INDENT = /^(\u3000| {2}|\t)/
/** Columns of a table drawn with blanks. */
const TABULAR = /\S(\t|[ \u3000]{2,})\S.*(\t|[ \u3000]{2,})\S/

/**
 * Undoes hard wrapping: lines of a text that was broken at a fixed width become paragraphs again. A text that was not
 * wrapped comes back as it is. Empty lines part paragraphs.
 */
export function rejoin(rows: readonly string[]): string[] {
  const widths = rows.map((row) => width(row.trimEnd()))
  const longest = Math.max(0, ...widths)
  const isFull = (at: number) => widths[at]! > 0 && widths[at]! >= longest - SLACK
  const full = [...rows.keys()].filter(isFull)
  // a paragraph hardly ever ends at the margin without a stop
  const broken = full.filter((at) => !isEnded(rows[at]!) && rows[at + 1]?.trim() && !opens(trimmed(rows[at + 1]!)))
  const isWrapped =
    longest >= NARROWEST && longest <= WIDEST && (broken.length >= 2 || full.length >= Math.max(3, rows.length / 5))
  if (!isWrapped) return rows.map(trimmed).filter((row) => row !== '')

  // without indents a full line that ends in a stop more often ends its paragraph than not
  const isIndenting = rows.filter((row) => INDENT.test(row)).length > rows.length / 20
  const paragraphs: string[] = []
  for (const [at, row] of rows.entries()) {
    const text = trimmed(row)
    const last = paragraphs.at(-1)
    const goesOn =
      last !== undefined &&
      isFull(at - 1) &&
      !INDENT.test(row) &&
      !TABULAR.test(rows[at - 1]!.trim()) &&
      !(isEnded(last) && (opens(text) || !isIndenting))
    if (text === '') continue
    if (goesOn) paragraphs[paragraphs.length - 1] = joined(last, text)
    else paragraphs.push(text)
  }
  return paragraphs
}
