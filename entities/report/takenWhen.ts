import { addDays, daysBetween, isQuarter, isYear, periodBounds } from '../base/calendar.ts'
import { localDate } from '../base/clock.ts'
import type { Runtime } from '../base/runtime.ts'
import { photoTexts } from '../texts/photo.ts'
import type { Photo } from './photo.ts'
import type { Report } from './report.ts'

type Odd = 'takenInFuture' | 'takenBefore' | 'takenAfter' | 'takenLongAgo'

/**
 * Pictures whose own time does not fit: not within the period and the days after it in which one reports (D63), older than D63
 * when sent, or later than their receipt. A picture of before the period is said as that only.
 */
export function timeDoubts(tx: Runtime, report: Report, photos: Photo[]): string[] {
  const days = tx.settings.value<number>('photo.maxAgeDays')
  const found = new Map<Odd, string[]>()
  for (const { takenAt, sentAt } of photos) {
    if (takenAt === null) continue
    const odd = oddOf(localDate(takenAt), localDate(sentAt), report.period, days)
    if (odd !== null) found.set(odd, [...(found.get(odd) ?? []), localDate(takenAt)])
  }
  return [...found].map(([odd, taken]) => {
    const said = { count: taken.length, day: taken.sort()[0]!, period: report.period, days }
    return photoTexts[odd](said)
  })
}

function oddOf(taken: string, sent: string, period: string, days: number): Odd | null {
  // a phone's clock may run a few minutes ahead around midnight
  if (daysBetween(sent, taken) > 1) return 'takenInFuture'
  if (isQuarter(period) || isYear(period)) {
    const { from, to } = periodBounds(period)
    if (taken < from) return 'takenBefore'
    if (taken > addDays(to, days)) return 'takenAfter'
  }
  return daysBetween(taken, sent) > days ? 'takenLongAgo' : null
}
