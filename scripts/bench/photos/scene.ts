/**
 * Pictures as a village takes them, made from numbers: an asset (panels, sheds, greenhouses, roads, ponds), a place around it, and a
 * shot of it (where one stood, the light, the clouds, the camera). The same asset shot again has other numbers of the shot only.
 */
import sharp from 'sharp'
import { type Random, randomFrom } from '../../seed/random.ts'

export const WIDTH = 480
export const HEIGHT = 360
type Colour = [number, number, number]
/** Colour at a point of the picture; x and y from 0 to 1, null: nothing of mine is there. */
type Layer = (x: number, y: number) => Colour | null

export const kinds = ['panels', 'shed', 'greenhouses', 'road', 'pond', 'yard'] as const
export type SceneKind = (typeof kinds)[number]

const TEXTURE = 256
const smooth = (f: number) => f * f * (3 - 2 * f)
/** Cloudy noise over a square that repeats, 0 to 1, of `octaves` sizes; each half as strong as the one before, times `rough`. */
function noise(random: Random, octaves: number, rough: number): (x: number, y: number) => number {
  const values = new Float32Array(TEXTURE * TEXTURE)
  let total = 0
  for (let octave = 0; octave < octaves; octave++) {
    const size = 4 << octave
    const grid = Float32Array.from({ length: size * size }, () => random.next())
    const weight = rough ** octave
    total += weight
    // where each texel lies between two grid points, and how much of the second it has
    const first = Uint16Array.from({ length: TEXTURE }, (_, x) => Math.floor((x * size) / TEXTURE))
    const share = Float32Array.from({ length: TEXTURE }, (_, x) => smooth(((x * size) / TEXTURE) % 1))
    for (let y = 0; y < TEXTURE; y++) {
      const upper = first[y]! * size
      const lower = ((first[y]! + 1) % size) * size
      const fy = share[y]!
      for (let x = 0; x < TEXTURE; x++) {
        const left = first[x]!
        const right = (left + 1) % size
        const fx = share[x]!
        const top = grid[upper + left]! + (grid[upper + right]! - grid[upper + left]!) * fx
        const bottom = grid[lower + left]! + (grid[lower + right]! - grid[lower + left]!) * fx
        values[y * TEXTURE + x]! += weight * (top + (bottom - top) * fy)
      }
    }
  }
  return (x, y) => {
    const ux = (x - Math.floor(x)) * TEXTURE
    const uy = (y - Math.floor(y)) * TEXTURE
    const left = Math.floor(ux) & 255
    const right = (left + 1) & 255
    const upper = (Math.floor(uy) & 255) * TEXTURE
    const lower = ((Math.floor(uy) + 1) & 255) * TEXTURE
    const fx = ux - Math.floor(ux)
    const top = values[upper + left]! + (values[upper + right]! - values[upper + left]!) * fx
    const bottom = values[lower + left]! + (values[lower + right]! - values[lower + left]!) * fx
    const fy = uy - Math.floor(uy)
    return (top + (bottom - top) * fy) / total
  }
}

const mix = (a: Colour, b: Colour, share: number): Colour => {
  const s = Math.min(1, Math.max(0, share))
  return [a[0] + (b[0] - a[0]) * s, a[1] + (b[1] - a[1]) * s, a[2] + (b[2] - a[2]) * s]
}
const shade = (c: Colour, by: number): Colour => [c[0] * by, c[1] * by, c[2] * by]

