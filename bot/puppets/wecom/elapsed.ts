/** Time that passes, in milliseconds from anywhere: limits, token life and retries are about the platform's minutes, not about the date. */
export interface Elapsed {
  now(): number
  /** Runs later, once; the returned function calls it off. */
  after(ms: number, run: () => void): () => void
}

export const realTime: Elapsed = {
  now: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

export const wait = (elapsed: Elapsed, ms: number) => new Promise<void>((resolve) => void elapsed.after(ms, resolve))
