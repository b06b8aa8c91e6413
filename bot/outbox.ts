import type { Runtime } from '../entities/base/runtime.ts'
import type { Outgoing } from '../entities/message/outgoing.ts'
import { lease, notSent, sent } from '../entities/message/outbox.ts'
import type { Send } from './sender.ts'

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
    for (const [address, batch] of byAddress(messages)) {
      const before = this.lanes.get(address)
      const lane = (before ? before.then(() => this.sendInOrder(batch)) : this.sendInOrder(batch)).finally(() => {
        if (this.lanes.get(address) === lane) this.lanes.delete(address)
      })
      this.lanes.set(address, lane)
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
    for (const message of batch) {
      try {
        await this.send(message)
      } catch (error) {
        this.runtime.log.warn({ outgoing: message.id, err: error }, 'not sent')
        await this.runtime
          .write((tx) => notSent(tx, message, error))
          // the lease runs out by itself
          .catch((failure: unknown) => this.runtime.log.error({ outgoing: message.id, err: failure }, 'not noted'))
        // what follows in this batch waits, so that order is kept; its lease runs out
        return
      }
      this.markSent(message.id)
    }
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
