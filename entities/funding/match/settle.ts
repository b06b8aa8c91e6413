import type { Proposal } from './proposal.ts'

/** So many proposals of one tangle are weighed against each other exactly; beyond, the best goes first. */
const EXACT_UP_TO = 22
const STEPS = 60_000

/**
 * Which of the proposals hold when no line may be used twice: the choice with the highest total, a proposal counting once for each project it
 * settles. Tangles (proposals that share lines) are solved apart.
 */
export function settle(proposals: readonly Proposal[]): Proposal[] {
  return tangles(proposals).flatMap((tangle) => {
    const ranked = [...tangle].sort(
      (a, b) => worth(b) - worth(a) || a.project[0]! - b.project[0]! || compare(a.fiscal, b.fiscal),
    )
    return ranked.length <= EXACT_UP_TO ? best(ranked) : greedy(ranked)
  })
}

const worth = ({ score, project }: Proposal) => score * project.length
const compare = (a: readonly number[], b: readonly number[]) => (a.join() < b.join() ? -1 : 1)

function greedy(ranked: readonly Proposal[]): Proposal[] {
  const used = new Set<string>()
  return ranked.filter((proposal) => {
    const lines = linesOf(proposal)
    if (lines.some((line) => used.has(line))) return false
    for (const line of lines) used.add(line)
    return true
  })
}

function best(ranked: readonly Proposal[]): Proposal[] {
  const lines = ranked.map(linesOf)
  const rest = ranked.map((_, i) => ranked.slice(i).reduce((total, proposal) => total + worth(proposal), 0))
  // greedy's answer is the one to beat
  let winner = greedy(ranked)
  let highest = winner.reduce((total, proposal) => total + worth(proposal), 0)
  let steps = 0
  const used = new Set<string>()
  const chosen: Proposal[] = []
  const search = (at: number, total: number): void => {
    if (total > highest + 1e-9) [highest, winner] = [total, [...chosen]]
    if (at >= ranked.length || ++steps > STEPS || total + rest[at]! <= highest + 1e-9) return
    const own = lines[at]!
    if (!own.some((line) => used.has(line))) {
      for (const line of own) used.add(line)
      chosen.push(ranked[at]!)
      search(at + 1, total + worth(ranked[at]!))
      chosen.pop()
      for (const line of own) used.delete(line)
    }
    search(at + 1, total)
  }
  search(0, 0)
  return winner
}

const linesOf = ({ fiscal, project }: Proposal): string[] => [
  ...fiscal.map((f) => `f${f}`),
  ...project.map((p) => `p${p}`),
]

function tangles(proposals: readonly Proposal[]): Proposal[][] {
  const parent = proposals.map((_, i) => i)
  const root = (i: number): number => {
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]!]!
      i = parent[i]!
    }
    return i
  }
  const first = new Map<string, number>()
  for (const [i, proposal] of proposals.entries())
    for (const line of linesOf(proposal)) {
      const other = first.get(line)
      if (other === undefined) first.set(line, i)
      else parent[root(i)] = root(other)
    }
  const groups = new Map<number, Proposal[]>()
  for (const [i, proposal] of proposals.entries()) {
    const own = groups.get(root(i))
    if (own) own.push(proposal)
    else groups.set(root(i), [proposal])
  }
  return [...groups.values()]
}
