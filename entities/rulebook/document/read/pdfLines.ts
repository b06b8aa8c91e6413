import { radicalsReplaced } from './radicals.ts'

/** A piece of text of a page as pdf.js hands it out; the last two numbers of `transform` are its place, from the lower left. */
export interface Piece {
  str: string
  transform: number[]
  width: number
  height: number
}

/** A printed line: its words and where it stands, in points from the lower left. */
export interface Printed {
  text: string
  left: number
  right: number
  y: number
  size: number
  page: number
  pageHeight: number
}

/** Pieces that stand on one height, left to right. Slanted text is a watermark. */
export function printedLines(pieces: readonly Piece[], page: number, pageHeight: number): Printed[] {
  const rows: { y: number; size: number; pieces: Piece[] }[] = []
  for (const piece of pieces) {
    const [, slope, , , , y] = piece.transform as [number, number, number, number, number, number]
    if (Math.abs(slope) > 0.01 || piece.str.trim() === '') continue
    const size = piece.height || Math.abs(piece.transform[3] ?? 0)
    const row = rows.findLast((known) => Math.abs(known.y - y) < Math.max(2, Math.min(known.size, size) * 0.45))
    if (row) {
      row.pieces.push(piece)
      row.size = Math.max(row.size, size)
    } else rows.push({ y, size, pieces: [piece] })
  }
  return rows
    .sort((a, b) => b.y - a.y)
    .map(({ y, size, pieces: of }) => {
      const inOrder = of.sort((a, b) => leftOf(a) - leftOf(b))
      const last = inOrder.at(-1)
      return {
        text: radicalsReplaced(textOf(inOrder, size)),
        left: leftOf(inOrder[0]!) + leadingBlank(inOrder[0]!.str) * size,
        right: last ? leftOf(last) + last.width : 0,
        y,
        size: Math.round(size * 10) / 10,
        page,
        pageHeight,
      }
    })
}

const leftOf = (piece: Piece): number => piece.transform[4] ?? 0
const leadingBlank = (text: string): number => /^\u3000*/.exec(text)![0].length

/** Justified Chinese is spread by fractions of a character; only a wider gap was a blank. */
function textOf(pieces: readonly Piece[], size: number): string {
  let text = ''
  let end: number | null = null
  for (const piece of pieces) {
    const gap = end === null ? 0 : leftOf(piece) - end
    const isWordGap = gap > size * 0.15 && /[\w,.]$/.test(text) && /^\w/.test(piece.str)
    if (gap > size * 0.6 || isWordGap) text += ' '
    // a piece printed twice a hair apart is bold type
    if (end !== null && gap < -piece.width * 0.8 && text.endsWith(piece.str)) continue
    text += withoutSpread(piece, size)
    end = leftOf(piece) + piece.width
  }
  return text.trim()
}

const HAN_BLANK = /(?<=[\u2e80-\ufaff\uff00-\uffef])[ ](?=[\u2e80-\ufaff\uff00-\uffef])/g
/** A blank is at least a quarter of a character wide. */
const LEAST_BLANK = 0.22

/** pdf.js writes a blank between characters that are only spread; the width of the piece tells that there was none. */
function withoutSpread({ str, width }: Piece, size: number): string {
  const blanks = str.match(/ /g)?.length ?? 0
  if (blanks === 0) return str
  const inked = [...str.replaceAll(' ', '')].reduce((sum, c) => sum + (c > '\u2e80' ? size : size / 2), 0)
  return (width - inked) / blanks < size * LEAST_BLANK ? str.replace(HAN_BLANK, '') : str
}
