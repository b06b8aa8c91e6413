import type { Turn } from './print.ts'
import { type Raster, SIDE, type Window } from './raster.ts'

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
