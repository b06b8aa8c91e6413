import { type Grid, seen } from './overlap.ts'
import { MARGIN } from './print.ts'
import type { Window } from './raster.ts'

const UNKNOWNS = 6
const equations = Array.from({ length: UNKNOWNS }, () => new Float64Array(UNKNOWNS + 1))
const row = new Float64Array(UNKNOWNS + 1)

/**
 * One step of moving the four edges so that what is seen, made as bright and contrasty as the stored picture, differs least from it
 * (Gauss and Newton). The window unmoved when nothing can be said.
 */
export function nudge(window: Window, stored: Grid): Window {
  const { n, values: b } = stored
  const a = seen
  for (const equation of equations) equation.fill(0)
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
      const s = ((x + 0.5) / n - MARGIN) / (1 - 2 * MARGIN)
      const t = ((y + 0.5) / n - MARGIN) / (1 - 2 * MARGIN)
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
