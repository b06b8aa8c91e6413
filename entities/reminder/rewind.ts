import { MoreThan } from 'typeorm'
import type { Runtime } from '../base/runtime.ts'
import { ReminderStep } from './step.ts'

/** The pretend clock goes back: rungs that lay before the start of this store lie ahead again. What was sent stays sent. */
export async function rewind(tx: Runtime, to: Date): Promise<void> {
  await tx.db.update(
    ReminderStep,
    { state: 'skipped', reason: 'before-start', dueAt: MoreThan(to) },
    { state: 'pending', reason: null },
  )
}
