import type { Read } from './evidence.ts'
import { isSameAmount, type Link } from './links.ts'
import { bar, EXACT, LOOKED_AT, mean, MOST_LINES, PER_LINE, type Proposal, weakest } from './proposal.ts'
import { subsetsWithSum, sum } from './sums.ts'

/** One project, and every way its amount is the sum of one or several fiscal lines: funds, years, money taken back. */
export function exactForOne(
  p: number,
  links: readonly Link[],
  { fiscal, projects }: { fiscal: readonly Read[]; projects: readonly Read[] },
): Proposal[] {
  const project = projects[p]!
  if (project.fen <= 0) return []
  const looked = links.slice(0, LOOKED_AT)
  const singles = looked
    .filter((link) => isSameAmount(fiscal[link.fiscal]!, project))
    .map((link) => proposal([link], singlesOf(looked, fiscal, project) > 1))
  const parts = looked.filter((link) => link.evidence.score >= bar.part)
  if (parts.length < 2) return singles
  const ways = subsetsWithSum(
    parts.map((link) => fiscal[link.fiscal]!),
    project,
    { least: 2, most: MOST_LINES },
  )
  const chosen = ways
    .map((way) => way.map((i) => parts[i]!))
    .filter((way) => way.some((l) => fiscal[l.fiscal]!.fen > 0))
  return [...singles, ...chosen.map((way) => proposal(way, chosen.length > 1))]
}

const singlesOf = (links: readonly Link[], fiscal: readonly Read[], project: Read) =>
  links.filter((link) => isSameAmount(fiscal[link.fiscal]!, project)).length

function proposal(links: readonly Link[], isOneOfSeveral: boolean): Proposal {
  const evidences = links.map((link) => link.evidence)
  return {
    fiscal: links.map((link) => link.fiscal),
    project: [links[0]!.project],
    evidence: weakest(evidences),
    score: mean(evidences.map((e) => e.score)) + EXACT - PER_LINE * (links.length - 1),
    isOneOfSeveral,
  }
}

const MOST_TOGETHER = 3

/** Two or three projects of a place whose money came together: what is left over, tried in every small combination. */
export function exactForSome(
  links: ReadonlyMap<number, readonly Link[]>,
  { fiscal, projects }: { fiscal: readonly Read[]; projects: readonly Read[] },
): Proposal[] {
  const byFiscal = new Map<number, number[]>()
  for (const list of links.values())
    for (const { fiscal: f, project } of list) byFiscal.set(f, [...(byFiscal.get(f) ?? []), project])
  const combinations = new Map<string, number[]>()
  for (const near of byFiscal.values()) {
    const some = [...new Set(near)].sort((a, b) => a - b).slice(0, 8)
    for (const chosen of combinationsOf(some)) combinations.set(chosen.join(), chosen)
  }
  return [...combinations.values()].flatMap((chosen) => {
    const own = chosen.flatMap((p) => links.get(p) ?? []).filter((link) => link.evidence.score >= bar.part)
    const lines = [...new Set(own.map((link) => link.fiscal))].slice(0, LOOKED_AT)
    const target = sum(chosen.map((p) => projects[p]!))
    const ways = subsetsWithSum(
      lines.map((f) => fiscal[f]!),
      target,
      { most: MOST_LINES },
    )
    return ways.flatMap((way) => {
      const taken = way.map((i) => lines[i]!)
      const ties = own.filter((link) => taken.includes(link.fiscal))
      // every project must be tied to some of the money
      if (!chosen.every((p) => ties.some((link) => link.project === p))) return []
      const evidences = ties.map((link) => link.evidence)
      const score = mean(evidences.map((e) => e.score)) + EXACT - PER_LINE * (taken.length + chosen.length - 2)
      return [{ fiscal: taken, project: chosen, evidence: weakest(evidences), score, isOneOfSeveral: ways.length > 1 }]
    })
  })
}

function combinationsOf(list: readonly number[]): number[][] {
  const found: number[][] = []
  const add = (from: number, chosen: number[]): void => {
    if (chosen.length >= 2) found.push(chosen)
    if (chosen.length < MOST_TOGETHER) for (let i = from; i < list.length; i++) add(i + 1, [...chosen, list[i]!])
  }
  add(0, [])
  return found
}
