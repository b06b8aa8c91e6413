import { trimmed } from './line.ts'
import { isEnded, joined, opens } from './starts.ts'

/** Columns of a line on a screen: a Chinese character takes two. */
const width = (text: string): number => [...text].reduce((sum, c) => sum + (/[\u1100-\uffff]/.test(c) ? 2 : 1), 0)

/** A line this close to the longest was broken because it was full (a stop may not open a line, so up to two characters move). */
const SLACK = 6
const WIDEST = 140
/** Below this nobody wraps; above, short lines are lists. */
const NARROWEST = 40

/**
 * Undoes hard wrapping: lines of a text that was broken at a fixed width become paragraphs again. A text that was not
 * wrapped comes back as it is. Empty lines part paragraphs.
 */
export function rejoin(rows: readonly string[]): string[] {
  const widths = rows.map((row) => width(row.trimEnd())).filter((w) => w > 0)
  const longest = Math.max(0, ...widths)
  const full = widths.filter((w) => w >= longest - SLACK).length
  const isWrapped = longest >= NARROWEST && longest <= WIDEST && full >= 3 && full >= widths.length * 0.2
  if (!isWrapped) return rows.map(trimmed).filter((row) => row !== '')

  const paragraphs: string[] = []
  let before = ''
  for (const row of rows) {
    const text = trimmed(row)
    const isIndented = /^(\u3000| {2}|\t)/.test(row)
    const wasFull = width(before.trimEnd()) >= longest - SLACK
    const last = paragraphs.at(-1)
    if (text !== '' && last !== undefined && wasFull && !isIndented && !(opens(text) && isEnded(last)))
      paragraphs[paragraphs.length - 1] = joined(last, text)
    else if (text !== '') paragraphs.push(text)
    before = row
  }
  return paragraphs
}
