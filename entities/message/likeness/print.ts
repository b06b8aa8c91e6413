import { cellsOf, type Raster, type Window } from './raster.ts'

/**
 * A print is the signs of a picture's 63 lowest waves (DCT, as in pHash), taken of its middle. Signs do not mind brightness,
 * contrast or resizing; a quarter turn or a mirror only swaps and flips them, so eight prints come from one transform.
 */
export const CELLS = 32
const WAVES = 8

/** 64 bits in two halves, unsigned. */
export interface Bits {
  high: number
  low: number
}

/** What is printed of a stored picture: 5 % of each side is left out, so that a copy cropped by as much still has all of it. */
export const MARGIN = 0.05
export const MIDDLE: Window = { left: MARGIN, top: MARGIN, right: 1 - MARGIN, bottom: 1 - MARGIN }

const cosines = Float64Array.from({ length: WAVES * CELLS }, (_, at) =>
  Math.cos(((2 * (at % CELLS) + 1) * Math.floor(at / CELLS) * Math.PI) / (2 * CELLS)),
)
const cells = new Float64Array(CELLS * CELLS)
const half = new Float64Array(WAVES * CELLS)

/** The lowest waves of a window: [v * 8 + u], u along x. */
export function wavesOf(raster: Raster, window: Window, into = new Float64Array(WAVES * WAVES)): Float64Array {
  cellsOf(raster.level, window, CELLS, cells)
  for (let u = 0; u < WAVES; u++)
    for (let y = 0; y < CELLS; y++) {
      let sum = 0
      for (let x = 0; x < CELLS; x++) sum += cells[y * CELLS + x]! * cosines[u * CELLS + x]!
      half[u * CELLS + y] = sum
    }
  for (let v = 0; v < WAVES; v++)
    for (let u = 0; u < WAVES; u++) {
      let sum = 0
      for (let y = 0; y < CELLS; y++) sum += half[u * CELLS + y]! * cosines[v * CELLS + y]!
      into[v * WAVES + u] = sum
    }
  return into
}

/** How a picture may have been turned: first its diagonal swapped, then mirrored along x, then along y. */
export interface Turn {
  swap: boolean
  mirrorX: boolean
  mirrorY: boolean
}
export const turns: readonly Turn[] = [false, true].flatMap((swap) =>
  [false, true].flatMap((mirrorX) => [false, true].map((mirrorY) => ({ swap, mirrorX, mirrorY }))),
)

/** Which bit each wave is: neighbours, which err together, in different quarters of the 64. */
const place = Uint8Array.from({ length: WAVES * WAVES }, (_, at) => ((at * 16) % 64) + Math.floor(at / 4))

export function bitsOf(waves: Float64Array, { swap, mirrorX, mirrorY }: Turn): Bits {
  let high = 0
  let low = 0
  for (let v = 0; v < WAVES; v++)
    for (let u = 0; u < WAVES; u++) {
      if (u + v === 0) continue
      const wave = swap ? waves[u * WAVES + v]! : waves[v * WAVES + u]!
      const flips = (mirrorX && u % 2 === 1) !== (mirrorY && v % 2 === 1)
      if (wave > 0 === flips) continue
      const bit = place[v * WAVES + u]!
      if (bit < 32) low |= 1 << bit
      else high |= 1 << (bit - 32)
    }
  return { high: high >>> 0, low: low >>> 0 }
}

export const hexOf = ({ high, low }: Bits): string =>
  high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')
export const bitsIn = (hex: string): Bits => ({
  high: Number.parseInt(hex.slice(0, 8), 16),
  low: Number.parseInt(hex.slice(8), 16),
})

export function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555)
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
export const distance = (a: Bits, b: Bits): number => ones(a.high ^ b.high) + ones(a.low ^ b.low)

/**
 * The windows of a picture whose print may be the middle of another: the other was cropped less (0), as much (5 %), or more
 * (another 5 % of what it still has), on both sides of an axis or on one.
 */
const MORE = MARGIN + MARGIN * (1 - 2 * MARGIN)
const sides = (cut: number): [number, number][] => [
  [MARGIN, MARGIN],
  [cut, cut],
  [cut, MARGIN],
  [MARGIN, cut],
]
export const windows: readonly Window[] = [
  MIDDLE,
  ...[0, MORE].flatMap((cut) =>
    sides(cut).flatMap(([left, right]) =>
      sides(cut)
        .map(([top, bottom]) => ({ left, top, right: 1 - right, bottom: 1 - bottom }))
        .filter((window) => JSON.stringify(window) !== JSON.stringify(MIDDLE)),
    ),
  ),
]
