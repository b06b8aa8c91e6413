import { previousPeriod } from '../../entities/base/calendar.ts'
import { localDate } from '../../entities/base/clock.ts'
import type { Draft } from '../../entities/report/draft.ts'
import { openObligations } from '../../entities/report/obligations.ts'
import { standingReports } from '../../entities/report/reports.ts'
import type { KnownTurn } from '../turn.ts'

/** "冷库跟上季度一样": what was reported for the quarter before is known, so nothing is asked but whether it holds (F186). */
export async function repeatLast(turn: KnownTurn, draft: Draft): Promise<void> {
  if (!draft.flags.includes('same_as_previous')) return
  const { tx, person } = turn
  const until = localDate(tx.clock.now())
  const owed = await openObligations(tx, { within: person.regionCode, kind: 'quarter' })
  const isSaid = !draft.flags.includes('period_inferred')
  for (const item of draft.items) {
    if (item.assetId === null || item.yuan !== null || item.raw !== null) continue
    const own = owed.filter((o) => o.assetId === item.assetId)
    // the newest quarter that is over and still owed, as 无变化 means it
    const newest = own.findLast((o) => o.dueOn <= until) ?? own.at(-1)
    const period = isSaid ? item.period : (newest?.period ?? item.period)
    if (period === null || !period.includes('Q')) continue
    const before = (await standingReports(tx, [item.assetId], previousPeriod(period))).get(item.assetId)
    if (!before || before.status === null) continue
    Object.assign(item, {
      period,
      status: before.status,
      yuan: before.receivedFen === null ? null : before.receivedFen / 100,
      incomeKind: before.incomeKind,
      basis: 'received',
      precision: 'exact',
      issues: before.issues,
      since: before.since,
    })
    item.skipped.push('reason', ...(before.receivedFen === null ? (['amount'] as const) : []))
    draft.flags = draft.flags.filter((flag) => flag !== 'period_inferred')
  }
}
