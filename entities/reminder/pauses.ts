import { IsNull, LessThanOrEqual, Like, MoreThanOrEqual } from 'typeorm'
import { audit } from '../base/audit.ts'
import { addDays, sendTimeOn, workdayFrom } from '../base/calendar.ts'
import { localDate } from '../base/clock.ts'
import type { Runtime } from '../base/runtime.ts'
import { isWithin } from '../region/regions.ts'
import { must } from '../base/errors.ts'
import { can } from '../person/policy.ts'
import type { Person } from '../person/person.ts'
import { ladderOf } from './rungs.ts'
import { ObligationPeriod } from '../report/obligation.ts'
import { ReminderPause } from './pause.ts'
import { ReminderStep } from './step.ts'

export function pausesOn(tx: Runtime, day: string): Promise<ReminderPause[]> {
  return tx.db.find(ReminderPause, {
    where: { startsOn: LessThanOrEqual(day), endsOn: MoreThanOrEqual(day), endedAt: IsNull() },
    order: { id: 'ASC' },
  })
}

/** Last day a place is paused, by its own pause or by one of a place above; null when it is not. */
export function pausedUntil(pauses: ReminderPause[], code: string): string | null {
  const days = pauses.filter((pause) => isWithin(code, pause.regionCode)).map((pause) => pause.endsOn)
  return days.length > 0 ? days.reduce((a, b) => (a > b ? a : b)) : null
}

/** When the clock reminds again after a pause. */
export const afterPause = (until: string, tx: Runtime): Date => sendTimeOn(workdayFrom(addDays(until, 1)), tx.settings)

const MOST_DAYS = 183

/** 暂停提醒 for a place and all below it, today until a last day. Throws person/forbidden, pause/dates, pause/too-long. */
export async function pauseReminders(
  tx: Runtime,
  pause: { by: Person; regionCode: string; endsOn: string; reason?: string; messageId?: number | null },
): Promise<void> {
  const { by, regionCode, endsOn, reason = '' } = pause
  must(can.pauseReminders(by, regionCode), 'person/forbidden')
  const startsOn = localDate(tx.clock.now())
  must(endsOn >= startsOn, 'pause/dates')
  // a day gone by is read as next year's: nobody means a pause of eleven months
  must(endsOn <= addDays(startsOn, MOST_DAYS), 'pause/too-long')
  await tx.db.update(ReminderPause, { regionCode, endedAt: IsNull() }, { endedAt: tx.clock.now(), endedBy: by.id })
  await tx.db.insert(ReminderPause, {
    regionCode,
    startsOn,
    endsOn,
    by: by.id,
    reason,
    createdAt: tx.clock.now(),
    endedAt: null,
    endedBy: null,
  })
  await audit(tx, {
    subject: 'reminder',
    subjectId: regionCode,
    action: 'pause',
    by: by.id,
    messageId: pause.messageId ?? null,
    change: { startsOn, endsOn, reason },
  })
}

/**
 * 恢复提醒 - ends the pauses of a place and of those below it, and brings the rungs that were put off back to their own moment.
 * Returns how many pauses ended. Throws person/forbidden.
 */
export async function resumeReminders(
  tx: Runtime,
  { by, regionCode, messageId = null }: { by: Person; regionCode: string; messageId?: number | null },
): Promise<number> {
  must(can.pauseReminders(by, regionCode), 'person/forbidden')
  const ended = await tx.db.update(
    ReminderPause,
    { regionCode: Like(`${regionCode}%`), endedAt: IsNull(), endsOn: MoreThanOrEqual(localDate(tx.clock.now())) },
    { endedAt: tx.clock.now(), endedBy: by.id },
  )
  if (!ended.affected) return 0
  await restore(tx, regionCode)
  await audit(tx, { subject: 'reminder', subjectId: regionCode, action: 'resume', by: by.id, messageId })
  return ended.affected
}

async function restore(tx: Runtime, regionCode: string): Promise<void> {
  const putOff = await tx.db.find(ReminderStep, {
    where: { state: 'pending', reason: 'paused', scopeCode: Like(`${regionCode}%`) },
  })
  for (const period of new Set(putOff.map((step) => step.period))) {
    const { dueOn } = await tx.db.findOneByOrFail(ObligationPeriod, { period })
    for (const { rung, dueAt } of ladderOf(period, dueOn, tx.settings)) {
      await tx.db.update(
        ReminderStep,
        { state: 'pending', reason: 'paused', period, rung, scopeCode: Like(`${regionCode}%`) },
        { dueAt, reason: null },
      )
    }
  }
}
