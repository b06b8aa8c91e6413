import type { Bot } from '../bot/bot.ts'
import type { Scheduler } from '../bot/scheduler.ts'
import type { PretendClock } from '../entities/base/clock.ts'
import type { Runtime } from '../entities/base/runtime.ts'
import { rewind } from '../entities/reminder/rewind.ts'
import { releaseAll } from '../entities/message/outbox.ts'
import { changeSetting } from '../entities/settings/settings.ts'
import { Settings } from '../entities/settings/settings.ts'

interface Parts {
  runtime: Runtime
  clock: PretendClock
  scheduler: Scheduler
  bot: Bot
}

/** More stops than a year of ladders has; a job that never gets done must not hold the clock for ever. */
const MOST_STOPS = 5000

/**
 * The simulator's clock. Moving it forward stops at every moment something falls due on the way, so that a quarter's
 * reminders come one after the other, each at its own time, in a minute. Moving it back only changes what "now" is.
 */
export function pretendClock({ runtime, clock, scheduler, bot }: Parts) {
  let moving: Promise<void> = Promise.resolve()
  const settle = async () => {
    await runtime.write(releaseAll)
    await scheduler.sweep()
    await bot.idle()
  }

  async function move(to: Date): Promise<void> {
    await bot.idle()
    if (to < clock.now()) await runtime.write((tx) => rewind(tx, to))
    let last = 0
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      const due = await scheduler.nextDue()
      if (due === null || due > to) break
      // what is due in the past, or stays due after its turn, gets one turn at the present moment
      const at = Math.max(due.getTime(), clock.now().getTime(), last + 1)
      if (at > to.getTime()) break
      clock.set(new Date(at))
      last = at
      await settle()
      if (due.getTime() === (await scheduler.nextDue())?.getTime()) break
    }
    clock.set(to)
    await runtime.write((tx) =>
      changeSetting(tx, { key: 'simulator.clockOffsetMs', value: clock.offset, by: 'simulator' }),
    )
    if (runtime.settings instanceof Settings) await runtime.settings.refresh(runtime)
    await settle()
  }

  return {
    read: () => clock.now(),
    set(to: Date): Promise<void> {
      moving = moving.catch(() => undefined).then(() => move(to))
      return moving
    },
  }
}
