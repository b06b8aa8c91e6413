import { followCalendar, nextCalendar } from '../../entities/contract/followCalendar.ts'
import type { Job } from '../turn.ts'

/** 合同到期 - contracts begin, are about to run out, run out; asked every hour, because one may be signed in between. */
export const contracts: Job = {
  name: 'contracts',
  every: '0 10 * * * *',
  nextDue: nextCalendar,
  async run(runtime) {
    const moved = await followCalendar(runtime)
    if (moved > 0) runtime.log.info({ moved }, 'contracts moved')
  },
}
