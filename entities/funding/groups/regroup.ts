import type { Runtime } from '../../base/runtime.ts'
import { FiscalLine } from '../fiscalLine.ts'
import type { Line } from '../line.ts'
import type { Group } from '../match/group.ts'
import { reconcile } from '../match/reconcile.ts'
import { ProjectLine } from '../projectLine.ts'
import { ReconciliationGroup, ReconciliationMember } from '../reconciliationGroup.ts'
import { placing } from './placing.ts'
import { Pool } from './pool.ts'
import { decidedReasons, stateOf, sumsOf, toleranceOf } from './state.ts'
import { type Wanted, writeGroups, type Written } from './write.ts'

export interface Regrouped extends Written {
  /** Members left as they are because a person decided or the county locked them. */
  kept: number
}

/**
 * Reckons the groups anew from all lines. Locked groups are not touched; those a person joined, split or explained keep their members and only their
 * sums are reckoned again; the rest is matched as if for the first time, and a group that stays the same keeps its number. The caller holds `alone`.
 */
export async function regroup(tx: Runtime, by: string): Promise<Regrouped> {
  const fiscal = await tx.db.find(FiscalLine)
  const projects = await tx.db.find(ProjectLine)
  const groups = await tx.db.find(ReconciliationGroup)
  const members = membersByGroup(await tx.db.find(ReconciliationMember))
  const tolerance = toleranceOf(tx.settings)
  const place = await placing(tx)
  const moneyOf = new Map(fiscal.map((line) => [line.no, line]))
  const projectOf = new Map(projects.map((line) => [line.no, line]))

  const isKept = (group: ReconciliationGroup) => group.byPerson || group.explanation !== '' || group.lockedBy !== null
  const kept = groups.filter(isKept)
  const taken = new Set(kept.flatMap((group) => (members.get(group.id) ?? []).map((m) => `${m.line} ${m.no}`)))

  const wanted = (existing: ReconciliationGroup | null, money: Line[], work: Line[], sums: Sums): Wanted => ({
    existing,
    fiscal: money,
    projects: work,
    values: {
      ...place(work, money),
      ...sums,
      state: stateOf({ ...sums, explanation: existing?.explanation ?? '', lockedBy: null }),
    },
  })
  const decided = kept
    .filter((group) => group.lockedBy === null)
    .map((group) => {
      const own = members.get(group.id) ?? []
      const money = own.flatMap((m) => (m.line === 'fiscal' ? (moneyOf.get(m.no) ?? []) : []))
      const work = own.flatMap((m) => (m.line === 'project' ? (projectOf.get(m.no) ?? []) : []))
      const sums = sumsOf(money, work, tolerance)
      const isSame = sums.status === group.status && sums.diffFen === group.diffFen
      return wanted(group, money, work, {
        ...sums,
        reasons: isSame ? group.reasons : decidedReasons(sums, tolerance),
      })
    })

  const pool = new Pool(
    groups.filter((group) => !isKept(group)),
    members,
  )
  const found = reconcile(
    fiscal.filter((line) => !taken.has(`fiscal ${line.no}`)),
    projects.filter((line) => !taken.has(`project ${line.no}`)),
    tolerance,
    [...projects, ...fiscal],
  )
  const matched = pool.assign(found).map(([group, existing]) =>
    wanted(
      existing,
      group.fiscal.flatMap((no) => moneyOf.get(no) ?? []),
      group.project.flatMap((no) => projectOf.get(no) ?? []),
      {
        status: group.status,
        fiscalFen: group.fiscalFen,
        projectFen: group.projectFen,
        diffFen: group.diffFen,
        reasons: group.reasons,
      },
    ),
  )
  const written = await writeGroups(tx, { wanted: [...decided, ...matched], gone: pool.left(), members, by })
  return { ...written, kept: kept.length }
}

type Sums = Pick<Group, 'status' | 'fiscalFen' | 'projectFen' | 'diffFen' | 'reasons'>

export function membersByGroup(list: readonly ReconciliationMember[]): Map<number, ReconciliationMember[]> {
  const byGroup = new Map<number, ReconciliationMember[]>()
  for (const member of list) {
    const own = byGroup.get(member.groupId)
    if (own) own.push(member)
    else byGroup.set(member.groupId, [member])
  }
  return byGroup
}
