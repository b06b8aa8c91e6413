import sharp from 'sharp'

/** Side of the square a picture is brought to; its proportions do not matter, and a quarter turn is exact. */
export const SIDE = 128

/** A picture as grey values, with the sums over its upper left, so that the mean of any window costs four look-ups. */
export interface Raster {
  /** (SIDE + 1) squared: the sum of all values above and left of a corner. */
  readonly sums: Float64Array
  /** The same with the brightest two fifths levelled: a brightened copy has burnt them out, and its print must not mind. */
  readonly level: Float64Array
  /** Standard deviation of the grey values: next to nothing in a picture of nothing. */
  readonly contrast: number
}

/** As it is shown: upright by EXIF, transparent parts white. Null when it cannot be read. */
export async function rasterOf(bytes: Buffer, maxPixels?: number): Promise<Raster | null> {
  if (bytes.length === 0) return null
  const raw = await sharp(bytes, maxPixels === undefined ? {} : { limitInputPixels: maxPixels })
    .rotate()
    .flatten({ background: '#fff' })
    .greyscale()
    .resize(SIDE, SIDE, { fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer()
    .catch(() => null)
  return raw === null || raw.length < SIDE * SIDE ? null : rasterFrom(raw)
}

export function rasterFrom(grey: Uint8Array): Raster {
  const histogram = new Uint32Array(256)
  for (let at = 0; at < COUNT; at++) histogram[grey[at]!]!++
  const tops = [...CEILINGS.map((share) => percentile(histogram, share)), 255]
  const contrast = contrastBelow(histogram, 255)
  const top = tops.find((value) => contrastBelow(histogram, value) >= SOME * contrast) ?? 255
  return { sums: summed(grey, 255), level: summed(grey, top), contrast }
}

const COUNT = SIDE * SIDE
/** Where the light is cut off: the lowest that leaves this share of the contrast, whatever the brightness. */
const CEILINGS = [0.6, 0.8]
const SOME = 0.12

function percentile(histogram: Uint32Array, share: number): number {
  let count = 0
  return Math.max(
    1,
    histogram.findIndex((of) => (count += of) >= share * COUNT),
  )
}

function contrastBelow(histogram: Uint32Array, top: number): number {
  let [sum, squares] = [0, 0]
  for (const [value, of] of histogram.entries()) {
    const seen = Math.min(value, top)
    sum += of * seen
    squares += of * seen * seen
  }
  return Math.sqrt(Math.max(0, squares / COUNT - (sum / COUNT) ** 2))
}

function summed(grey: Uint8Array, top: number): Float64Array {
  const wide = SIDE + 1
  const sums = new Float64Array(wide * wide)
  for (let y = 0; y < SIDE; y++) {
    let row = 0
    for (let x = 0; x < SIDE; x++) {
      row += Math.min(grey[y * SIDE + x]!, top)
      sums[(y + 1) * wide + x + 1] = sums[y * wide + x + 1]! + row
    }
  }
  return sums
}

/** A part of a picture, in shares of its width and height. */
export interface Window {
  left: number
  top: number
  right: number
  bottom: number
}

const MOST_CELLS = 64
let above = new Float64Array(MOST_CELLS + 1)
let below = new Float64Array(MOST_CELLS + 1)

/** Means of the window's cells, row by row. Cells outside of the picture are made up; callers leave them out. */
export function cellsOf(
  sums: Float64Array,
  { left, top, right, bottom }: Window,
  cells: number,
  into: Float64Array,
): void {
  const across = { from: left * SIDE, step: ((right - left) * SIDE) / cells, cells }
  const dy = ((bottom - top) * SIDE) / cells
  sumsAlong(sums, top * SIDE, across, above)
  for (let j = 0; j < cells; j++) {
    sumsAlong(sums, top * SIDE + (j + 1) * dy, across, below)
    for (let i = 0; i < cells; i++)
      into[j * cells + i] = (below[i + 1]! - below[i]! - above[i + 1]! + above[i]!) / (across.step * dy)
    ;[above, below] = [below, above]
  }
}

/** The sums at one height, at every edge between cells; between corners they run straight, as the values are level. */
function sumsAlong(
  sums: Float64Array,
  y: number,
  { from, step, cells }: { from: number; step: number; cells: number },
  into: Float64Array,
): void {
  const wide = SIDE + 1
  const yi = Math.min(SIDE - 1, Math.max(0, Math.floor(y)))
  const fy = y - yi
  for (let i = 0; i <= cells; i++) {
    const x = from + i * step
    const xi = Math.min(SIDE - 1, Math.max(0, Math.floor(x)))
    const fx = x - xi
    const at = yi * wide + xi
    const a = sums[at]! + (sums[at + 1]! - sums[at]!) * fx
    const b = sums[at + wide]! + (sums[at + wide + 1]! - sums[at + wide]!) * fx
    into[i] = a + (b - a) * fy
  }
}
