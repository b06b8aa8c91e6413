import { In } from 'typeorm'
import { DomainError } from '../../base/errors.ts'
import { type Page, pageOf, type PageWanted } from '../../base/page.ts'
import type { Runtime } from '../../base/runtime.ts'
import type { Person } from '../../person/person.ts'
import { FiscalLine } from '../fiscalLine.ts'
import { canReconcile, townOf } from '../policy.ts'
import { ProjectLine } from '../projectLine.ts'
import { type GroupState, ReconciliationGroup, ReconciliationMember } from '../reconciliationGroup.ts'

export interface GroupFilter {
  townCode?: string | undefined
  year?: number | undefined
  states?: readonly GroupState[] | undefined
}

/** A page of the groups this person may see, by town, year and number. */
export function groupPage(
  tx: Runtime,
  who: Person,
  filter: GroupFilter,
  wanted: PageWanted,
): Promise<Page<ReconciliationGroup>> {
  const query = tx.db
    .createQueryBuilder(ReconciliationGroup, 'g')
    .orderBy('g.townCode', 'ASC')
    .addOrderBy('g.year', 'ASC')
    .addOrderBy('g.id', 'ASC')
  const town = townOf(who)
  if (!canReconcile.see(who)) query.andWhere('1 = 0')
  if (town !== null) query.andWhere('g.townCode = :own', { own: town })
  if (filter.townCode !== undefined) query.andWhere('g.townCode = :townCode', { townCode: filter.townCode })
  if (filter.year !== undefined) query.andWhere('g.year = :year', { year: filter.year })
  if (filter.states) query.andWhere('g.state IN (:...states)', { states: [...filter.states] })
  return pageOf(query, wanted)
}

/** The group of this number, when this person may see it. Throws funding/group-not-found. */
export async function groupSeen(tx: Runtime, who: Person, id: number): Promise<ReconciliationGroup> {
  const group = await tx.db.findOneBy(ReconciliationGroup, { id })
  if (!group || !canReconcile.seeGroup(who, group)) throw new DomainError('funding/group-not-found', { id })
  return group
}

export interface GroupLines {
  fiscal: FiscalLine[]
  projects: ProjectLine[]
  members: ReconciliationMember[]
}

/** The lines of some groups as they are now, in the order of their numbers. */
export async function groupLines(tx: Runtime, ids: readonly number[]): Promise<GroupLines> {
  if (ids.length === 0) return { fiscal: [], projects: [], members: [] }
  const members = await tx.db.find(ReconciliationMember, { where: { groupId: In([...ids]) }, order: { no: 'ASC' } })
  const of = (line: ReconciliationMember['line']) => In(members.filter((m) => m.line === line).map((m) => m.no))
  return {
    members,
    fiscal: await tx.db.find(FiscalLine, { where: { no: of('fiscal') }, order: { no: 'ASC' } }),
    projects: await tx.db.find(ProjectLine, { where: { no: of('project') }, order: { no: 'ASC' } }),
  }
}

/** What a locked group's lines differ from now, in fen: they changed after it was locked, and it did not move. */
export function changedSince({
  fiscal,
  projects,
  members,
}: GroupLines): { no: string; oldFen: number; newFen: number }[] {
  const now = new Map([
    ...fiscal.map((l) => [`fiscal ${l.no}`, l.fen] as const),
    ...projects.map((l) => [`project ${l.no}`, l.fen] as const),
  ])
  return members.flatMap(({ line, no, fen }) => {
    const newFen = now.get(`${line} ${no}`)
    return newFen === undefined || newFen === fen ? [] : [{ no, oldFen: fen, newFen }]
  })
}
