import { dictionary, isHan } from './dictionary.ts'
import { Segmenter } from './segment.ts'
import { grown } from './arrays.ts'

/**
 * The three ways one text is cut: dictionary words as in jieba's search mode (and figures and Latin words), pairs of
 * neighbouring Han characters, single Han characters. All fused they find better than each alone (issue 5: .50/.34).
 */
export const STREAMS = 3
export const WORD = 0
export const BIGRAM = 1
export const CHARACTER = 2

/** A text as a bag: distinct terms, in no order, with counts from 1 to 255. */
export interface Bag {
  readonly terms: Uint32Array
  readonly counts: Uint8Array
}

/** A bag of which terms never met before were left out; `unknown` of them, each time counted. */
export interface KnownBag extends Bag {
  readonly unknown: number
}

const FOREIGN = /[\p{L}\p{N}]+/gu

/**
 * Terms as small integers, shared by everything that is compared with each other. Grows only: a vocabulary is
 * dropped with its search.
 */
export class Vocabulary {
  size = 0
  private readonly dictionary = dictionary()
  private readonly segmenter = new Segmenter(this.dictionary)
  /** Term + 1 by node of the dictionary, by character; 0: not met yet. */
  private readonly words = new Uint32Array(this.dictionary.nodes)
  private readonly characters = new Uint32Array(1 << 16)
  private readonly foreign = new Map<string, number>()
  /** Open addressing, key = both characters; a Map with such keys costs six times as much. */
  private bigramKeys = new Uint32Array(1 << 17)
  private bigramTerms = new Uint32Array(1 << 17)
  private bigrams = 0
  private streams = new Uint8Array(1 << 16)
  /** How often a term was met in the text at hand. */
  private met = new Uint8Array(1 << 16)
  private seen = new Uint32Array(1 << 10)
  private distinct = 0
  private grow = true
  private unknown = 0

  streamOf(term: number): number {
    return this.streams[term] ?? WORD
  }

  bag(text: string): Bag {
    return this.cut(text, true)
  }

  knownBag(text: string): KnownBag {
    return { ...this.cut(text, false), unknown: this.unknown }
  }

  private cut(text: string, grow: boolean): Bag {
    this.grow = grow
    this.unknown = 0
    this.distinct = 0
    const plain = text.normalize('NFKC').toLowerCase()
    let foreign = false
    for (let at = 0; at < plain.length; ) {
      if (!isHan(plain.charCodeAt(at))) {
        foreign ||= isForeign(plain.charCodeAt(at))
        at += 1
        continue
      }
      const start = at
      while (at < plain.length && isHan(plain.charCodeAt(at))) at += 1
      this.run(plain, start, at)
    }
    if (foreign) for (const [part] of plain.matchAll(FOREIGN)) this.foreignWords(part)
    return this.counted()
  }

  private run(text: string, start: number, end: number): void {
    this.segmenter.cut(text, start, end, this.noteWord)
    let previous = 0
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at)
      if (!this.characters[unit] && this.grow) this.characters[unit] = this.added(CHARACTER) + 1
      this.note(this.characters[unit] ?? 0)
      if (previous) this.note(this.bigram(previous, unit))
      previous = unit
    }
  }

  private readonly noteWord = (node: number): void => {
    if (!this.words[node] && this.grow) this.words[node] = this.added(WORD) + 1
    this.note(this.words[node] ?? 0)
  }

  private foreignWords(part: string): void {
    for (const word of part.split(/[\u3400-\u4dbf\u4e00-\u9fff]+/)) {
      if (!word) continue
      let term = this.foreign.get(word) ?? 0
      if (!term && this.grow) this.foreign.set(word, (term = this.added(WORD) + 1))
      this.note(term)
    }
  }

  /** `term` + 1, or 0 for none. */
  private note(term: number): void {
    if (term === 0) {
      this.unknown += 1
      return
    }
    const times = this.met[term - 1] ?? 0
    if (times === 0) {
      if (this.distinct === this.seen.length) this.seen = grown(this.seen)
      this.seen[this.distinct++] = term - 1
    }
    if (times < 255) this.met[term - 1] = times + 1
  }

  private counted(): Bag {
    const terms = this.seen.slice(0, this.distinct)
    const counts = new Uint8Array(this.distinct)
    for (let at = 0; at < terms.length; at++) {
      const term = terms[at] ?? 0
      counts[at] = this.met[term] ?? 0
      this.met[term] = 0
    }
    return { terms, counts }
  }

  /** Term + 1; 0 when it is not known. */
  private bigram(first: number, second: number): number {
    const key = ((first << 16) | second) >>> 0
    let at = this.place(key)
    if (this.bigramKeys[at] === key) return this.bigramTerms[at] ?? 0
    if (!this.grow) return 0
    if (this.bigrams * 2 > this.bigramKeys.length) {
      this.widen()
      at = this.place(key)
    }
    this.bigramKeys[at] = key
    this.bigrams += 1
    return (this.bigramTerms[at] = this.added(BIGRAM) + 1)
  }

  private place(key: number): number {
    const keys = this.bigramKeys
    const mask = keys.length - 1
    let at = (Math.imul(key, 0x9e3779b1) >>> 7) & mask
    while (keys[at] !== 0 && keys[at] !== key) at = (at + 1) & mask
    return at
  }

  private widen(): void {
    const [keys, terms] = [this.bigramKeys, this.bigramTerms]
    this.bigramKeys = new Uint32Array(keys.length * 2)
    this.bigramTerms = new Uint32Array(keys.length * 2)
    keys.forEach((key, from) => {
      if (!key) return
      const at = this.place(key)
      this.bigramKeys[at] = key
      this.bigramTerms[at] = terms[from] ?? 0
    })
  }

  private added(stream: number): number {
    if (this.size === this.streams.length) {
      this.streams = grown(this.streams)
      this.met = grown(this.met)
    }
    this.streams[this.size] = stream
    return this.size++
  }
}

/** Letters and figures that are not Han; most of the others are punctuation. */
const isForeign = (unit: number): boolean =>
  (unit >= 48 && unit <= 57) ||
  (unit >= 97 && unit <= 122) ||
  (unit > 0xbf && !(unit >= 0x2000 && unit <= 0x33ff) && unit < 0xff00)
