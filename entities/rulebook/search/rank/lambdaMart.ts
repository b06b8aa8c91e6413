import { binned } from './bins.ts'
import { forestOf, MOST_LEAVES, valueOf, type Forest, type Tree } from './forest.ts'
import { grow, type GrowOptions } from './grow.ts'
import { Lambdas } from './lambdas.ts'
import { sample, seeded } from './random.ts'

/** Work in steps of some 50 ms: whoever runs it may let others go first between them. */
export type Training<T> = Generator<undefined, T, undefined>

/** Runs it to the end at once. */
export function finished<T>(training: Training<T>): T {
  for (;;) {
    const step = training.next()
    if (step.done) return step.value
  }
}

/** Questions with their candidates: `rows` flat, `width` features each; `groups` are the numbers of candidates, in order. */
export interface Ranked {
  readonly rows: Float32Array
  readonly width: number
  /** 0: wrong; the higher the better. */
  readonly labels: Uint8Array
  readonly groups: Int32Array
}

export interface TrainOptions extends GrowOptions {
  readonly trees: number
  /** NDCG is counted to this place: the pairs of the first `at` pull. */
  readonly at: number
  /** Share of the questions, and of the features, that a tree gets to see. */
  readonly groupShare: number
  readonly featureShare: number
  readonly seed: number
}

export const usualOptions: TrainOptions = {
  trees: 300,
  leaves: 8,
  minLeaf: 20,
  ridge: 1,
  shrinkage: 0.05,
  at: 10,
  groupShare: 0.5,
  featureShare: 0.5,
  seed: 1,
}

/**
 * LambdaMART - learns to put right candidates first. The same data, options and seed give the same forest. Questions without
 * a right candidate, or with one candidate only, teach nothing and do no harm; without any that teach the forest scores all 0.
 * @throws Error when sizes disagree or a feature is not a finite number.
 */
export function trainForest(given: Ranked & { options?: Partial<TrainOptions> }): Forest {
  return finished(trainingForest(given))
}

/** The same tree by tree, for a process that has other things to do meanwhile. */
export function* trainingForest({
  options: given = {},
  ...data
}: Ranked & { options?: Partial<TrainOptions> }): Training<Forest> {
  const options = { ...usualOptions, ...given }
  if (options.leaves > MOST_LEAVES) throw new Error(`${options.leaves} leaves, at most ${MOST_LEAVES}`)
  const starts = startsOf(data)
  const bins = binned(data.rows, data.width)
  const splittable = Int32Array.from(bins.edges.keys()).filter((feature) => bins.edges[feature]!.length > 0)
  const lambdas = new Lambdas(data.labels, starts, options.at)
  const random = seeded(options.seed)
  const scores = new Float64Array(data.labels.length)
  const trees: Tree[] = []
  while (trees.length < options.trees && splittable.length > 0) {
    const groups = sample(data.groups.length, data.groups.length * options.groupShare, random)
    const chosen = sample(splittable.length, splittable.length * options.featureShare, random)
    lambdas.update(scores, groups)
    const tree = grow(
      bins,
      lambdas,
      pulled(lambdas, groups, starts),
      chosen.map((i) => splittable[i]!),
      options,
    )
    trees.push(tree)
    add(tree, data, scores)
    yield
  }
  return forestOf(data.width, trees)
}

function add(tree: Tree, { rows, width }: Ranked, scores: Float64Array): void {
  for (let i = 0; i < scores.length; i++) scores[i] = scores[i]! + valueOf(tree, rows, i * width)
}

/** Rows of these questions on which anything pulls. */
function pulled(lambdas: Lambdas, groups: Int32Array, starts: Int32Array): Int32Array {
  const rows: number[] = []
  for (const group of groups)
    for (let row = starts[group]!; row < starts[group + 1]!; row++) if (lambdas.curve[row]! > 0) rows.push(row)
  return Int32Array.from(rows)
}

function startsOf({ rows, width, labels, groups }: Ranked): Int32Array {
  const starts = new Int32Array(groups.length + 1)
  groups.forEach((size, group) => (starts[group + 1] = starts[group]! + size))
  if (groups.length === 0 || starts.at(-1) !== labels.length || labels.length * width !== rows.length)
    throw new Error(
      `${groups.length} groups of ${starts.at(-1)} rows, ${labels.length} labels, ${rows.length} values of ${width}`,
    )
  return starts
}