/** One picture, as a phone would keep it. `asset` is what stands there, `shot` one visit to it. */
export async function shoot(kind: SceneKind, asset: number, shot: number): Promise<Buffer> {
  const number = asset * kinds.length + kinds.indexOf(kind)
  const a = randomFrom(number * 7919 + 17)
  const s = randomFrom(number * 104_729 + shot * 15_485_863 + 5)
  const moved = shot === 0 ? 0 : 1
  // where one stands: some steps aside, nearer or farther; the far moves less than the near
  const side = moved * s.pick([-1, 1]) * s.between(0.04, 0.12)
  const zoom = 1 + moved * s.pick([-1, 1]) * s.between(0.04, 0.12)
  const lift = moved * s.between(-0.04, 0.04)
  const horizon = a.between(0.28, 0.55) + lift

  const ground = noise(a, 6, 0.75)
  const leaves = noise(a, 6, 0.9)
  const far = noise(a, 5, 0.6)
  const clouds = noise(s, 5, 0.55)
  const cloudiness = s.between(0.35, 0.7)
  const sky = mix([90, 140, 210], [215, 220, 225], s.next())
  const grass = mix([70, 105, 45], [150, 135, 85], a.next())
  const light = s.between(0.75, 1.15)
  const sunSide = s.between(-0.25, 0.25)
  const subject = subjects[kind](a, { ground, leaves, horizon })
  const hillHeight = a.between(0.02, 0.12)
  const grassSize = a.between(2, 5)
  const hasTree = a.chance(0.5)
  const tree = {
    x: a.between(0.05, 0.95),
    width: a.between(0.08, 0.22),
    height: a.between(0.25, 0.6),
    base: a.between(0.02, 0.2),
  }

  const at = (px: number, py: number): Colour => {
    const near = 0.5 + (px - 0.5) / zoom
    if (hasTree) {
      const [tx, ty] = [near - tree.x - side * 1.6, py - (horizon + tree.base)]
      const crown = (tx / tree.width) ** 2 + ((ty + tree.height / 2) / (tree.height / 2)) ** 2
      const leaf = leaves(near * 3 - side * 4.8, py * 3)
      if (crown + (leaf - 0.5) * 1.6 < 0.7) return shade([45, 75, 30], 0.5 + leaf)
      if (Math.abs(tx) < tree.width * 0.08 && ty < 0 && ty > -tree.height / 2) return [75, 60, 45]
    }
    const x = 0.5 + (px - 0.5 - side) / zoom
    const y = horizon + (py - horizon) / zoom
    const seen = subject(x, y)
    if (seen) return seen
    const hx = px - side * 0.35
    const hill = horizon - hillHeight * (0.3 + far(hx * 0.8, 0.3)) - 0.03 * far(hx * 6, 0.7)
    if (py < hill) {
      const cloud = clouds(px * 0.9, (py / horizon) * 0.7)
      return mix(shade(sky, 1.05 - 0.25 * (1 - py / horizon)), [245, 245, 248], (cloud - cloudiness) * 5)
    }
    if (py < horizon)
      return shade(mix([60, 85, 60], [120, 140, 150], (horizon - py) * 4), 0.6 + 0.7 * far(hx * 8, py * 8))
    const depth = 0.12 / (y - horizon + 0.02)
    return shade(grass, 0.55 + 0.9 * ground(((x - 0.5) * depth * grassSize) / 3, depth * grassSize))
  }

  const grain = s.between(3, 9)
  const vignette = s.between(0, 0.5)
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3)
  for (let j = 0; j < HEIGHT; j++)
    for (let i = 0; i < WIDTH; i++) {
      const [px, py] = [i / WIDTH, j / HEIGHT]
      const colour = at(px, py)
      const falls = 1 - vignette * ((px - 0.5) ** 2 + (py - 0.5) ** 2)
      const lit = light * falls * (1 + sunSide * (px - 0.5) * 2)
      const speck = (s.next() + s.next() - 1) * grain
      for (let c = 0; c < 3; c++) pixels[(j * WIDTH + i) * 3 + c] = Math.min(255, Math.max(0, colour[c]! * lit + speck))
    }
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .blur(s.between(0.4, 1))
    .jpeg({ quality: s.int(82, 94) })
    .toBuffer()
}

interface Around {
  ground: (x: number, y: number) => number
  leaves: (x: number, y: number) => number
  horizon: number
}

