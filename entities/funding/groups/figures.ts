import type { Runtime } from '../../base/runtime.ts'
import type { Person } from '../../person/person.ts'
import { canReconcile, townOf } from '../policy.ts'
import { type GroupState, groupStates, ReconciliationGroup } from '../reconciliationGroup.ts'
import { openStates, settledStates } from './state.ts'

export interface StateFigures {
  groups: number
  fiscalFen: number
  projectFen: number
  diffFen: number
}

/** 账账相符 - of one town and year, or of all: every state, and how much of it agrees. */
export interface GroupFigures {
  townCode: string
  town: string
  /** 0 = all years together. */
  year: number
  states: Record<GroupState, StateFigures>
  groups: number
  /** Groups a person still has to look at. */
  open: number
  /** Matched, explained or locked, of all groups; one decimal. */
  agreedPercent: number
}

const nothing = (): StateFigures => ({ groups: 0, fiscalFen: 0, projectFen: 0, diffFen: 0 })

/** By town and year, as far as this person may see. */
export async function groupFigures(
  tx: Runtime,
  who: Person,
  { townCode, year }: { townCode?: string | undefined; year?: number | undefined } = {},
): Promise<GroupFigures[]> {
  if (!canReconcile.see(who)) return []
  const query = tx.db
    .createQueryBuilder(ReconciliationGroup, 'g')
    .select('g.townCode', 'townCode')
    .addSelect('g.town', 'town')
    .addSelect('g.year', 'year')
    .addSelect('g.state', 'state')
    .addSelect('COUNT(*)', 'groups')
    .addSelect('SUM(g.fiscalFen)', 'fiscalFen')
    .addSelect('SUM(g.projectFen)', 'projectFen')
    .addSelect('SUM(g.diffFen)', 'diffFen')
    .groupBy('g.townCode')
    .addGroupBy('g.town')
    .addGroupBy('g.year')
    .addGroupBy('g.state')
  const own = townOf(who)
  if (own !== null) query.andWhere('g.townCode = :own', { own })
  if (townCode !== undefined) query.andWhere('g.townCode = :townCode', { townCode })
  if (year !== undefined) query.andWhere('g.year = :year', { year })
  const rows = await query.getRawMany<
    Record<'townCode' | 'town', string> & { state: GroupState; year: number } & Record<
        keyof StateFigures,
        string | number
      >
  >()
  const found = new Map<string, GroupFigures>()
  for (const row of rows) {
    const key = `${row.townCode} ${row.town} ${row.year}`
    const figures = found.get(key) ?? empty(row)
    found.set(key, figures)
    // raw sums are strings on MariaDB
    add(figures.states[row.state], {
      groups: Number(row.groups),
      fiscalFen: Number(row.fiscalFen),
      projectFen: Number(row.projectFen),
      diffFen: Number(row.diffFen),
    })
  }
  return [...found.values()]
    .map(counted)
    .sort((a, b) => (a.townCode === b.townCode ? a.year - b.year : a.townCode < b.townCode ? -1 : 1))
}

/** Several together: a town over its years, the county over its towns. */
export function together(
  list: readonly GroupFigures[],
  of: Pick<GroupFigures, 'townCode' | 'town' | 'year'>,
): GroupFigures {
  const sum = empty(of)
  for (const one of list) for (const state of groupStates) add(sum.states[state], one.states[state])
  return counted(sum)
}

const empty = ({ townCode, town, year }: Pick<GroupFigures, 'townCode' | 'town' | 'year'>): GroupFigures => ({
  townCode,
  town,
  year: Number(year),
  states: {
    fiscal_only: nothing(),
    project_only: nothing(),
    amount_diff: nothing(),
    explained: nothing(),
    matched: nothing(),
    locked: nothing(),
  },
  groups: 0,
  open: 0,
  agreedPercent: 0,
})

function add(into: StateFigures, more: StateFigures): void {
  for (const key of ['groups', 'fiscalFen', 'projectFen', 'diffFen'] as const) into[key] += more[key]
}

function counted(figures: GroupFigures): GroupFigures {
  const count = (states: readonly GroupState[]) => states.reduce((sum, state) => sum + figures.states[state].groups, 0)
  const groups = count(groupStates)
  const agreed = count(settledStates)
  return {
    ...figures,
    groups,
    open: count(openStates),
    agreedPercent: groups === 0 ? 0 : Math.round((1000 * agreed) / groups) / 10,
  }
}
