import { CELLS, MARGIN } from './print.ts'
import { cellsOf, type Raster, type Window } from './raster.ts'

/** Grey values in squares. */
export interface Grid {
  /** Cells a side. */
  readonly n: number
  readonly values: Uint8Array | Float64Array
}

const COUNT = CELLS * CELLS
const BLANK = Number.NaN
/** Burnt out or drowned in black: where only one of two is, nothing can be compared. */
const isLost = (grey: number) => grey > 250 || grey < 3
/** Share of the cells; with fewer to compare nothing is said. */
const FEWEST = 0.2
/** Of rounding. */
const EDGE = 1e-9

export const seen = new Float64Array(COUNT)

/**
 * The raster's cells that lie where the stored picture's lie, when `window` is the stored one's middle. What is outside of the
 * raster was cut off.
 */
export function look(raster: Raster, { n, values }: Grid, { left, top, right, bottom }: Window): void {
  const [wx, wy] = [(right - left) / (1 - 2 * MARGIN), (bottom - top) / (1 - 2 * MARGIN)]
  const [ox, oy] = [left - MARGIN * wx, top - MARGIN * wy]
  cellsOf(raster.sums, { left: ox, top: oy, right: ox + wx, bottom: oy + wy }, n, seen)
  for (let j = 0; j < n; j++)
    for (let i = 0; i < n; i++) {
      const x = ox + (i * wx) / n
      const y = oy + (j * wy) / n
      const isInside = x >= -EDGE && y >= -EDGE && x + wx / n <= 1 + EDGE && y + wy / n <= 1 + EDGE
      const at = j * n + i
      if (!isInside || isLost(seen[at]!) !== isLost(values[at]!)) seen[at] = BLANK
    }
}

export function correlation(a: ArrayLike<number>, { n: side, values: b }: Grid): number {
  let n = 0
  let [sa, sb, saa, sbb, sab] = [0, 0, 0, 0, 0]
  for (let at = 0; at < side * side; at++) {
    const x = a[at]!
    if (x !== x) continue // BLANK
    const y = b[at]!
    n++
    sa += x
    sb += y
    saa += x * x
    sbb += y * y
    sab += x * y
  }
  const spread = (saa - (sa * sa) / n) * (sbb - (sb * sb) / n)
  return n < FEWEST * side * side || spread <= 1e-6 ? 0 : (sab - (sa * sb) / n) / Math.sqrt(spread)
}

const sumUp = new Float64Array((CELLS + 1) * (CELLS + 1))
const countUp = new Float64Array((CELLS + 1) * (CELLS + 1))
const REACH = 2

/** Each value less the mean of the five by five around it, of what `seen` shows there. */
export function detailOf(values: ArrayLike<number>, n: number, into: Float64Array): Float64Array {
  const wide = n + 1
  sumUp.fill(0, 0, wide)
  countUp.fill(0, 0, wide)
  for (let y = 0; y < n; y++) {
    sumUp[(y + 1) * wide] = 0
    countUp[(y + 1) * wide] = 0
    let sum = 0
    let count = 0
    for (let x = 0; x < n; x++) {
      const at = y * n + x
      if (seen[at]! === seen[at]!) {
        sum += values[at]!
        count++
      }
      const corner = (y + 1) * wide + x + 1
      sumUp[corner] = sumUp[corner - wide]! + sum
      countUp[corner] = countUp[corner - wide]! + count
    }
  }
  for (let y = 0; y < n; y++) {
    const y0 = Math.max(0, y - REACH) * wide
    const y1 = Math.min(n, y + REACH + 1) * wide
    for (let x = 0; x < n; x++) {
      const x0 = Math.max(0, x - REACH)
      const x1 = Math.min(n, x + REACH + 1)
      const sum = sumUp[y1 + x1]! - sumUp[y0 + x1]! - sumUp[y1 + x0]! + sumUp[y0 + x0]!
      const count = countUp[y1 + x1]! - countUp[y0 + x1]! - countUp[y1 + x0]! + countUp[y0 + x0]!
      const at = y * n + x
      into[at] = seen[at]! === seen[at]! ? values[at]! - sum / count : BLANK
    }
  }
  return into
}
