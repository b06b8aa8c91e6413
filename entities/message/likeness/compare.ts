import { nudge } from './nudge.ts'
import { correlation, detailOf, type Grid, look, seen } from './overlap.ts'
import { CELLS } from './print.ts'
import { cellsOf, type Raster, type Window } from './raster.ts'

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
}

const detailSeen = new Float64Array(CELLS * CELLS)
const detailStored = new Float64Array(CELLS * CELLS)

function fitHere(stored: Grid): Fit {
  const { n } = stored
  const own = detailOf(seen, n, detailSeen)
  const theirs = { n, values: detailOf(stored.values, n, detailStored) }
  return { grey: correlation(seen, stored), detail: correlation(own, theirs) }
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
