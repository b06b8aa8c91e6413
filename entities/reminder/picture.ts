import { Like } from 'typeorm'
import { localDate } from '../base/clock.ts'
import type { Runtime } from '../base/runtime.ts'
import { isWithin, regionMap } from '../region/regions.ts'
import type { Picture } from './digest.ts'
import { kindOf } from '../report/due.ts'
import { type OpenObligation, openObligations, type Progress, progress } from '../report/obligations.ts'
import { ReportDraft } from '../report/reportDraft.ts'
import { summaryOf } from '../report/summary.ts'

/** Reads once what all messages of a round are written from: a few queries however many villages there are. */
export async function pictureOf(tx: Runtime, within: string, periods: string[]): Promise<Picture> {
  const regions = await regionMap(tx)
  const open = new Map<string, OpenObligation[]>()
  const done = new Map<string, Progress[]>()
  for (const period of new Set(periods)) {
    const kind = kindOf(period)
    if (kind === null) continue
    open.set(period, await openObligations(tx, { within, kind, period }))
    done.set(period, await progress(tx, { within, kind, period }))
  }
  const drafts = await draftsBegun(tx, within)
  return {
    today: localDate(tx.clock.now()),
    name: (code) => regions.get(code)?.name ?? '',
    open: (place, period) => (open.get(period) ?? []).filter((o) => isWithin(o.villageCode, place)),
    progress: (place, period) => (done.get(period) ?? []).filter((p) => isWithin(p.townCode, place)),
    begun: (personId, period) =>
      drafts.filter((draft) => draft.personId === personId && (draft.period === null || draft.period === period)),
  }
}

/** What people within a place have begun to report. */
async function draftsBegun(tx: Runtime, within: string) {
  const rows = await tx.db.findBy(ReportDraft, { state: 'open', villageCode: Like(`${within}%`) })
  const lines = await Promise.all(rows.map((row) => summaryOf(tx, row.draft)))
  return rows.flatMap(({ personId, draft }, i) =>
    draft.items.flatMap(({ assetId, period }) =>
      assetId === null ? [] : [{ personId, period, assetId, line: lines[i] ?? '' }],
    ),
  )
}
