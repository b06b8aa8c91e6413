/** At most this many bins a feature, so that a bin's number fits a byte and a histogram the cache. */
export const MOST_BINS = 64

/** Features cut into bins: row `i` has `feature` f in bin `codes[i * width + f]`; bin b ends at `edges[f][b]`, inclusive. */
export interface Bins {
  readonly codes: Uint8Array
  /** One less than the feature has bins: the last bin has no end. Empty: the feature is constant and never split. */
  readonly edges: readonly Float32Array[]
}

/** @throws Error when a feature is not a finite number: comparing with NaN would send the row anywhere. */
export function binned(rows: Float32Array, width: number): Bins {
  const count = rows.length / width
  const codes = new Uint8Array(rows.length)
  const column = new Float32Array(count)
  const edges = Array.from({ length: width }, (_, feature) => {
    for (let i = 0; i < count; i++) {
      const value = rows[i * width + feature]!
      if (!Number.isFinite(value)) throw new Error(`feature ${feature} of row ${i} is not a finite number`)
      column[i] = value
    }
    const cuts = edgesOf(column.slice().sort())
    for (let i = 0; i < count; i++) codes[i * width + feature] = binOf(column[i]!, cuts)
    return cuts
  })
  return { codes, edges }
}

/** Edges that fill the bins about evenly; equal values are never parted, and few values get a bin each. */
function edgesOf(sorted: Float32Array): Float32Array {
  const values: number[] = []
  const counts: number[] = []
  for (const value of sorted) {
    if (value === values.at(-1)) counts[counts.length - 1]! += 1
    else {
      values.push(value)
      counts.push(1)
    }
  }
  const edges: number[] = []
  let left = sorted.length
  let inBin = 0
  for (let i = 0; i + 1 < values.length; i++) {
    inBin += counts[i]!
    const binsLeft = MOST_BINS - edges.length
    if (values.length > MOST_BINS && inBin < left / binsLeft) continue
    const middle = Math.fround((values[i]! + values[i + 1]!) / 2)
    edges.push(middle < values[i + 1]! ? middle : values[i]!)
    left -= inBin
    inBin = 0
    if (edges.length === MOST_BINS - 1) break
  }
  return Float32Array.from(edges)
}

/** The first bin whose end is not below the value. */
function binOf(value: number, edges: Float32Array): number {
  let low = 0
  let high = edges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (value <= edges[middle]!) high = middle
    else low = middle + 1
  }
  return low
}