const subjects: Record<SceneKind, (a: Random, around: Around) => Layer> = {
  panels(a, { ground, horizon }) {
    const [rows, columns] = [a.between(1.2, 3), a.between(1.5, 4)]
    const [skew, tone, gap] = [a.between(-1.2, 1.2), a.between(0.7, 1.3), a.between(0.25, 0.5)]
    const start = a.between(0.02, 0.1)
    return (x, y) => {
      if (y < horizon + start) return null
      const z = 0.35 / (y - horizon)
      const [across, along] = [(x - 0.5) * z * columns * 2 + skew * z, z * rows]
      if (along % 1 < gap) return null
      const [cell, row] = [Math.abs(across * 3) % 1, ((along % 1) - gap) / (1 - gap)]
      if (cell < 0.05 || row < 0.06 || Math.abs(row - 0.5) < 0.02) return [190, 195, 200]
      return shade(mix([28, 42, 88], [95, 120, 165], ground(across / 5, along / 4) * 0.9), tone)
    }
  },
  shed(a, { ground, horizon }) {
    const parts = Array.from({ length: a.int(1, 3) }, () => ({
      x: a.between(0.05, 0.55),
      width: a.between(0.2, 0.5),
      top: horizon - a.between(0.08, 0.28),
      foot: horizon + a.between(0.06, 0.24),
      wall: mix(
        [200, 195, 180],
        a.pick<Colour>([
          [150, 80, 60],
          [180, 190, 210],
          [225, 220, 205],
        ]),
        a.next(),
      ),
      roof: a.pick<Colour>([
        [40, 80, 150],
        [150, 50, 40],
        [90, 95, 100],
      ]),
      windows: a.int(2, 7),
      floors: a.int(1, 2),
      door: a.next(),
      pitch: a.between(0.03, 0.12),
    }))
    return (x, y) => {
      for (const p of parts) {
        const u = (x - p.x) / p.width
        if (u < -0.03 || u > 1.03 || y > p.foot) continue
        const ridge = p.top - p.pitch * (1 - Math.abs(u - 0.5) * 2)
        if (y < ridge) continue
        if (y < p.top + 0.01) return shade(p.roof, 0.7 + 0.5 * ground(x * 9, y * 2))
        if (u < 0 || u > 1) continue
        const v = (y - p.top) / (p.foot - p.top)
        if (Math.abs(u - p.door) < 0.07 && v > 0.35) return [70, 75, 85]
        const [wu, wv] = [(u * p.windows) % 1, (v * p.floors) % 1]
        if (wu > 0.25 && wu < 0.75 && wv > 0.25 && wv < 0.6) return shade([60, 80, 100], 0.6 + ground(x * 4, y * 4))
        return shade(p.wall, 0.75 + 0.4 * ground(x * 3, y * 3))
      }
      return null
    }
  },
  greenhouses(a, { ground, leaves, horizon }) {
    const [count, height, start] = [a.int(2, 6), a.between(0.12, 0.3), a.between(-0.3, 0.1)]
    const [width, foot, ribs] = [a.between(0.22, 0.45), horizon + a.between(0.1, 0.35), a.int(4, 12)]
    return (x, y) => {
      for (let n = count - 1; n >= 0; n--) {
        const u = (x - start - n * width) / width
        if (u < 0 || u > 1 || y > foot) continue
        const arch = foot - height * Math.sqrt(1 - (2 * u - 1) ** 2)
        if (y < arch) continue
        const inside = leaves(x * 2, y * 2)
        if (Math.abs(((u * ribs) % 1) - 0.5) < 0.05) return [235, 235, 235]
        if (Math.abs(u - 0.5) < 0.1 && y > foot - height * 0.6) return shade([60, 70, 55], 0.7 + 0.6 * inside)
        return mix([205, 212, 208], [90, 130, 80], inside * 0.9 + 0.15 * ground(x * 8, y * 8))
      }
      return null
    }
  },
  road(a, { ground, horizon }) {
    const [bend, width, left] = [a.between(-0.6, 0.6), a.between(0.25, 0.6), a.between(-0.3, 0.3)]
    const tone = a.between(110, 170)
    const poles = Array.from({ length: a.int(2, 6) }, (_, n) => ({
      z: 0.6 + n * a.between(0.4, 0.9),
      side: a.pick([-1, 1]),
    }))
    return (x, y) => {
      for (const { z, side } of poles) {
        const foot = horizon + 0.35 / (z + 0.6)
        const px = 0.5 + left / z + (side * (width + 0.12)) / (z + 0.5)
        if (Math.abs(x - px) < 0.006 / z + 0.002 && y < foot && y > foot - 0.6 / (z + 0.4)) return [120, 115, 110]
      }
      const d = y - horizon
      if (d <= 0.005) return null
      const middle = 0.5 + left * d * 2 + bend * (0.5 - d) ** 2
      const u = (x - middle) / (width * d * 2)
      if (Math.abs(u) > 1) return null
      const z = 0.2 / d
      if (Math.abs(u) < 0.03 && (z * 2) % 1 < 0.5) return [225, 220, 200]
      return shade([tone, tone, tone * 0.97], 0.75 + 0.45 * ground(u / 2, z))
    }
  },
  pond(a, { ground, leaves, horizon }) {
    const [cx, cy, rx, ry] = [
      a.between(0.2, 0.8),
      horizon + a.between(0.15, 0.35),
      a.between(0.25, 0.6),
      a.between(0.08, 0.25),
    ]
    const colour = mix([70, 100, 110], [120, 135, 95], a.next())
    const wheels = Array.from({ length: a.int(0, 5) }, () => ({
      x: cx + a.between(-0.7, 0.7) * rx,
      y: cy + a.between(-0.6, 0.6) * ry,
    }))
    return (x, y) => {
      const [dx, dy] = [(x - cx) / rx, (y - cy) / ry]
      const edge = dx * dx + dy * dy + 0.35 * (ground(x * 2, y * 2) - 0.5)
      if (edge > 1.15) return null
      if (edge > 1) return shade([130, 110, 85], 0.7 + 0.6 * ground(x * 6, y * 6))
      for (const w of wheels) if (Math.hypot((x - w.x) * 1.4, y - w.y) < 0.018) return [240, 240, 245]
      return shade(mix(colour, [190, 205, 215], (cy + ry - y) * 1.6), 0.75 + 0.5 * leaves(x * 1.5, y * 9))
    }
  },
  yard(a, { ground, leaves, horizon }) {
    const boxes = Array.from({ length: a.int(5, 14) }, () => {
      const foot = horizon + a.between(0.02, 0.4)
      return {
        x: a.between(-0.05, 0.95),
        width: a.between(0.05, 0.25),
        top: foot - a.between(0.05, 0.3),
        foot,
        colour: [a.int(40, 230), a.int(40, 220), a.int(40, 210)] as Colour,
        stripes: a.int(0, 9),
      }
    }).sort((p, q) => q.foot - p.foot)
    return (x, y) => {
      for (const b of boxes) {
        const [u, v] = [(x - b.x) / b.width, (y - b.top) / (b.foot - b.top)]
        if (u < 0 || u > 1 || v < 0 || v > 1) continue
        const stripe = b.stripes > 0 && (u * b.stripes) % 1 < 0.15 ? 0.6 : 1
        return shade(b.colour, stripe * (0.6 + 0.5 * ground(x * 3, y * 3) + 0.2 * leaves(u, v)))
      }
      return null
    }
  },
}
