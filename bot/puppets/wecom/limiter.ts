/**
 * 频率限制 - the platform drops what one member gets beyond 30 messages a minute and 1,000 an hour, without an error. So we stay
 * below, in order, one at a time per member, and tell what waits. A place is taken from before the call until a window after
 * its answer: wherever in between the platform counts it, no window of its clock holds more than ours.
 */
import { type Elapsed, realTime } from './elapsed.ts'
import { WecomError } from './errors.ts'

export interface LimitWindow {
  readonly max: number
  readonly ms: number
}

/** Below the documented 30/min and 1,000/h. */
export const MEMBER_WINDOWS: readonly LimitWindow[] = [
  { max: 25, ms: 60_000 },
  { max: 900, ms: 3_600_000 },
]

export interface Waiting {
  readonly to: string
  readonly count: number
  /** until the first of them goes */
  readonly ms: number
}

export interface LimiterOptions {
  readonly windows?: readonly LimitWindow[]
  /** what would wait longer is refused by `admit` as `limited`, retryable, for a caller with a queue of its own; without it everything waits here */
  readonly longestWaitMs?: number
  /** called when something begins to wait */
  readonly onWait?: (waiting: Waiting) => void
  readonly elapsed?: Elapsed
}

interface Lane {
  readonly queue: { start: () => Promise<void>; refuse: (error: Error) => void }[]
  /** when each of the last calls ended, oldest first */
  ended: number[]
  running: boolean
  callOff: (() => void) | null
  /** when the timer fires */
  due: number
}

const LANES_KEPT = 5_000

export class Limiter {
  private readonly lanes = new Map<string, Lane>()
  private readonly windows: readonly LimitWindow[]
  private readonly elapsed: Elapsed

  constructor(private readonly options: LimiterOptions = {}) {
    this.windows = options.windows ?? MEMBER_WINDOWS
    this.elapsed = options.elapsed ?? realTime
  }

  /** Throws `limited` when the last of the next `count` calls would wait longer than it may: before the first of them is made. */
  admit(to: string, count = 1): void {
    const lane = this.lane(to)
    const ms = this.untilFree(lane, lane.queue.length + (lane.running ? 1 : 0) + count - 1)
    if (ms > (this.options.longestWaitMs ?? Number.POSITIVE_INFINITY))
      throw new WecomError('limited', `${to} has had enough for now`, { retryable: true, retryAfterMs: ms })
  }

  /** Calls `send` when `to` may get one more, after everything that was asked for `to` before. Throws `stopped` and what `send` throws. */
  run<T>(to: string, send: () => Promise<T>): Promise<T> {
    const lane = this.lane(to)
    return new Promise<T>((resolve, reject) => {
      lane.queue.push({ start: () => send().then(resolve, reject), refuse: reject })
      this.pump(to, lane)
    })
  }

  waiting(): Waiting[] {
    const now = this.elapsed.now()
    return [...this.lanes]
      .filter(([, { queue, callOff }]) => queue.length > 0 && callOff !== null)
      .map(([to, { queue, due }]) => ({ to, count: queue.length, ms: Math.max(0, due - now) }))
  }

  /** Rejects what waits, as retryable. */
  stop(): void {
    for (const lane of this.lanes.values()) {
      lane.callOff?.()
      lane.callOff = null
      for (const { refuse } of lane.queue.splice(0)) refuse(new WecomError('stopped', 'stopped', { retryable: true }))
    }
  }

  private pump(to: string, lane: Lane): void {
    if (lane.running || lane.callOff || lane.queue.length === 0) return
    const ms = this.untilFree(lane, 0)
    if (ms > 0) {
      lane.due = this.elapsed.now() + ms
      lane.callOff = this.elapsed.after(ms, () => {
        lane.callOff = null
        this.pump(to, lane)
      })
      this.options.onWait?.({ to, count: lane.queue.length, ms })
      return
    }
    lane.running = true
    void lane.queue
      .shift()
      ?.start()
      .finally(() => {
        lane.running = false
        lane.ended.push(this.elapsed.now())
        this.pump(to, lane)
      })
  }

  /** Milliseconds until a call with `ahead` others before it may begin. */
  private untilFree(lane: Lane, ahead: number): number {
    const now = this.elapsed.now()
    const longest = Math.max(...this.windows.map((window) => window.ms))
    // what ended in this very moment still counts a whole window: a timer may fire a little early
    while (lane.ended[0] !== undefined && lane.ended[0] < now - longest) lane.ended.shift()
    let ms = 0
    for (const window of this.windows) {
      const taken = lane.ended.filter((at) => at >= now - window.ms)
      const over = taken.length + ahead + 1 - window.max
      if (over <= 0) continue
      const frees = taken[(over - 1) % window.max] ?? now
      ms = Math.max(ms, Math.ceil(frees + window.ms - now) + 1 + Math.floor((over - 1) / window.max) * window.ms)
    }
    return ms
  }

  private lane(to: string): Lane {
    const known = this.lanes.get(to)
    if (known) return known
    if (this.lanes.size >= LANES_KEPT) this.forgetIdle()
    const lane: Lane = { queue: [], ended: [], running: false, callOff: null, due: 0 }
    this.lanes.set(to, lane)
    return lane
  }

  private forgetIdle(): void {
    for (const [to, lane] of this.lanes) {
      this.untilFree(lane, 0)
      if (lane.ended.length === 0 && lane.queue.length === 0 && !lane.running) this.lanes.delete(to)
    }
  }
}
