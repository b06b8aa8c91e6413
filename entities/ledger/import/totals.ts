import { townStem, villageStem } from '../../region/placeNames.ts'
import type { TotalCheck } from './reading.ts'
import { grandTotal, totalRow } from '../../workbook/rowWords.ts'

interface Counted {
  town: string
  village: string
  fen: number
}

/** `熊河镇小计` -> `熊河镇`; '' for a bare 小计; null when the text is no total. */
export function totalLabel(text: string): { label: string; of: string; isGrand: boolean } | null {
  const match = totalRow.exec(text.replace(/[\s:：()（）]/g, ''))
  return match ? { label: match[0], of: match[1] ?? '', isGrand: grandTotal.test(match[2] ?? '') } : null
}

/**
 * Checks written totals against the rows of one sheet. Which rows a total means is never written, so every usual meaning is tried: the
 * named place, the rows since the last total, all rows so far; a total that fits none is reported against the likeliest.
 */
export class TotalChecker {
  private readonly all: Counted[] = []
  private sinceLast: Counted[] = []
  private sinceGrand: Counted[] = []

  count(row: Counted): void {
    for (const list of [this.all, this.sinceLast, this.sinceGrand]) list.push(row)
  }

  check(
    at: { sheet: string; row: number },
    { label, of, isGrand }: { label: string; of: string; isGrand: boolean },
    writtenFen: number,
  ): TotalCheck {
    const sum = (rows: Counted[]) => rows.reduce((total, row) => total + row.fen, 0)
    const named =
      of === ''
        ? []
        : this.all.filter((row) => townStem(row.town) === townStem(of) || villageStem(row.village) === villageStem(of))
    const meanings = [named, isGrand ? this.all : this.sinceLast, this.sinceGrand, this.all, this.sinceLast]
      .filter((rows) => rows.length > 0)
      .map(sum)
    const fits = meanings.find((fen) => Math.abs(fen - writtenFen) < 100)
    this.sinceLast = []
    if (isGrand) this.sinceGrand = []
    return { ...at, label, writtenFen, countedFen: fits ?? meanings[0] ?? 0 }
  }
}
