/**
 * Wording - which words of a question stand for which words of a clause (没钱给 : 支付), learned from answered questions by
 * IBM Model 1 (Brown et al. 1993): EM over the pairs, every clause word, and an empty word for what questions are padded
 * with, takes its share of every question word.
 */
export interface Pair {
  /** Distinct clause terms with counts, and the sum of the counts. */
  readonly clause: { readonly terms: ArrayLike<number>; readonly counts: ArrayLike<number>; readonly length: number }
  /** Distinct question terms with counts. */
  readonly question: { readonly terms: ArrayLike<number>; readonly counts: ArrayLike<number> }
  readonly weight: number
}

const ROUNDS = 5
/** The empty word counts as this share of the clause's length. */
const EMPTY_SHARE = 0.3
/** Translations less likely than this are noise; leaving them out makes the table a tenth. */
const LEAST = 0.002
const EMPTY = 0

/** Clause terms a question term may stand for, with t(question term | clause term). */
export interface Sources {
  readonly terms: Uint32Array
  readonly chances: Float32Array
}

const NO_SOURCES: Sources = { terms: new Uint32Array(0), chances: new Float32Array(0) }

export class Wording {
  private readonly sources = new Map<number, Sources>()
  private readonly empty = new Map<number, number>()

  constructor(pairs: readonly Pair[]) {
    const cells = new Cells(pairs)
    const chances = cells.learned(pairs)
    const lists = new Map<number, { terms: number[]; chances: number[] }>()
    for (let cell = 0; cell < cells.size; cell++) {
      const chance = chances[cell] ?? 0
      const [source, target] = [cells.sources[cell] ?? 0, cells.targets[cell] ?? 0]
      if (source === EMPTY) this.empty.set(target, chance)
      else if (chance > LEAST) {
        let list = lists.get(target)
        if (!list) lists.set(target, (list = { terms: [], chances: [] }))
        list.terms.push(source - 1)
        list.chances.push(chance)
      }
    }
    for (const [target, { terms, chances: kept }] of lists)
      this.sources.set(target, { terms: Uint32Array.from(terms), chances: Float32Array.from(kept) })
  }

  of(questionTerm: number): Sources {
    return this.sources.get(questionTerm) ?? NO_SOURCES
  }

  /** How often the term is padding: t(term | empty word). */
  padding(questionTerm: number): number {
    return this.empty.get(questionTerm) ?? 0
  }
}

/** Every (clause term, question term) that meet in some pair, numbered; and per pair the numbers in order, so that EM walks arrays only. */
class Cells {
  size = 0
  sources = new Uint32Array(1 << 12)
  targets = new Uint32Array(1 << 12)
  private table = new Uint32Array(1 << 14)
  private readonly walk: Uint32Array

  constructor(pairs: readonly Pair[]) {
    let steps = 0
    for (const { clause, question } of pairs) steps += (clause.terms.length + 1) * question.terms.length
    this.walk = new Uint32Array(steps)
    let step = 0
    for (const { clause, question } of pairs)
      for (let q = 0; q < question.terms.length; q++)
        for (let c = -1; c < clause.terms.length; c++)
          this.walk[step++] = this.cell(c < 0 ? EMPTY : (clause.terms[c] ?? 0) + 1, question.terms[q] ?? 0)
  }

  /** t(target | source) by cell. */
  learned(pairs: readonly Pair[]): Float64Array {
    let chances = new Float64Array(this.size).fill(1)
    let most = 0
    for (const source of this.sources.subarray(0, this.size)) most = Math.max(most, source)
    const sums = new Float64Array(most + 1)
    for (let round = 0; round < ROUNDS; round++) {
      const counts = this.counted(pairs, chances)
      sums.fill(0)
      for (let cell = 0; cell < this.size; cell++) {
        const source = this.sources[cell] ?? 0
        sums[source] = (sums[source] ?? 0) + (counts[cell] ?? 0)
      }
      for (let cell = 0; cell < this.size; cell++)
        counts[cell] = (counts[cell] ?? 0) / (sums[this.sources[cell] ?? 0] || 1)
      chances = counts
    }
    return chances
  }

  private counted(pairs: readonly Pair[], chances: Float64Array): Float64Array<ArrayBuffer> {
    const counts = new Float64Array(this.size)
    const { walk } = this
    let step = 0
    for (const { clause, question, weight } of pairs) {
      const width = clause.terms.length + 1
      const empty = Math.max(1, clause.length * EMPTY_SHARE)
      for (let q = 0; q < question.terms.length; q++, step += width) {
        let sum = (chances[walk[step] ?? 0] ?? 0) * empty
        for (let c = 1; c < width; c++) sum += (chances[walk[step + c] ?? 0] ?? 0) * (clause.counts[c - 1] ?? 0)
        if (sum <= 0) continue
        const share = (weight * (question.counts[q] ?? 0)) / sum
        for (let c = 0; c < width; c++) {
          const cell = walk[step + c] ?? 0
          const times = c === 0 ? empty : (clause.counts[c - 1] ?? 0)
          counts[cell] = (counts[cell] ?? 0) + share * times * (chances[cell] ?? 0)
        }
      }
    }
    return counts
  }

  private cell(source: number, target: number): number {
    if (this.size * 2 > this.table.length) this.rehash()
    const at = this.place(source, target)
    const known = this.table[at] ?? 0
    if (known) return known - 1
    if (this.size === this.sources.length) {
      this.sources = doubled(this.sources)
      this.targets = doubled(this.targets)
    }
    this.sources[this.size] = source
    this.targets[this.size] = target
    this.table[at] = ++this.size
    return this.size - 1
  }

  /** Where the cell stands or would stand in the table, which holds cell + 1, 0 for empty. */
  private place(source: number, target: number): number {
    const mask = this.table.length - 1
    let at = ((Math.imul(source, 0x9e3779b1) ^ Math.imul(target, 0x85ebca6b)) >>> 5) & mask
    for (;;) {
      const cell = this.table[at] ?? 0
      if (cell === 0 || (this.sources[cell - 1] === source && this.targets[cell - 1] === target)) return at
      at = (at + 1) & mask
    }
  }

  private rehash(): void {
    this.table = new Uint32Array(this.table.length * 2)
    for (let cell = 0; cell < this.size; cell++)
      this.table[this.place(this.sources[cell] ?? 0, this.targets[cell] ?? 0)] = cell + 1
  }
}

function doubled(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(array.length * 2)
  wider.set(array)
  return wider
}
