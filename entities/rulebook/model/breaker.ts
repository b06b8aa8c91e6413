import type { Clock } from '../../base/clock.ts'

/** After this many failures in a row nobody asks the model for a while. */
const FAILURES = 3
const REST_MS = 60_000
/** More at the same time would only make all of them late. */
const AT_ONCE = 8

/** 熔断 - keeps a model that is down from costing every asker the whole deadline. After the rest one question tries first. */
export class Breaker {
  private failures = 0
  private since: number | null = null
  private running = 0
  private trying = false

  constructor(
    private readonly clock: Clock,
    private readonly limits = { failures: FAILURES, restMs: REST_MS, atOnce: AT_ONCE },
  ) {}

  /** Null: ask, and call `leave` afterwards. */
  enter(): 'resting' | 'busy' | null {
    if (this.since !== null) {
      // the simulator's clock may be set back: any distance counts
      const rested = Math.abs(this.clock.now().getTime() - this.since) >= this.limits.restMs
      if (!rested || this.trying) return 'resting'
      this.trying = true
    } else if (this.running >= this.limits.atOnce) return 'busy'
    this.running++
    return null
  }

  /** True when the model is left alone from now on. */
  leave(failed: boolean): boolean {
    this.running--
    this.trying = false
    this.failures = failed ? this.failures + 1 : 0
    const rests = this.failures >= this.limits.failures
    this.since = rests ? this.clock.now().getTime() : null
    return rests
  }
}
