import type { Read } from './evidence.ts'
import type { Link } from './links.ts'
import { bar, LOOKED_AT, mean, MOST_LINES, type Proposal, weakest } from './proposal.ts'

/** What the gap between the money and the project says about their being the same, as a share of the larger. */
const gaps = [
  { upTo: 0.05, score: 1.5 },
  { upTo: 0.25, score: 1 },
  { upTo: 0.5, score: 0 },
] as const
const WIDE = -2.5
/** All lines of one key belong to the project (F050); one stays out only when it widens the gap by more than this share of the project. */
const WIDENS = 0.1

const gapScore = (money: number, project: number): number => {
  const gap = Math.abs(money - project) / Math.max(Math.abs(money), project, 1)
  return gaps.find(({ upTo }) => gap <= upTo)?.score ?? WIDE
}

/** What is left over after the exact sums: a project and the lines that are nearest to it in all but the amount. */
export function differing(
  links: ReadonlyMap<number, readonly Link[]>,
  { fiscal, projects }: { fiscal: readonly Read[]; projects: readonly Read[] },
): Proposal[] {
  const nearest = new Map<number, Link>()
  const worth = (link: Link) => {
    const [money, project] = [fiscal[link.fiscal]!.fen, projects[link.project]!.fen]
    // a smaller line may be one part of several
    return link.evidence.score + (money <= project ? Math.max(0, gapScore(money, project)) : gapScore(money, project))
  }
  for (const list of links.values())
    for (const link of list) {
      const known = nearest.get(link.fiscal)
      if (!known || worth(link) > worth(known) + 1e-9) nearest.set(link.fiscal, link)
    }
  return [...links].flatMap(([p, list]) => {
    const own = list.filter((link) => nearest.get(link.fiscal) === link).slice(0, LOOKED_AT)
    const chosen = closest(own, projects[p]!.fen, fiscal)
    if (chosen.length === 0) return []
    const evidences = chosen.map((link) => link.evidence)
    const money = chosen.reduce((total, link) => total + fiscal[link.fiscal]!.fen, 0)
    const score = mean(evidences.map((e) => e.score)) + gapScore(money, projects[p]!.fen)
    if (score < bar.differing) return []
    return [
      { fiscal: chosen.map((l) => l.fiscal), project: [p], evidence: weakest(evidences), score, isOneOfSeveral: false },
    ]
  })
}

/** The choice of lines whose sum comes nearest to the project, rather more lines than fewer; money taken back never stands alone. */
function closest(links: readonly Link[], projectFen: number, fiscal: readonly Read[]): Link[] {
  let best: Link[] = []
  let least = Infinity
  const search = (at: number, chosen: Link[], money: number): void => {
    if (chosen.length > 0 && money > 0) {
      const cost = Math.abs(money - projectFen) - WIDENS * projectFen * (chosen.length - 1)
      if (cost < least - 1e-9) [least, best] = [cost, chosen]
    }
    if (at >= links.length || chosen.length >= MOST_LINES) return
    search(at + 1, [...chosen, links[at]!], money + fiscal[links[at]!.fiscal]!.fen)
    search(at + 1, chosen, money)
  }
  search(0, [], 0)
  return best
}
