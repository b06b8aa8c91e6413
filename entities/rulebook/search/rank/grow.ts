import { MOST_BINS, type Bins } from './bins.ts'
import type { Tree } from './forest.ts'

export interface GrowOptions {
  /** Leaves of a tree, at most. */
  readonly leaves: number
  /** Rows of a leaf, at least. */
  readonly minLeaf: number
  /** Added to the curvature of every leaf (L2): keeps leaves of few rows near zero. */
  readonly ridge: number
  /** The share of a Newton step that is taken. */
  readonly shrinkage: number
}

/** What a row pulls towards: slope (how much higher it should score) and curvature of the loss at its score. */
export interface Pull {
  readonly slope: Float64Array
  readonly curve: Float64Array
}

/**
 * The rows `from` to `to` of `order`, with their sums by chosen feature and bin and the best way to part them. A bin holds two
 * numbers: the slope, and rows and curvature in one (ONE_ROW each row, below it the curvature in whole units): exact, and a third
 * less to add up in the loop where training spends its time.
 */
interface Leaf {
  readonly from: number
  readonly to: number
  readonly sums: Float64Array
  readonly slope: number
  readonly curve: number
  readonly best: { readonly gain: number; readonly feature: number; readonly bin: number }
  /** Where the tree points at this leaf. */
  readonly hang: (child: number) => void
}

const ONE_ROW = 2 ** 32
/** Curvature of all rows of a tree, in the whole units it is summed in. */
const UNITS = 2 ** 31

/** A tree for the `rows` that pull, by the `features`, always parting the leaf that gains most (ties: the first feature, lowest bin). */
export function grow(bins: Bins, pull: Pull, rows: Int32Array, features: Int32Array, options: GrowOptions): Tree {
  const width = bins.edges.length
  const units = UNITS / rows.reduce((sum, row) => sum + pull.curve[row]!, 1e-300)
  const order = rows.slice()
  const aside = new Int32Array(rows.length)
  const tree: Tree = { feature: [], threshold: [], left: [], right: [], value: [] }
  const open: Leaf[] = []

  function hang(from: number, to: number, sums: Float64Array, place: Leaf['hang']) {
    let slope = 0
    let curve = 0
    for (let i = from; i < to; i++) {
      slope += pull.slope[order[i]!]!
      curve += pull.curve[order[i]!]!
    }
    open.push({ from, to, sums, slope, curve, best: bestSplit(sums, slope, curve, to - from), hang: place })
  }

  function summed(from: number, to: number): Float64Array {
    const sums = new Float64Array(features.length * MOST_BINS * 2)
    for (let i = from; i < to; i++) {
      const row = order[i]!
      const slope = pull.slope[row]!
      const rowAndCurve = ONE_ROW + Math.round(pull.curve[row]! * units)
      for (let f = 0; f < features.length; f++) {
        const at = (f * MOST_BINS + bins.codes[row * width + features[f]!]!) << 1
        sums[at] = sums[at]! + slope
        sums[at + 1] = sums[at + 1]! + rowAndCurve
      }
    }
    return sums
  }

  function bestSplit(sums: Float64Array, slope: number, curve: number, count: number): Leaf['best'] {
    let best: Leaf['best'] = { gain: LEAST_GAIN, feature: -1, bin: -1 }
    const whole = (slope * slope) / (curve + options.ridge)
    for (let f = 0; f < features.length; f++) {
      const feature = features[f]!
      let leftSlope = 0
      let leftSum = 0
      for (let bin = 0; bin < bins.edges[feature]!.length; bin++) {
        const at = (f * MOST_BINS + bin) << 1
        leftSlope += sums[at]!
        leftSum += sums[at + 1]!
        const leftCount = Math.floor(leftSum / ONE_ROW)
        const leftCurve = (leftSum - leftCount * ONE_ROW) / units
        if (leftCount < options.minLeaf) continue
        if (count - leftCount < options.minLeaf) break
        const rightSlope = slope - leftSlope
        const gain =
          (leftSlope * leftSlope) / (leftCurve + options.ridge) +
          (rightSlope * rightSlope) / (curve - leftCurve + options.ridge) -
          whole
        if (gain > best.gain) best = { gain, feature, bin }
      }
    }
    return best
  }

  /** Rows of the left side first, both sides in their old order. Returns where the right side begins. */
  function part({ from, to, best }: Leaf): number {
    let left = from
    let right = 0
    for (let i = from; i < to; i++) {
      const row = order[i]!
      if (bins.codes[row * width + best.feature]! <= best.bin) order[left++] = row
      else aside[right++] = row
    }
    order.set(aside.subarray(0, right), left)
    return left
  }

  hang(0, order.length, summed(0, order.length), () => undefined)
  while (open.length < options.leaves) {
    const next = open.reduce((best, leaf, i) => (leaf.best.gain > open[best]!.best.gain ? i : best), 0)
    const leaf = open[next]!
    if (leaf.best.feature < 0) break
    open.splice(next, 1)
    const node = tree.feature.length
    tree.feature.push(leaf.best.feature)
    tree.threshold.push(bins.edges[leaf.best.feature]![leaf.best.bin]!)
    tree.left.push(0)
    tree.right.push(0)
    leaf.hang(node)
    const middle = part(leaf)
    // the smaller side is counted, the larger is what remains
    const smallIsLeft = middle - leaf.from <= leaf.to - middle
    const small = smallIsLeft ? summed(leaf.from, middle) : summed(middle, leaf.to)
    const large = leaf.sums
    for (let i = 0; i < large.length; i++) large[i] = large[i]! - small[i]!
    hang(leaf.from, middle, smallIsLeft ? small : large, (child) => (tree.left[node] = child))
    hang(middle, leaf.to, smallIsLeft ? large : small, (child) => (tree.right[node] = child))
  }
  for (const { slope, curve, hang: place } of open) {
    place(~tree.value.length)
    tree.value.push((options.shrinkage * slope) / (curve + options.ridge))
  }
  return tree
}

/** Less than this is rounding. */
const LEAST_GAIN = 1e-9
