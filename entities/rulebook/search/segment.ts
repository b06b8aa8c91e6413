import type { Dictionary } from './dictionary.ts'

/** Longest word of the dictionary that is looked for. */
const LONGEST = 16

/**
 * 分词 - the likeliest way to read a run of Han characters as words (the product of their chances, jieba's rule), and, as in
 * jieba's search mode, the words of two and three characters inside longer ones. Keeps its arrays between runs.
 */
export class Segmenter {
  private best = new Float64Array(256)
  private from = new Uint32Array(256)
  private node = new Uint32Array(256)
  /** Node of the word of two, and of three, characters that begins here; 0: none. */
  private two = new Uint32Array(256)
  private three = new Uint32Array(256)

  constructor(private readonly dictionary: Dictionary) {}

  /** Calls `word` with the node of each word of units[start..end), last first; a character of no word has node 0 and is left out. */
  cut(text: string, start: number, end: number, word: (node: number) => void): void {
    const length = end - start
    if (length + 1 > this.best.length) this.widen(length + 1)
    const { dictionary, best, from, node, two, three } = this
    best.fill(Infinity, 0, length + 1)
    two.fill(0, 0, length + 1)
    three.fill(0, 0, length + 1)
    best[0] = 0
    for (let at = 0; at < length; at++) {
      const so = best[at] ?? 0
      this.reach(at + 1, so + dictionary.unknown, at, 0)
      let here = 0
      const last = Math.min(length, at + LONGEST)
      for (let to = at; to < last; to++) {
        const step = dictionary.step(here, text.charCodeAt(start + to))
        if (step < 0) break
        here = dictionary.nodeAt(step)
        const cost = dictionary.costAt(step)
        if (cost === 0) continue
        if (to === at + 1) two[at] = here
        else if (to === at + 2) three[at] = here
        this.reach(to + 1, so + cost, at, here)
      }
    }
    for (let to = length; to > 0; to = from[to] ?? 0) {
      const begin = from[to] ?? 0
      if (to - begin > 2) for (let at = begin; at + 2 <= to; at++) if (two[at]) word(two[at] ?? 0)
      if (to - begin > 3) for (let at = begin; at + 3 <= to; at++) if (three[at]) word(three[at] ?? 0)
      if (node[to]) word(node[to] ?? 0)
    }
  }

  private reach(to: number, cost: number, from: number, node: number): void {
    if (cost >= (this.best[to] ?? 0)) return
    this.best[to] = cost
    this.from[to] = from
    this.node[to] = node
  }

  private widen(least: number): void {
    const size = Math.max(least, this.best.length * 2)
    this.best = new Float64Array(size)
    this.from = new Uint32Array(size)
    this.node = new Uint32Array(size)
    this.two = new Uint32Array(size)
    this.three = new Uint32Array(size)
  }
}
