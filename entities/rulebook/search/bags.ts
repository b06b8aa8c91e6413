import { grown } from './arrays.ts'
import { BIGRAM, CHARACTER, STREAMS, type Bag, type Vocabulary, WORD } from './tokens.ts'

/** BM25 saturation and length normalisation, as measured on STARD (issue 5). */
export const K1 = 0.9
const B = 0.75
/** A share of a term's weight is held as a byte. */
const FULL = 255
/** Bags added since the postings were built are scanned one by one up to here: 2,000 articles cost about 0.5 ms a question. */
const LONGEST_TAIL = 2000

/**
 * Many texts as bags, held twice: forward (a bag's terms) and as postings (a term's bags). Added bags are searchable at
 * once by scanning; postings are made anew from the forward side, without cutting a text again, when too many wait.
 * Places (`slot`) are never used twice before `compacted`.
 */
export class Bags {
  size = 0
  private starts = new Uint32Array(1024)
  private terms = new Uint32Array(1 << 16)
  private counts = new Uint8Array(1 << 16)
  private used = 0
  private frequency = new Uint32Array(1 << 12)
  /** Idf by term as far as it was asked for since the last change; 0: not yet. */
  private idfs = new Float32Array(0)
  private stale = true
  /** Length by stream, one after another: slot * 3 + stream. */
  private lengths = new Uint16Array(1024 * STREAMS)
  private alive = new Uint8Array(1024)
  private readonly totals = [0, 0, 0]
  live = 0
  /** Postings of the bags before `posted`. */
  private posted = 0
  private postingStarts = new Uint32Array(1)
  private postingSlots = new Uint32Array(0)
  /** What each posting gives of its term's weight, in 255ths: saturation and length reckoned once, not with every question. */
  private postingShares = new Uint8Array(0)
  /** Weight by term while a question is scored, 0 between. */
  private wanted = new Float32Array(0)

  constructor(private readonly vocabulary: Vocabulary) {}

  add(bag: Bag): number {
    const slot = this.size++
    const { terms, counts } = bag
    while (this.used + terms.length > this.terms.length) {
      this.terms = grown(this.terms)
      this.counts = grown(this.counts)
    }
    if (slot + 2 > this.starts.length) {
      this.starts = grown(this.starts)
      this.lengths = grown(this.lengths)
      this.alive = grown(this.alive)
    }
    if (this.vocabulary.size > this.frequency.length) this.frequency = grown(this.frequency, this.vocabulary.size)
    this.terms.set(terms, this.used)
    this.counts.set(counts, this.used)
    this.used += terms.length
    this.starts[slot + 1] = this.used
    this.alive[slot] = 1
    this.live += 1
    this.tally(slot, 1)
    return slot
  }

  remove(slot: number): void {
    if (!this.alive[slot]) return
    this.alive[slot] = 0
    this.live -= 1
    this.tally(slot, -1)
  }

  private tally(slot: number, by: 1 | -1): void {
    this.stale = true
    const lengths = [0, 0, 0]
    for (let at = this.starts[slot] ?? 0; at < (this.starts[slot + 1] ?? 0); at++) {
      const term = this.terms[at] ?? 0
      this.frequency[term] = (this.frequency[term] ?? 0) + by
      const stream = this.vocabulary.streamOf(term)
      lengths[stream] = (lengths[stream] ?? 0) + (this.counts[at] ?? 0)
    }
    lengths.forEach((length, stream) => {
      this.lengths[slot * STREAMS + stream] = length
      this.totals[stream] = (this.totals[stream] ?? 0) + by * length
    })
  }

  isAlive(slot: number): boolean {
    return this.alive[slot] === 1
  }
  from(slot: number): number {
    return this.starts[slot] ?? 0
  }
  to(slot: number): number {
    return this.starts[slot + 1] ?? 0
  }
  termAt(at: number): number {
    return this.terms[at] ?? 0
  }
  countAt(at: number): number {
    return this.counts[at] ?? 0
  }
  length(slot: number, stream: number): number {
    return this.lengths[slot * STREAMS + stream] ?? 0
  }

  bag(slot: number): Bag {
    const [from, to] = [this.from(slot), this.to(slot)]
    return { terms: this.terms.slice(from, to), counts: this.counts.slice(from, to) }
  }

