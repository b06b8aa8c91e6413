import type { SettingsView } from '../../base/runtime.ts'
import type { Line } from '../line.ts'
import type { GroupStatus, Reason, Tolerance } from '../match/group.ts'
import type { GroupState, ReconciliationGroup } from '../reconciliationGroup.ts'

export const toleranceOf = (settings: SettingsView): Tolerance => ({
  toleranceFen: settings.value<number>('recon.toleranceFen'),
  warnFen: settings.value<number>('recon.warnFen'),
})

/**
 * What the sums say, unless a person explained it or the county locked it. A project of donated or own money explains itself: nobody need be asked
 * why the fiscal line has nothing. Source: domain.md §4.1, F050.
 */
export function stateOf({
  status,
  explanation,
  lockedBy,
  reasons,
}: Pick<ReconciliationGroup, 'status' | 'explanation' | 'lockedBy' | 'reasons'>): GroupState {
  if (lockedBy !== null) return 'locked'
  if (status === 'matched') return 'matched'
  const explainsItself = status === 'project_only' && reasons.some(({ code }) => code === 'not-fiscal')
  return explanation !== '' || explainsItself ? 'explained' : status
}

/** States that a person has not to look at any more. */
export const settledStates = ['matched', 'explained', 'locked'] as const satisfies readonly GroupState[]
export const openStates = ['amount_diff', 'fiscal_only', 'project_only'] as const satisfies readonly GroupState[]

export interface Sums {
  status: GroupStatus
  fiscalFen: number
  projectFen: number
  diffFen: number
}

/** The sums of lines that a person put together. */
export function sumsOf(fiscal: readonly Line[], projects: readonly Line[], { toleranceFen }: Tolerance): Sums {
  const total = (lines: readonly Line[]) => lines.reduce((fen, line) => fen + line.fen, 0)
  const slack = [...fiscal, ...projects].reduce((fen, line) => fen + line.slackFen, 0)
  const [fiscalFen, projectFen] = [total(fiscal), total(projects)]
  const diffFen = projectFen - fiscalFen
  if (projects.length === 0) return { status: 'fiscal_only', fiscalFen, projectFen, diffFen }
  if (fiscal.length === 0) return { status: 'project_only', fiscalFen, projectFen, diffFen }
  const status = Math.abs(diffFen) <= slack + toleranceFen ? 'matched' : 'amount_diff'
  return { status, fiscalFen, projectFen, diffFen }
}

/** Why a group that a person made stands as it does. */
export function decidedReasons({ status, diffFen }: Sums, { warnFen }: Tolerance): Reason[] {
  const why: Reason[] = [{ code: 'by-person' }]
  if (status !== 'amount_diff') return why
  why.push({ code: diffFen > 0 ? 'less-money' : 'more-money', value: Math.abs(diffFen) })
  return Math.abs(diffFen) <= warnFen ? [...why, { code: 'small-difference' }] : why
}
