import { nudge } from './nudge.ts'
import { correlation, detailOf, type Grid, look, seen } from './overlap.ts'
import { CELLS } from './print.ts'
import { cellsOf, type Raster, type Window } from './raster.ts'
import { tonedAs } from './tone.ts'

/** A stored picture, small and grey: all of it in CELLS by CELLS means. */
export type Sketch = Uint8Array

export function sketchOf(raster: Raster): Sketch {
  const means = new Float64Array(CELLS * CELLS)
  cellsOf(raster.sums, { left: 0, top: 0, right: 1, bottom: 1 }, CELLS, means)
  return Uint8Array.from(means, (mean) => Math.round(Math.min(255, Math.max(0, mean))))
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
  /** The same in the part of the picture where it is least so, of those with something to compare: other clouds, another car. */
  worst: number
  /** How much detail the stored picture has, in grey values (standard deviation). */
  strength: number
}

/**
 * What makes two pictures one. Fixed on the even half of the made pictures of `npm run bench:photos`: above the likest of two visits
 * to one asset but one, below 99.7 % of the copies.
 */
const ALIKE = { detail: 0.95, worst: 0.72, grey: 0.9 }
/** What compression and grain leave of nothing, in grey values of a cell: a sky's own detail is hardly more. */
const GRAIN = 0.4
/** The grey values of a picture with little detail must agree so well. */
const SMOOTH_GREY = 0.98

export function isOne({ detail, grey, worst, strength }: Fit): boolean {
  const clear = strength ** 2 / (strength ** 2 + GRAIN ** 2)
  const least = ALIKE.detail * clear
  return detail >= least && worst >= ALIKE.worst && grey >= (clear < 0.95 ? SMOOTH_GREY : ALIKE.grey)
}

const detailSeen = new Float64Array(CELLS * CELLS)
const detailStored = new Float64Array(CELLS * CELLS)

const toned = new Float64Array(CELLS * CELLS)

function fitHere({ n, values }: Grid): Fit {
  const count = n * n
  // the darker of the two is brightened: what the brighter one has burnt out can not be had back
  const isBrighter = meanSeen(seen, count) >= meanSeen(values, count)
  const mine = isBrighter ? seen : tonedAs(seen, values, count, toned)
  const stored = isBrighter ? tonedAs(values, seen, count, toned) : values
  const own = detailOf(mine, n, detailSeen)
  const theirs = { n, values: detailOf(stored, n, detailStored) }
  return {
    grey: correlation(mine, { n, values: stored }),
    detail: correlation(own, theirs),
    worst: worstPart(own, theirs.values, n),
    strength: strengthOf(theirs.values, n),
  }
}

/** Of the cells both show. */
function meanSeen(values: ArrayLike<number>, count: number): number {
  let [n, sum] = [0, 0]
  for (let at = 0; at < count; at++)
    if (seen[at]! === seen[at]!) {
      n++
      sum += values[at]!
    }
  return sum / n
}

function strengthOf(detail: ArrayLike<number>, n: number): number {
  let [count, squares] = [0, 0]
  for (let at = 0; at < n * n; at++) {
    const value = detail[at]!
    if (value !== value) continue
    count++
    squares += value * value
  }
  return count === 0 ? 0 : Math.sqrt(squares / count)
}

const PARTS = 4
/** Grey values a part's detail must vary by on both sides before it says anything; less is noise and compression. */
const SPEAKS = 3

function worstPart(own: ArrayLike<number>, theirs: ArrayLike<number>, n: number): number {
  const side = n / PARTS
  let worst = 1
  for (let part = 0; part < PARTS * PARTS; part++) {
    let [count, aa, bb, ab] = [0, 0, 0, 0]
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++) {
        const at = (Math.floor(part / PARTS) * side + y) * n + (part % PARTS) * side + x
        const a = own[at]!
        if (a !== a) continue // outside
        const b = theirs[at]!
        count++
        aa += a * a
        bb += b * b
        ab += a * b
      }
    const isTelling = count >= (side * side) / 2 && Math.min(aa, bb) >= SPEAKS * SPEAKS * count
    if (isTelling) worst = Math.min(worst, ab / Math.sqrt(aa * bb))
  }
  return worst
}

/** How often a window is moved, first by the broad shapes, then by all there is. */
const BROAD = 4
const FINE = 3
/** Broad shapes of one picture agree better than this, before and after moving; most strangers are let go here. */
const ROUGHLY = 0.3
const BROADLY = 0.6
/** After two moves. */
const HOPELESS = 0.2

/** A first look at broad shapes, to choose between places: -1 to 1. */
export function roughLikeness(raster: Raster, { broad }: Stored, window: Window): number {
  look(raster, broad, window)
  return correlation(seen, broad)
}

/** Of broad shapes; not toned, because it only sorts out. */
const broadDetail = ({ n, values }: Grid): number =>
  correlation(detailOf(seen, n, detailSeen), { n, values: detailOf(values, n, detailStored) })

/** How like two pictures are at the best place near `window`; nothing alike when their broad shapes already differ. */
export function likeness(raster: Raster, { broad, fine }: Stored, window: Window): Fit {
  if (roughLikeness(raster, { broad, fine }, window) < ROUGHLY) return STRANGERS
  // dense texture may be led astray by its broad shapes: where it began counts too
  const unmovedBroad = broadDetail(broad)
  let at = window
  for (let step = 0; step < BROAD; step++) {
    at = within(nudge(at, broad), window)
    look(raster, broad, at)
    if (step === 1 && Math.max(unmovedBroad, broadDetail(broad)) < HOPELESS) return STRANGERS
  }
  if (Math.max(unmovedBroad, broadDetail(broad)) < BROADLY) return STRANGERS
  look(raster, fine, window)
  const unmoved = fitHere(fine)
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

const STRANGERS: Fit = { grey: 0, detail: 0, worst: 0, strength: 0 }

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
