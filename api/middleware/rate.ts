/** 限速 - how many requests one key may send: a burst at once, then so many a minute. In memory, per process. */
const PER_MINUTE = 300
const BURST = 60

interface Bucket {
  left: number
  at: number
}

export class RateLimit {
  private readonly buckets = new Map<number, Bucket>()

  /** Takes one request of a key; 0 when it may pass, else the seconds to wait. */
  take(keyId: number, now: Date): number {
    const at = now.getTime()
    const before = this.buckets.get(keyId) ?? { left: BURST, at }
    // the pretend clock can be set back
    const passed = Math.max(0, at - before.at)
    const left = Math.min(BURST, before.left + (passed * PER_MINUTE) / 60_000)
    const isFree = left >= 1
    this.buckets.set(keyId, { left: isFree ? left - 1 : left, at })
    return isFree ? 0 : Math.ceil(((1 - left) * 60) / PER_MINUTE)
  }
}
