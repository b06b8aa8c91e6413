import { makeOrders } from '../../entities/ledger/orders.ts'
import type { Bot } from '../bot.ts'
import type { Job } from '../turn.ts'

/** Ledgers too large for a turn are made here, where nobody waits for the store. */
export const ledgers = (bot: Pick<Bot, 'nudge'>): Job => ({
  name: 'ledgers',
  every: '*/3 * * * * *',
  async run(runtime) {
    const made = await makeOrders(runtime)
    if (made === 0) return
    runtime.log.info({ made }, 'ledgers made')
    bot.nudge()
  },
})
