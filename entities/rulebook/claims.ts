import type { Reading } from './reading.ts'

interface Claim {
  readonly owners: Int32Array
  /** How much of the term belongs to each owner: 1 in all. */
  readonly shares: Float32Array
  readonly idf: number
}

/**
 * Whose words these are: every term is divided among the entries that are asked with it, by how large a part of their ways hold it,
 * and a question's terms add up. Tells neighbours apart where the nearest way cannot.
 */
export class Claims {
  private readonly claims = new Map<string, Claim>()
  private readonly strangest: number

  constructor(
    private readonly entries: number,
    ways: readonly (readonly Reading[])[],
  ) {
    const lists = new Map<string, { entry: number; part: number }[]>()
    ways.forEach((own, entry) => {
      const seen = new Map<string, number>()
      for (const { terms } of own) for (const term of terms.keys()) seen.set(term, (seen.get(term) ?? 0) + 1)
      for (const [term, times] of seen) {
        const part = times / (own.length + 1)
        const list = lists.get(term)
        if (list) list.push({ entry, part })
        else lists.set(term, [{ entry, part }])
      }
    })
    for (const [term, list] of lists) {
      const all = list.reduce((sum, { part }) => sum + part, 0.1)
      this.claims.set(term, {
        owners: Int32Array.from(list, ({ entry }) => entry),
        shares: Float32Array.from(list, ({ part }) => part / all),
        idf: Math.log(1 + entries / all),
      })
    }
    this.strangest = Math.log(1 + entries)
  }

  /** 0 to 1 for every entry. */
  of(question: Reading): Float64Array {
    const sums = new Float64Array(this.entries)
    let all = 0
    for (const [term, weight] of question.terms) {
      const claim = this.claims.get(term)
      const worth = Math.min(weight, 1.5) * (claim?.idf ?? this.strangest)
      all += worth
      if (!claim) continue
      for (let i = 0; i < claim.owners.length; i++) {
        const owner = claim.owners[i] as number // within its length
        sums[owner] = (sums[owner] as number) + worth * (claim.shares[i] as number)
      }
    }
    return all > 0 ? sums.map((sum) => sum / all) : sums
  }
}
