/**
 * Regression trees added up, in flat arrays. Node `i` sends a row left when its `feature[i]` is at most `threshold[i]`;
 * a child (or root) below zero is the leaf `~child`, whose `value` is added to the score.
 */
export interface Forest {
  /** Features of a row. */
  readonly width: number
  readonly roots: Int32Array
  readonly feature: Uint16Array
  readonly threshold: Float32Array
  readonly left: Int32Array
  readonly right: Int32Array
  readonly value: Float32Array
}

/** One tree while it is being made; nodes and leaves number from 0 in each tree. */
export interface Tree {
  readonly feature: number[]
  readonly threshold: number[]
  readonly left: number[]
  readonly right: number[]
  readonly value: number[]
}

export function forestOf(width: number, trees: readonly Tree[]): Forest {
  const roots: number[] = []
  const all: Tree = { feature: [], threshold: [], left: [], right: [], value: [] }
  for (const tree of trees) {
    const node = all.feature.length
    const leaf = all.value.length
    const moved = (child: number) => (child < 0 ? ~(~child + leaf) : child + node)
    roots.push(tree.feature.length === 0 ? ~leaf : node)
    all.feature.push(...tree.feature)
    all.threshold.push(...tree.threshold)
    all.left.push(...tree.left.map(moved))
    all.right.push(...tree.right.map(moved))
    all.value.push(...tree.value)
  }
  return {
    width,
    roots: Int32Array.from(roots),
    feature: Uint16Array.from(all.feature),
    threshold: Float32Array.from(all.threshold),
    left: Int32Array.from(all.left),
    right: Int32Array.from(all.right),
    value: Float32Array.from(all.value),
  }
}

/** The score of the row that begins at `offset`: the higher the likelier; only the order within one question means something. */
export function score(forest: Forest, row: Float32Array, offset = 0): number {
  const { roots, feature, threshold, left, right, value } = forest
  let sum = 0
  // every index below comes from forestOf, so none is outside its array
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree]!
    while (node >= 0) node = row[offset + feature[node]!]! <= threshold[node]! ? left[node]! : right[node]!
    sum += value[~node]!
  }
  return sum
}

/** Scores of all rows (flat, `width` apart), for one question's candidates. */
export function scores(forest: Forest, rows: Float32Array): Float64Array {
  const found = new Float64Array(rows.length / forest.width)
  for (let i = 0; i < found.length; i++) found[i] = score(forest, rows, i * forest.width)
  return found
}

/** A forest as it is kept: plain numbers, thresholds and values exact. */
export interface ForestJson {
  readonly width: number
  readonly roots: number[]
  readonly feature: number[]
  readonly threshold: number[]
  readonly left: number[]
  readonly right: number[]
  readonly value: number[]
}

export const toJson = ({ width, roots, feature, threshold, left, right, value }: Forest): ForestJson => ({
  width,
  roots: [...roots],
  feature: [...feature],
  threshold: [...threshold],
  left: [...left],
  right: [...right],
  value: [...value],
})

export const fromJson = (kept: ForestJson): Forest => ({
  width: kept.width,
  roots: Int32Array.from(kept.roots),
  feature: Uint16Array.from(kept.feature),
  threshold: Float32Array.from(kept.threshold),
  left: Int32Array.from(kept.left),
  right: Int32Array.from(kept.right),
  value: Float32Array.from(kept.value),
})
