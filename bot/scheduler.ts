import { gracefulShutdown, type Job as Timer, scheduleJob } from 'node-schedule'
import type { Runtime } from '../entities/base/runtime.ts'
import type { Job } from './turn.ts'

/**
 * node-schedule as a metronome: it only ticks. What is due stands in rows, so a missed, doubled or late tick loses nothing.
 * A job never overlaps itself.
 */
export class Scheduler {
  private readonly timers: Timer[] = []
  private readonly running = new Map<string, Promise<void>>()

  constructor(
    private readonly runtime: Runtime,
    private readonly jobs: readonly Job[],
    /** Called after a job that ran, so that what it queued goes out. */
    private readonly afterwards: () => void,
  ) {}

  start(): void {
    for (const job of this.jobs) {
      const timer = scheduleJob({ rule: job.every, tz: 'Asia/Shanghai' }, () => void this.run(job))
      // node-schedule answers a bad cron string with null
      if (timer === null) throw new Error(`job ${job.name}: bad schedule ${job.every}`)
      this.timers.push(timer)
    }
  }

  async stop(): Promise<void> {
    for (const timer of this.timers) timer.cancel()
    await Promise.all(this.running.values())
    await gracefulShutdown()
  }

  /** One round of every job, in order; at start, and after the pretend clock moved. */
  async sweep(): Promise<void> {
    for (const job of this.jobs) await this.run(job)
  }

  /** The next moment any job has something to do, if it knows. */
  async nextDue(): Promise<Date | null> {
    const moments: Date[] = []
    for (const job of this.jobs) {
      const due = await job.nextDue?.(this.runtime)
      if (due) moments.push(due)
    }
    return moments.sort((a, b) => a.getTime() - b.getTime())[0] ?? null
  }

  private run(job: Job): Promise<void> {
    const current = this.running.get(job.name)
    if (current) return current
    const run = job
      .run(this.runtime)
      .catch((error) => this.runtime.log.error({ job: job.name, err: error }, 'job failed'))
      .finally(() => {
        this.running.delete(job.name)
        this.afterwards()
      })
    this.running.set(job.name, run)
    return run
  }
}
