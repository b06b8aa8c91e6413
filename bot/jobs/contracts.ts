import { followCalendar, nextCalendar } from '../../entities/contract/followCalendar.ts'
import { nextContractReminder, remindOfContracts } from '../../entities/reminder/contracts.ts'
import type { Job } from '../turn.ts'

/** 合同到期、催租 - contracts begin, are about to run out, run out; and who should know hears of it. Asked often, because one may be signed in between. */
export const contracts: Job = {
  name: 'contracts',
  every: '0 */10 * * * *',
  async nextDue(runtime) {
    const times = [await nextCalendar(runtime), await nextContractReminder(runtime)].filter((at) => at !== null)
    return times.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null
  },
  async run(runtime) {
    const moved = await followCalendar(runtime)
    const told = await remindOfContracts(runtime)
    if (moved + told > 0) runtime.log.info({ moved, told }, 'contracts moved, people told')
  },
}
