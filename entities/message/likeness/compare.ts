import { CELLS, MARGIN, type Turn } from './print.ts'
import { cellsOf, type Raster, SIDE, type Window } from './raster.ts'

/** A stored picture, small and grey: all of it in CELLS by CELLS means. */
export type Sketch = Uint8Array

export function sketchOf(raster: Raster): Sketch {
  const means = new Float64Array(CELLS * CELLS)
  cellsOf(raster.sums, { left: 0, top: 0, right: 1, bottom: 1 }, CELLS, means)
  return Uint8Array.from(means, (mean) => Math.round(Math.min(255, Math.max(0, mean))))
}

/** The raster turned, so that what was found of it lies as in the stored picture. */
export function turned(raster: Raster, turn: Turn): Raster {
  if (!turn.swap && !turn.mirrorX && !turn.mirrorY) return raster
  const wide = SIDE + 1
  const sums = new Float64Array(wide * wide)
  const at = (x: number, y: number) => raster.sums[y * wide + x]!
  // a mirrored sum is the whole row or column less what lies on the other side
  for (let y = 0; y <= SIDE; y++)
    for (let x = 0; x <= SIDE; x++) {
      const [mx, my] = [turn.mirrorX ? SIDE - x : x, turn.mirrorY ? SIDE - y : y]
      const [x0, x1] = turn.mirrorX ? [mx, SIDE] : [0, mx]
      const [y0, y1] = turn.mirrorY ? [my, SIDE] : [0, my]
      sums[y * wide + x] = turn.swap
        ? at(y1, x1) - at(y0, x1) - at(y1, x0) + at(y0, x0)
        : at(x1, y1) - at(x0, y1) - at(x1, y0) + at(x0, y0)
    }
  return { ...raster, sums }
}

interface Grid {
  /** Cells a side. */
  readonly n: number
  readonly values: Uint8Array | Float64Array
}

/** A stored picture made ready to be compared with. */
export interface Stored {
  readonly fine: Grid
  readonly broad: Grid
}

export function storedFrom(sketch: Sketch): Stored {
  const n = CELLS / 2
  const values = new Float64Array(n * n)
  for (let y = 0; y < n; y++)
    for (let x = 0; x < n; x++) {
      const at = 2 * y * CELLS + 2 * x
      values[y * n + x] = (sketch[at]! + sketch[at + 1]! + sketch[at + CELLS]! + sketch[at + CELLS + 1]!) / 4
    }
  return { fine: { n: CELLS, values: sketch }, broad: { n, values } }
}

export interface Fit {
  /** Correlation of the grey values where both show something. */
  grey: number
  /** Of what is left when the surroundings are taken away: edges and texture. */
  detail: number
}

const COUNT = CELLS * CELLS
const BLANK = Number.NaN
/** Burnt out or drowned in black: where only one of two is, nothing can be compared. */
const isLost = (grey: number) => grey > 250 || grey < 3
/** Share of the cells; with fewer to compare nothing is said. */
const FEWEST = 0.2
/** Of rounding. */
const EDGE = 1e-9

const seen = new Float64Array(COUNT)

/**
 * The raster's cells that lie where the stored picture's lie, when `window` is the stored one's middle. What is outside of the
 * raster was cut off.
 */
function look(raster: Raster, { n, values }: Grid, { left, top, right, bottom }: Window): void {
  const [wx, wy] = [(right - left) / (1 - 2 * MARGIN), (bottom - top) / (1 - 2 * MARGIN)]
  const [ox, oy] = [left - MARGIN * wx, top - MARGIN * wy]
  cellsOf(raster.sums, { left: ox, top: oy, right: ox + wx, bottom: oy + wy }, n, seen)
  for (let j = 0; j < n; j++)
    for (let i = 0; i < n; i++) {
      const [x, y] = [ox + (i * wx) / n, oy + (j * wy) / n]
      const isInside = x >= -EDGE && y >= -EDGE && x + wx / n <= 1 + EDGE && y + wy / n <= 1 + EDGE
      const at = j * n + i
      if (!isInside || isLost(seen[at]!) !== isLost(values[at]!)) seen[at] = BLANK
    }
}