  idf(term: number): number {
    if (this.stale) {
      this.idfs = new Float32Array(this.frequency.length)
      this.stale = false
    }
    return this.idfs[term] || this.reckoned(term)
  }

  private reckoned(term: number): number {
    const seen = term < this.frequency.length ? (this.frequency[term] ?? 0) : 0
    const idf = Math.log(1 + (this.live - seen + 0.5) / (seen + 0.5))
    if (term < this.idfs.length) this.idfs[term] = idf
    return idf
  }

  /** How much one more occurrence still counts, and how length does: what stands beside the count below the fraction of BM25. */
  norm(slot: number, stream: number): number {
    return K1 * (1 - B + (B * this.length(slot, stream)) / this.mean(stream))
  }

  private mean(stream: number): number {
    return Math.max(1, (this.totals[stream] ?? 0) / Math.max(1, this.live))
  }

  /** Adds BM25 of the terms, each times its weight, to `scores` by slot. */
  score(terms: ArrayLike<number>, weights: ArrayLike<number>, scores: Float32Array): void {
    if (this.size - this.posted > Math.min(LONGEST_TAIL, 50 + this.posted / 8)) this.post()
    for (let index = 0; index < terms.length; index++) {
      const term = terms[index] ?? 0
      if (term + 1 >= this.postingStarts.length) continue
      this.scorePostings(term, (weights[index] ?? 0) * this.idf(term) * (K1 + 1), scores)
    }
    if (this.posted < this.size) this.scoreTail(terms, weights, scores)
  }

  /** Removed bags get a score too; whoever orders leaves them out. */
  private scorePostings(term: number, weight: number, scores: Float32Array): void {
    const { postingSlots, postingShares } = this
    const each = weight / FULL
    const end = this.postingStarts[term + 1] ?? 0
    for (let at = this.postingStarts[term] ?? 0; at < end; at++) {
      const slot = postingSlots[at] ?? 0
      scores[slot] = (scores[slot] ?? 0) + each * (postingShares[at] ?? 0)
    }
  }

  private scoreTail(terms: ArrayLike<number>, weights: ArrayLike<number>, scores: Float32Array): void {
    if (this.wanted.length < this.vocabulary.size) this.wanted = new Float32Array(this.vocabulary.size)
    const { wanted } = this
    for (let index = 0; index < terms.length; index++) {
      const term = terms[index] ?? 0
      wanted[term] = (weights[index] ?? 0) * this.idf(term) * (K1 + 1)
    }
    for (let slot = this.posted; slot < this.size; slot++) {
      if (!this.alive[slot]) continue
      for (let at = this.from(slot); at < this.to(slot); at++) {
        const term = this.terms[at] ?? 0
        const weight = wanted[term] ?? 0
        if (weight === 0) continue
        const count = this.counts[at] ?? 0
        const norm = this.norm(slot, this.vocabulary.streamOf(term))
        scores[slot] = (scores[slot] ?? 0) + (weight * count) / (count + norm)
      }
    }
    for (let index = 0; index < terms.length; index++) wanted[terms[index] ?? 0] = 0
  }

  /** Postings of all bags, by counting sort over the forward side. */
  private post(): void {
    const starts = new Uint32Array(this.vocabulary.size + 1)
    for (let at = 0; at < this.used; at++) {
      const next = (this.terms[at] ?? 0) + 1
      starts[next] = (starts[next] ?? 0) + 1
    }
    for (let term = 1; term < starts.length; term++) starts[term] = (starts[term] ?? 0) + (starts[term - 1] ?? 0)
    const next = starts.slice()
    const slots = new Uint32Array(this.used)
    const shares = new Uint8Array(this.used)
    for (let slot = 0; slot < this.size; slot++) {
      const norms = [WORD, BIGRAM, CHARACTER].map((stream) => this.norm(slot, stream))
      for (let at = this.from(slot); at < this.to(slot); at++) {
        const term = this.terms[at] ?? 0
        const place = next[term] ?? 0
        next[term] = place + 1
        slots[place] = slot
        const count = this.counts[at] ?? 0
        shares[place] = Math.round((FULL * count) / (count + (norms[this.vocabulary.streamOf(term)] ?? 0)))
      }
    }
    this.postingStarts = starts
    this.postingSlots = slots
    this.postingShares = shares
    this.posted = this.size
  }
}
