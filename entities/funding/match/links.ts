import type { ProjectIndex } from './blocks.ts'
import { type Evidence, evidence, type Read } from './evidence.ts'
import { bar } from './proposal.ts'

export interface Link {
  fiscal: number
  project: number
  evidence: Evidence
}

/** Every pair of a fiscal line for one village and a project that could be the same, by project; likeliest first. */
export function linksByProject(
  fiscal: readonly Read[],
  projects: readonly Read[],
  index: ProjectIndex,
): Map<number, Link[]> {
  const links = new Map<number, Link[]>()
  for (const [f, line] of fiscal.entries()) {
    if (line.read.how === 'several') continue
    for (const p of index.ofLine(line)) {
      const project = projects[p]!
      // without a village only the amount can say which one is meant
      if (line.read.how === 'unknown' && !isSameAmount(line, project)) continue
      const found = evidence(line, project)
      if (found === null || found.score < bar.single) continue
      const list = links.get(p)
      const link = { fiscal: f, project: p, evidence: found }
      if (list) list.push(link)
      else links.set(p, [link])
    }
  }
  for (const list of links.values()) list.sort((a, b) => b.evidence.score - a.evidence.score || a.fiscal - b.fiscal)
  return links
}

export const isSameAmount = (a: Read, b: Read): boolean => Math.abs(a.fen - b.fen) <= a.slackFen + b.slackFen
