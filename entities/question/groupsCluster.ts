import { type Reading, read } from '../rulebook/reading.ts'

/** Sparse vector of length 1. */
type Vector = ReadonlyMap<string, number>

/**
 * Two clusters are one when their texts are on average at least so alike (cosine, 0 to 1). Set, with the weights below, on
 * test/question/fixtures/unanswered.tsv (90 questions about 34 matters): of the pairs brought together 97 in 100 are of one
 * matter, of the pairs of one matter 2 in 3 are brought together. To the careful side: the wordings of a group become the ways of
 * asking for one answer.
 */
export const ALIKE = 0.29

/** Short questions share few words, so single letters say more than in a search, and pairs of letters less. */
const LETTER_WEIGHT = 1.6
const PAIR_WEIGHT = 0.5
/** What kind of asset it is about, and whether it asks who or how much, says little of the matter. */
const THING_WEIGHT = 0.5
const ASK_WEIGHT = 0.5

/** How rare terms are in ordinary questions; a few questions alone would not say it. */
export interface Background {
  readonly texts: number
  readonly seen: ReadonlyMap<string, number>
}

export function backgroundOf(texts: readonly string[]): Background {
  const seen = new Map<string, number>()
  for (const text of texts) for (const term of read(text).terms.keys()) seen.set(term, (seen.get(term) ?? 0) + 1)
  return { texts: texts.length, seen }
}

/** Indexes of texts that mean the same, in order; `middle` is the one most like the others, of equals the first. */
export interface Cluster {
  readonly middle: number
  readonly members: readonly number[]
}

/**
 * 按意思分组 - puts texts that mean the same together: cosine of their terms with idf, average linkage, the most alike first. The
 * same texts in the same order always give the same groups; largest first.
 */
export function cluster(texts: readonly string[], background: Background, alike = ALIKE): Cluster[] {
  const likeness = likenessOf(vectorsOf(texts, background))
  const groupOf = texts.map((_, i) => i)
  const members = new Map(texts.map((_, i) => [i, [i]]))
  const pairs = [...likeness].filter(([, share]) => share >= alike).map(([key, share]) => ({ key, share }))
  for (const { key } of pairs.toSorted((a, b) => b.share - a.share || a.key - b.key)) {
    const [a, b] = [groupOf[Math.floor(key / BASE)]!, groupOf[key % BASE]!]
    if (a === b) continue
    const [left, right] = [members.get(a)!, members.get(b)!]
    if (total(left, right, likeness) / (left.length * right.length) < alike) continue
    for (const i of right) groupOf[i] = a
    members.set(a, [...left, ...right])
    members.delete(b)
  }
  return [...members.values()]
    .map((group) => group.toSorted((a, b) => a - b))
    .toSorted((a, b) => b.length - a.length || a[0]! - b[0]!)
    .map((group) => ({ members: group, middle: middleOf(group, likeness) }))
}

function middleOf(group: readonly number[], likeness: ReadonlyMap<number, number>): number {
  const sums = group.map((i) => total([i], group, likeness))
  return group[sums.indexOf(Math.max(...sums))]!
}

/** Numbers pairs; more texts than this are never grouped at once. */
const BASE = 100_000
const keyOf = (a: number, b: number): number => (a < b ? a * BASE + b : b * BASE + a)

function total(left: readonly number[], right: readonly number[], likeness: ReadonlyMap<number, number>): number {
  let sum = 0
  for (const a of left) for (const b of right) sum += likeness.get(keyOf(a, b)) ?? 0
  return sum
}

/** Cosines of all pairs that share a term that is not everywhere. */
function likenessOf(vectors: readonly Vector[]): Map<number, number> {
  const having = new Map<string, number[]>()
  vectors.forEach((vector, i) => {
    for (const term of vector.keys()) having.set(term, [...(having.get(term) ?? []), i])
  })
  const likeness = new Map<number, number>()
  for (const [term, indexes] of having)
    for (let a = 0; a < indexes.length; a++)
      for (let b = a + 1; b < indexes.length; b++) {
        const [x, y] = [indexes[a]!, indexes[b]!]
        const key = keyOf(x, y)
        likeness.set(key, (likeness.get(key) ?? 0) + (vectors[x]!.get(term) ?? 0) * (vectors[y]!.get(term) ?? 0))
      }
  return likeness
}

function vectorsOf(texts: readonly string[], background: Background): Vector[] {
  const readings = texts.map(read)
  const own = new Map<string, number>()
  for (const { terms } of readings) for (const term of terms.keys()) own.set(term, (own.get(term) ?? 0) + 1)
  const all = texts.length + background.texts
  const idf = (term: string) => Math.log(1 + all / ((own.get(term) ?? 0) + (background.seen.get(term) ?? 0)))
  return readings.map((reading) => vectorOf(reading, idf))
}

function vectorOf({ terms, units }: Reading, idf: (term: string) => number): Vector {
  const categories = new Map(units.map((unit) => [`m${unit.name}`, unit.category]))
  const weights = new Map<string, number>()
  for (const [term, weight] of terms)
    weights.set(term, Math.min(weight, 1.5) * idf(term) * kindWeight(term, categories.get(term)))
  const length = Math.hypot(...weights.values()) || 1
  return new Map([...weights].map(([term, weight]) => [term, weight / length]))
}

function kindWeight(term: string, category: string | undefined): number {
  if (term.startsWith('u')) return LETTER_WEIGHT
  if (term.startsWith('b')) return PAIR_WEIGHT
  return category === 'thing' ? THING_WEIGHT : category === 'ask' ? ASK_WEIGHT : 1
}
