import type { Line } from './line.ts'
import type { Printed } from './pdfLines.ts'
import { isEnded, joined, opens } from './starts.ts'

/** Where the text column begins and ends: the leftmost place many lines start at, the rightmost many end at. */
function column(lines: readonly Printed[]): { left: number; right: number; size: number } {
  const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
  const size = median(lines.map((line) => line.size))
  const body = lines.filter((line) => Math.abs(line.size - size) < 1)
  const often = Math.max(2, body.length * 0.08)
  const near = (at: number, of: (line: Printed) => number) => body.filter((line) => Math.abs(of(line) - at) < size / 2)
  const starts = body.map((line) => line.left).sort((a, b) => a - b)
  const ends = body.map((line) => line.right).sort((a, b) => b - a)
  return {
    size,
    left: starts.find((at) => near(at, (line) => line.left).length >= often) ?? starts[0] ?? 0,
    right: ends.find((at) => near(at, (line) => line.right).length >= often) ?? ends[0] ?? 0,
  }
}

/** Printed lines as paragraphs: a line goes on the one before when that was full and it starts at the margin itself. */
export function paragraphs(printed: readonly Printed[]): Line[] {
  const { left, right, size } = column(printed)
  const gaps = printed
    .slice(1)
    .map((line, i) => printed[i]!.y - line.y)
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b)
  // paragraphs of one line are common, and may stand further apart
  const lineGap = gaps[Math.floor(gaps.length / 5)] ?? size * 1.5
  const indented = printed.filter((line) => line.left > left + 1.5 * size && line.left < left + 2.6 * size)
  const isIndenting = indented.length > printed.length / 20
  const isSpacing = gaps.filter((gap) => gap > lineGap * 1.3).length > gaps.length / 10
  const lines: (Line & { size: number })[] = []
  for (const [i, line] of printed.entries()) {
    const before = printed[i - 1]
    const last = lines.at(-1)
    const isCentred =
      line.left > left + 2 * size && Math.abs(line.left - left - (right - line.right)) < Math.max(2 * size, 12)
    const goesOn =
      before !== undefined &&
      last !== undefined &&
      Math.abs(before.size - line.size) < 1.2 &&
      before.right > right - 2.2 * size &&
      line.left < left + 0.9 * size &&
      (before.page !== line.page || before.y - line.y < lineGap * 1.3) &&
      !(isEnded(last.text) && (opens(line.text) || !(isIndenting || (isSpacing && before.page === line.page))))
    if (goesOn) lines[lines.length - 1] = { ...last, text: joined(last.text, line.text) }
    else lines.push({ text: line.text, page: line.page, size: line.size, ...(isCentred ? { isCentred: true } : {}) })
  }
  return lines
}
