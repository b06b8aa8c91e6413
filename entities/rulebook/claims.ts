import type { TermList } from './terms.ts'

/**
 * Whose words these are: every term is divided among the entries that are asked with it, by how large a part of their ways hold it,
 * and a question's terms add up. Tells neighbours apart where the nearest way cannot.
 */
export class Claims {
  /** Where the owners of a term stand in the two arrays below; one longer than there are terms. */
  private readonly starts: Int32Array
  private readonly owners: Int32Array
  /** How much of the term belongs to each owner: 1 in all. */
  private readonly shares: Float32Array
  /** By term number. */
  private readonly idf: Float64Array
  private readonly strangest: number

  /** `ways`: by entry. `terms`: how many there are. */
  constructor(
    private readonly entries: number,
    ways: readonly (readonly TermList[])[],
    terms: number,
  ) {
    const starts = new Int32Array(terms + 1)
    const times = new Int32Array(terms)
    const parts: { entry: number; id: number; part: number }[] = []
    ways.forEach((own, entry) => {
      const seen: number[] = []
      for (const { ids } of own) for (const id of ids) if (times[id]!++ === 0) seen.push(id) // ids are within the terms
      for (const id of seen) {
        parts.push({ entry, id, part: times[id]! / (own.length + 1) })
        starts[id + 1]!++
        times[id] = 0
      }
    })
    const all = new Float64Array(terms).fill(0.1)
    for (const { id, part } of parts) all[id]! += part
    for (let id = 0; id < terms; id++) starts[id + 1]! += starts[id]!
    this.starts = starts
    this.owners = new Int32Array(parts.length)
    this.shares = new Float32Array(parts.length)
    const next = starts.slice()
    for (const { entry, id, part } of parts) {
      const at = next[id]!++
      this.owners[at] = entry
      this.shares[at] = part / all[id]!
    }
    this.strangest = Math.log(1 + entries)
    this.idf = all.map((sum, id) => (starts[id] === starts[id + 1] ? this.strangest : Math.log(1 + entries / sum)))
  }

  /** 0 to 1 for every entry. */
  of({ ids, weights }: TermList): Float64Array {
    const { starts, owners, shares, idf } = this
    const sums = new Float64Array(this.entries)
    let all = 0
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i]! // i is within its length, and so is everything below
      const worth = Math.min(weights[i]!, 1.5) * (id < 0 ? this.strangest : idf[id]!)
      all += worth
      const end = id < 0 ? 0 : starts[id + 1]!
      for (let at = id < 0 ? 0 : starts[id]!; at < end; at++) sums[owners[at]!]! += worth * shares[at]!
    }
    return all > 0 ? sums.map((sum) => sum / all) : sums
  }
}
