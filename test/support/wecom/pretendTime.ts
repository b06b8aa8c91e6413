import type { Elapsed } from '../../../bot/puppets/wecom/elapsed.ts'

/** Time that passes only when it is told to. */
export class PretendTime implements Elapsed {
  private at = 1_000
  private readonly timers = new Set<{ due: number; run: () => void }>()

  now() {
    return this.at
  }

  after(ms: number, run: () => void) {
    const timer = { due: this.at + Math.max(0, ms), run }
    this.timers.add(timer)
    return () => void this.timers.delete(timer)
  }

  get waiting() {
    return this.timers.size
  }

  /** Runs what falls due, in order, and lets promises settle in between. */
  async pass(ms: number) {
    const end = this.at + ms
    await settle()
    for (;;) {
      const [next] = [...this.timers].sort((a, b) => a.due - b.due)
      if (!next || next.due > end) break
      this.timers.delete(next)
      this.at = Math.max(this.at, next.due)
      next.run()
      await settle()
    }
    this.at = end
  }
}

/** Everything that is only waiting for promises has happened. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
