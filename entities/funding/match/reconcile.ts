import type { FiscalEntry, Line, ProjectEntry } from '../line.ts'
import { ProjectIndex } from './blocks.ts'
import { differing } from './differing.ts'
import type { Read } from './evidence.ts'
import { exactForOne, exactForSome } from './exact.ts'
import { type Group, lonely, together, type Tolerance } from './group.ts'
import { linksByProject, type Link } from './links.ts'
import { Gazetteer } from './place.ts'
import type { Proposal } from './proposal.ts'
import { settle } from './settle.ts'
import { bundles, differingForSeveral, exactForSeveral } from './several.ts'

/**
 * 两线合一 - which sums of the fiscal line belong to which projects. What adds up to the yuan is settled first, one project at a time and grants for
 * several villages with it; then small combinations of what is left; then what agrees in all but the amount; the rest has no partner. The order of the
 * rows does not matter. `known`: all lines there are, for the villages they name. Source: F050.
 */
export function reconcile(
  fiscalLines: readonly FiscalEntry[],
  projectLines: readonly ProjectEntry[],
  tolerance: Tolerance,
  known: readonly Line[] = [...projectLines, ...fiscalLines],
): Group[] {
  const gazetteer = new Gazetteer(known)
  const fiscal = inOrder(fiscalLines).map((line) => ({ ...line, read: gazetteer.read(line) }))
  const projects = inOrder(projectLines).map((line) => ({ ...line, read: gazetteer.read(line) }))
  const matching = { fiscal, projects, index: new ProjectIndex(projects) }
  const links = linksByProject(fiscal, projects, matching.index)
  const taken = new Taken()

  taken.add([
    ...settle([
      ...[...links].flatMap(([p, own]) => exactForOne(p, own, matching)),
      ...bundles(fiscal, taken.isFreeFiscal).flatMap((b) => exactForSeveral(b, matching, taken.isFreeProject)),
    ]),
  ])
  taken.add(settle(exactForSome(taken.free(links), matching)))
  taken.add(
    settle(bundles(fiscal, taken.isFreeFiscal).flatMap((b) => differingForSeveral(b, matching, taken.isFreeProject))),
  )
  taken.add(settle(differing(taken.free(links), matching)))

  return [
    ...taken.proposals.map((proposal) => together(proposal, matching, tolerance)),
    ...lonely(matching, taken),
  ].sort(byNumbers)
}

/** What is settled, and what is still free. */
export class Taken {
  readonly proposals: Proposal[] = []
  private readonly fiscal = new Set<number>()
  private readonly project = new Set<number>()
  readonly isFreeFiscal = (f: number): boolean => !this.fiscal.has(f)
  readonly isFreeProject = (p: number): boolean => !this.project.has(p)

  add(settled: readonly Proposal[]): void {
    for (const proposal of settled) {
      this.proposals.push(proposal)
      for (const f of proposal.fiscal) this.fiscal.add(f)
      for (const p of proposal.project) this.project.add(p)
    }
  }

  free(links: ReadonlyMap<number, readonly Link[]>): Map<number, Link[]> {
    const left = [...links]
      .filter(([p]) => this.isFreeProject(p))
      .map(([p, own]) => [p, own.filter((link) => this.isFreeFiscal(link.fiscal))] as const)
    return new Map(left.filter(([, own]) => own.length > 0).map(([p, own]) => [p, [...own]]))
  }
}

export interface Lines {
  fiscal: readonly Read[]
  projects: readonly Read[]
}

const inOrder = <T extends Line>(lines: readonly T[]): T[] => [...lines].sort((a, b) => (a.no < b.no ? -1 : 1))
const firstOf = ({ fiscal, project }: Group) => `${fiscal[0] ?? '\uffff'} ${project[0] ?? ''}`
const byNumbers = (a: Group, b: Group) => (firstOf(a) < firstOf(b) ? -1 : 1)
