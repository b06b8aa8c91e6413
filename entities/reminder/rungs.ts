import { addDays, periodBounds, sendTimeOn, workdayFrom } from '../base/calendar.ts'
import type { SettingsView } from '../base/runtime.ts'
import { type Rung, rungs } from './step.ts'

/**
 * The five rungs of a period with their moment. A rung that falls on a weekend or holiday goes out on the next workday. The hint
 * is worth something only before the day: when the next workday lies behind it, it goes out on the workday before, but never
 * before the period is over.
 * Source: D64.
 */
export function ladderOf(period: string, due: string, settings: SettingsView): { rung: Rung; dueAt: Date }[] {
  const offsets = settings.value<number[]>('overdue.ladder')
  const over = periodBounds(period).to
  return rungs.map((rung, i) => {
    const wanted = addDays(due, offsets[i] ?? 0)
    const day = wanted > over ? wanted : addDays(over, 1)
    const later = workdayFrom(day)
    const earlier = workdayFrom(day, -1)
    const early = rung === 'hint' && later > due && earlier > over
    return { rung, dueAt: sendTimeOn(early ? earlier : later, settings) }
  })
}
