import { type Bits, ones } from './print.ts'

/**
 * All prints of the store, found by nearness (multi-index hashing): of two prints that differ in at most MOST of 64 bits, at least one
 * of four quarters differs in at most two, so the 137 neighbours of each quarter hold every such print. Exact, not a guess.
 */
export const MOST = 11

const QUARTERS = 4
const neighbours = Uint16Array.from([
  0,
  ...Array.from({ length: 16 }, (_, a) => 1 << a),
  ...Array.from({ length: 16 }, (_, a) => Array.from({ length: a }, (_, b) => (1 << a) | (1 << b))).flat(),
])

export class NearBits {
  private count = 0
  private high = new Uint32Array(1024)
  private low = new Uint32Array(1024)
  private ids = new Int32Array(1024)
  /** Of the last query that looked at it, so that no print is looked at twice. */
  private looked = new Uint32Array(1024)
  private query = 0
  /** By quarter and value the newest print + 1, and from each print the one before. */
  private readonly heads = Array.from({ length: QUARTERS }, () => new Int32Array(1 << 16))
  private before = Array.from({ length: QUARTERS }, () => new Int32Array(1024))

  get size(): number {
    return this.count
  }

  /** Bytes held. */
  get bytes(): number {
    return this.ids.length * (16 + QUARTERS * 4) + QUARTERS * 4 * (1 << 16)
  }

  add(id: number, bits: Bits): void {
    if (this.count === this.ids.length) this.grow()
    const at = this.count++
    this.ids[at] = id
    this.high[at] = bits.high
    this.low[at] = bits.low
    for (let quarter = 0; quarter < QUARTERS; quarter++) {
      const value = quarterOf(bits, quarter)
      this.before[quarter]![at] = this.heads[quarter]![value]!
      this.heads[quarter]![value] = at + 1
    }
  }

  /** Every print within MOST of `bits`, each once; `found` gets its id and how many bits differ. */
  near(bits: Bits, found: (id: number, differ: number) => void): void {
    this.query = (this.query + 1) >>> 0
    if (this.query === 0) this.looked.fill(0, 0, ++this.query && this.count)
    const { high, low, looked, ids, query } = this
    for (let quarter = 0; quarter < QUARTERS; quarter++) {
      const value = quarterOf(bits, quarter)
      const heads = this.heads[quarter]!
      const before = this.before[quarter]!
      for (const flips of neighbours)
        for (let at = heads[value ^ flips]! - 1; at >= 0; at = before[at]! - 1) {
          if (looked[at] === query) continue
          looked[at] = query
          const differ = ones(high[at]! ^ bits.high) + ones(low[at]! ^ bits.low)
          if (differ <= MOST) found(ids[at]!, differ)
        }
    }
  }

  private grow(): void {
    const wider = <T extends Int32Array | Uint32Array>(old: T, made: T): T => (made.set(old), made)
    const size = this.ids.length * 2
    this.ids = wider(this.ids, new Int32Array(size))
    this.high = wider(this.high, new Uint32Array(size))
    this.low = wider(this.low, new Uint32Array(size))
    this.looked = wider(this.looked, new Uint32Array(size))
    this.before = this.before.map((old) => wider(old, new Int32Array(size)))
  }
}

const quarterOf = ({ high, low }: Bits, quarter: number): number =>
  ((quarter < 2 ? low : high) >>> (quarter % 2 === 0 ? 0 : 16)) & 0xffff
