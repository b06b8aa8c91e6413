import dayjs from 'dayjs'
import { nextHeldDue } from '../../entities/message/outbox.ts'
import type { Bot } from '../bot.ts'
import type { Job } from '../turn.ts'

const GRACE_SECONDS = 5

/** Takes up what a crash or a failure left: received but not handled, handled but not sent. */
export const mend = (bot: Bot): Job => ({
  name: 'mend',
  every: '*/5 * * * * *',
  nextDue: nextHeldDue,
  async run(runtime) {
    await bot.redeliver(dayjs(runtime.clock.now()).subtract(GRACE_SECONDS, 'second').toDate())
    await bot.flush()
  },
})
