import type { Pull } from './grow.ts'

/**
 * LambdaMART's pull on every row: for each pair of one question with different labels, how badly the wrong order hurts
 * (change of NDCG@k when the two change places) times how wrong the scores are (logistic). Source: Burges, From RankNet to
 * LambdaRank to LambdaMART (2010); the pull of a question is made smaller the more of it there is, as LightGBM does, so that a
 * question with many pairs does not drown the others.
 */
export class Lambdas implements Pull {
  readonly slope: Float64Array
  readonly curve: Float64Array
  private readonly ideal: Float64Array

  constructor(
    private readonly labels: Uint8Array,
    /** Where each question begins; one more at the end. */
    private readonly starts: Int32Array,
    private readonly at: number,
  ) {
    this.slope = new Float64Array(labels.length)
    this.curve = new Float64Array(labels.length)
    this.ideal = Float64Array.from({ length: starts.length - 1 }, (_, group) =>
      idealDcg(labels.subarray(starts[group], starts[group + 1]), at),
    )
  }

  /** New pulls at these scores, for the questions named. The others' stay as they were: leave their rows out. */
  update(scores: Float64Array, groups: Int32Array): void {
    for (const group of groups) this.updateGroup(scores, group)
  }

  private updateGroup(scores: Float64Array, group: number): void {
    const from = this.starts[group]!
    const to = this.starts[group + 1]!
    this.slope.fill(0, from, to)
    this.curve.fill(0, from, to)
    const ideal = this.ideal[group]!
    if (ideal === 0) return
    const order = ranking(scores.subarray(from, to))
    let total = 0
    for (let i = 0; i < Math.min(order.length, this.at); i++)
      for (let j = i + 1; j < order.length; j++) {
        const a = from + order[i]!
        const b = from + order[j]!
        const labelA = this.labels[a]!
        const labelB = this.labels[b]!
        if (labelA === labelB) continue
        const [high, low] = labelA > labelB ? [a, b] : [b, a]
        const ahead = scores[high]! - scores[low]!
        const hurt =
          (Math.abs(gain(labelA) - gain(labelB)) * Math.abs(discount(i) - discount(j))) /
          ideal /
          (0.01 + Math.abs(ahead))
        const wrong = 1 / (1 + Math.exp(ahead))
        const slope = wrong * hurt
        const curve = wrong * (1 - wrong) * hurt
        this.slope[high]! += slope
        this.slope[low]! -= slope
        this.curve[high]! += curve
        this.curve[low]! += curve
        total += 2 * slope
      }
    if (total === 0) return
    const smaller = Math.log2(1 + total) / total
    for (let i = from; i < to; i++) {
      this.slope[i]! *= smaller
      this.curve[i]! *= smaller
    }
  }
}

/** Places best first; equal scores keep the order they came in. */
export const ranking = (scores: ArrayLike<number>): Int32Array =>
  Int32Array.from({ length: scores.length }, (_, i) => i).sort((a, b) => scores[b]! - scores[a]! || a - b)

export const gain = (label: number): number => 2 ** label - 1
/** Of place 0, 1, 2 ... */
export const discount = (place: number): number => 1 / Math.log2(2 + place)

export const idealDcg = (labels: Uint8Array, at: number): number =>
  labels
    .slice()
    .sort()
    .reverse()
    .subarray(0, at)
    .reduce((sum, label, place) => sum + gain(label) * discount(place), 0)
