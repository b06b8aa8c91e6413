import { localDate } from '../base/clock.ts'
import type { Runtime } from '../base/runtime.ts'
import { isWithin, regionMap } from '../region/regions.ts'
import type { Picture } from './digest.ts'
import { kindOf } from '../report/due.ts'
import { type OpenObligation, openObligations, type Progress, progress } from '../report/obligations.ts'

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
  return {
    today: localDate(tx.clock.now()),
    name: (code) => regions.get(code)?.name ?? '',
    open: (place, period) => (open.get(period) ?? []).filter((o) => isWithin(o.villageCode, place)),
    progress: (place, period) => (done.get(period) ?? []).filter((p) => isWithin(p.townCode, place)),
  }
}
