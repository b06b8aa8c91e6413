import type { Runtime } from '../entities/base/runtime.ts'
import type { Outgoing } from '../entities/message/outgoing.ts'
import { lease, notSent, renewLeases, sent } from '../entities/message/outbox.ts'
import type { Send } from './sender.ts'

/** Well before a lease runs out. */
const RENEW_MS = 5000

/**
 * Empties the outbox: per address in order, addresses side by side. Two processes never hold the same message, because each
 * holds a lease on what it sends: replies are born leased and come by `deliver`; everything else waits in the store for a
 * `nudge`, after a commit or by a job, which also brings back what a crash or a failure left.
 */
export class OutboxPump {
  private readonly lanes = new Map<string, Promise<void>>()
  private looking: Promise<void> | null = null
  private again = false
  private done: number[] = []
  private marking: Promise<void> | null = null
  /** In a lane: a second lease of the same row is not sent a second time. */
  private readonly held = new Set<number>()
  private renewing: NodeJS.Timeout | null = null

  constructor(
    private readonly runtime: Runtime,
    private readonly channel: string,
    private readonly send: Send,
  ) {}

  nudge(): void {
    this.again = true
    this.looking ??= this.look().finally(() => {
      this.looking = null
      if (this.again) this.nudge()
    })
  }

  /** Sends messages this process holds the lease of, behind what already goes to the same address. */
  deliver(messages: readonly Outgoing[]): void {
    const fresh = messages.filter(({ id }) => !this.held.has(id))
    this.hold(fresh)
    for (const [address, batch] of byAddress(fresh)) {
      const before = this.lanes.get(address)
      const lane = (before ? before.then(() => this.sendInOrder(batch)) : this.sendInOrder(batch)).finally(() => {
        if (this.lanes.get(address) === lane) this.lanes.delete(address)
      })
      this.lanes.set(address, lane)
    }
  }

  /** Everything an earlier life left unsent has its place in its lane when it resolves: whatever is delivered from then on comes behind. */
  async catchUp(): Promise<void> {
    for (;;) {
      const batch = await lease(this.runtime, this.channel)
      if (batch.length === 0) return
      this.deliver(batch)
    }
  }

  /** Resolves when everything that is due has been tried. */
  async flush(): Promise<void> {
    this.nudge()
    for (let busy = this.busy(); busy.length > 0; busy = this.busy()) await Promise.all(busy)
  }

  private busy(): Promise<void>[] {
    return [...this.lanes.values(), ...[this.looking, this.marking].filter((work) => work !== null)]
  }

  private async look(): Promise<void> {
    try {
      while (this.again) {
        this.again = false
        const batch = await lease(this.runtime, this.channel)
        if (batch.length === 0) continue
        this.again = true
        this.deliver(batch)
        await Promise.all(this.lanes.values())
      }
    } catch (error) {
      // the rows are still queued; the next tick tries again
      this.runtime.log.error({ err: error }, 'outbox failed')
    }
  }

  private async sendInOrder(batch: readonly Outgoing[]): Promise<void> {
    try {
      for (const [i, message] of batch.entries()) {
        try {
          await this.send(message)
        } catch (error) {
          this.runtime.log.warn({ outgoing: message.id, err: error }, 'not sent')
          await this.runtime
            .write((tx) => notSent(tx, message, error, batch.slice(i + 1)))
            // the lease runs out by itself
            .catch((failure: unknown) => this.runtime.log.error({ outgoing: message.id, err: failure }, 'not noted'))
          return
        }
        this.held.delete(message.id)
        this.markSent(message.id)
      }
    } finally {
      for (const { id } of batch) this.held.delete(id)
    }
  }

  private hold(messages: readonly Outgoing[]): void {
    for (const { id } of messages) this.held.add(id)
    if (this.held.size === 0 || this.renewing) return
    this.renewing = setTimeout(() => {
      this.renewing = null
      const ids = [...this.held]
      if (ids.length === 0) return
      this.runtime
        .write((tx) => renewLeases(tx, ids))
        .catch((error: unknown) => this.runtime.log.warn({ err: error }, 'leases not renewed'))
      this.hold([])
    }, RENEW_MS).unref()
  }

  /** What was sent while the last mark was being written is marked with the next. */
  private markSent(id: number): void {
    this.done.push(id)
    this.marking ??= this.mark().finally(() => (this.marking = null))
  }

  private async mark(): Promise<void> {
    try {
      while (this.done.length > 0) {
        const ids = this.done.splice(0)
        await this.runtime.write((tx) => sent(tx, ids))
      }
    } catch (error) {
      // sent again when the lease runs out; a channel that knows keys shows it once
      this.runtime.log.error({ err: error }, 'not marked as sent')
    }
  }
}

function byAddress(batch: readonly Outgoing[]): Map<string, Outgoing[]> {
  const lanes = new Map<string, Outgoing[]>()
  for (const message of batch) lanes.set(message.address, [...(lanes.get(message.address) ?? []), message])
  return lanes
}