function correlation(a: ArrayLike<number>, { n: side, values: b }: Grid): number {
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
function detailOf(values: ArrayLike<number>, n: number, into: Float64Array): Float64Array {
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

const detailSeen = new Float64Array(COUNT)
const detailStored = new Float64Array(COUNT)

function fitHere(stored: Grid): Fit {
  const { n } = stored
  const own = detailOf(seen, n, detailSeen)
  const theirs = { n, values: detailOf(stored.values, n, detailStored) }
  return { grey: correlation(seen, stored), detail: correlation(own, theirs) }
}

const UNKNOWNS = 6

/**
 * One step of moving the four edges so that what is seen, made as bright and contrasty as the stored picture, differs least from it
 * (Gauss and Newton). The window unmoved when nothing can be said.
 */
function nudge(window: Window, stored: Grid): Window {
  const { n, values: b } = stored
  const a = seen
  const equations = Array.from({ length: UNKNOWNS }, () => new Float64Array(UNKNOWNS + 1))
  const row = new Float64Array(UNKNOWNS + 1)
  const slope = slopeOf(stored)
  const [perX, perY] = [
    (window.right - window.left) / (1 - 2 * MARGIN) / n,
    (window.bottom - window.top) / (1 - 2 * MARGIN) / n,
  ]
  for (let y = 1; y < n - 1; y++)
    for (let x = 1; x < n - 1; x++) {
      const at = y * n + x
      const gx = ((a[at + 1]! - a[at - 1]!) * slope) / (2 * perX)
      const gy = ((a[at + n]! - a[at - n]!) * slope) / (2 * perY)
      if (a[at]! !== a[at]! || gx !== gx || gy !== gy) continue
      const [s, t] = [((x + 0.5) / n - MARGIN) / (1 - 2 * MARGIN), ((y + 0.5) / n - MARGIN) / (1 - 2 * MARGIN)]
      row[0] = gx * (1 - s)
      row[1] = gx * s
      row[2] = gy * (1 - t)
      row[3] = gy * t
      row[4] = a[at]!
      row[5] = 1
      row[6] = b[at]!
      for (let i = 0; i < UNKNOWNS; i++) for (let j = i; j <= UNKNOWNS; j++) equations[i]![j]! += row[i]! * row[j]!
    }
  for (let i = 0; i < UNKNOWNS; i++) {
    for (let j = 0; j < i; j++) equations[i]![j] = equations[j]![i]!
    equations[i]![i]! *= 1 + DAMPING
  }
  const moved = solve(equations)
  if (moved === null) return window
  const by = (at: number) => Math.min(FARTHEST, Math.max(-FARTHEST, moved[at]!))
  return {
    left: window.left + by(0),
    right: window.right + by(1),
    top: window.top + by(2),
    bottom: window.bottom + by(3),
  }
}
const DAMPING = 1e-4
/** Of one step, in shares of the picture. */
const FARTHEST = 0.03

/** The stored values are about slope times what is seen, and something. */
function slopeOf({ n, values }: Grid): number {
  let count = 0
  let [sa, sb, saa, sab] = [0, 0, 0, 0]
  for (let at = 0; at < n * n; at++) {
    const x = seen[at]!
    if (x !== x) continue
    count++
    sa += x
    sb += values[at]!
    saa += x * x
    sab += x * values[at]!
  }
  const spread = saa - (sa * sa) / count
  return spread > 1e-6 ? (sab - (sa * sb) / count) / spread : 0
}

/** By elimination with pivots; null: no single answer. */
function solve(m: Float64Array[]): Float64Array | null {
  const n = m.length
  for (let i = 0; i < n; i++) {
    let pivot = i
    for (let r = i + 1; r < n; r++) if (Math.abs(m[r]![i]!) > Math.abs(m[pivot]![i]!)) pivot = r
    if (!(Math.abs(m[pivot]![i]!) > 1e-9)) return null
    ;[m[i], m[pivot]] = [m[pivot]!, m[i]!]
    for (let r = 0; r < n; r++) {
      if (r === i) continue
      const by = m[r]![i]! / m[i]![i]!
      for (let c = i; c <= n; c++) m[r]![c]! -= by * m[i]![c]!
    }
  }
  return Float64Array.from({ length: n }, (_, i) => m[i]![n]! / m[i]![i]!)
}

/** How often a window is moved, first by the broad shapes, then by all there is. */
const BROAD = 4
const FINE = 3
/** Broad shapes of one picture agree better than this, before and after moving; most strangers are let go here. */
const ROUGHLY = 0.3
const BROADLY = 0.6
/** After two moves. */
const HOPELESS = 0.2

/** How like two pictures are at the best place near `window`; nothing alike when their broad shapes already differ. */
export function likeness(raster: Raster, { broad, fine }: Stored, window: Window): Fit {
  look(raster, broad, window)
  if (correlation(seen, broad) < ROUGHLY) return STRANGERS
  let at = window
  for (let step = 0; step < BROAD; step++) {
    at = within(nudge(at, broad), window)
    look(raster, broad, at)
    if (step === 1 && fitHere(broad).detail < HOPELESS) return STRANGERS
  }
  const isClose = fitHere(broad).detail >= BROADLY
  look(raster, fine, window)
  // dense texture may be led astray by its broad shapes
  const unmoved = fitHere(fine)
  if (!isClose && unmoved.detail < BROADLY) return STRANGERS
  look(raster, fine, at)
  let best = fitHere(fine)
  if (unmoved.detail > best.detail) {
    best = unmoved
    at = window
    look(raster, fine, at)
  }
  for (let step = 0; step < FINE; step++) {
    at = within(nudge(at, fine), window)
    look(raster, fine, at)
    const fit = fitHere(fine)
    if (fit.detail > best.detail) best = fit
    else break
  }
  return best
}

const STRANGERS: Fit = { grey: 0, detail: 0 }

/** No farther than the next window that was tried as well. */
function within(moved: Window, from: Window): Window {
  const near = (to: number, of: number) => Math.min(of + 0.06, Math.max(of - 0.06, to))
  return {
    left: near(moved.left, from.left),
    right: near(moved.right, from.right),
    top: near(moved.top, from.top),
    bottom: near(moved.bottom, from.bottom),
  }
}

/** The same window in the raster turned. */
export function turnedWindow({ left, top, right, bottom }: Window, { swap, mirrorX, mirrorY }: Turn): Window {
  const [l, r, t, b] = swap ? [top, bottom, left, right] : [left, right, top, bottom]
  return {
    left: mirrorX ? 1 - r : l,
    right: mirrorX ? 1 - l : r,
    top: mirrorY ? 1 - b : t,
    bottom: mirrorY ? 1 - t : b,
  }
}
