import { fireDue, nextFiring } from '../../entities/reminder/fire.ts'
import type { Job } from '../turn.ts'

/** 催报 - the ladder. Due times are rows; this only asks every minute. */
export const remind: Job = {
  name: 'remind',
  every: '0 * * * * *',
  nextDue: nextFiring,
  async run(runtime) {
    const told = await fireDue(runtime)
    if (told > 0) runtime.log.info({ told }, 'reminders queued')
  },
}
