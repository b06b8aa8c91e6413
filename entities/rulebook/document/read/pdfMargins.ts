import type { Printed } from './pdfLines.ts'

const NUMBER = String.raw`[\d０-９一二三四五六七八九十百IVXivx]+`
const PAGE_NUMBER = new RegExp(
  String.raw`^[-—–―－·•.\s]*(第\s*)?${NUMBER}(\s*页)?[\s,，]*([/／|]\s*${NUMBER}|(共|总)\s*${NUMBER}\s*页)?[-—–―－·•.\s]*$`,
)
/** Share of the page's height that may hold header or footer. */
const EDGE = 0.1

/** Takes away page numbers, and what stands at the same height of the edge on page after page. */
export function withoutMargins(lines: readonly Printed[], pages: number): Printed[] {
  const atEdge = (line: Printed) => line.y > line.pageHeight * (1 - EDGE) || line.y < line.pageHeight * EDGE
  const key = (line: Printed) => `${Math.round(line.y / 4)} ${line.text.replace(/[\d０-９\s]+/g, '#')}`
  const seen = new Map<string, Set<number>>()
  for (const line of lines.filter(atEdge)) seen.set(key(line), (seen.get(key(line)) ?? new Set()).add(line.page))
  // odd and even pages may carry different ones
  const often = Math.max(2, Math.ceil(pages * 0.4))
  return lines.filter(
    (line) => !atEdge(line) || !(PAGE_NUMBER.test(line.text) || (seen.get(key(line))?.size ?? 0) >= often),
  )
}
