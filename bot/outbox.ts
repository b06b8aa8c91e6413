import type { Runtime } from '../entities/base/runtime.ts'
import type { Outgoing } from '../entities/message/outgoing.ts'
import { lease, notSent, sent } from '../entities/message/outbox.ts'
import type { Send } from './sender.ts'

/**
 * Empties the outbox: per address in order, addresses side by side. `nudge` after a commit; a job nudges too, for what a
 * crash or a failure left. Two processes never hold the same message, because each takes a lease first.
 */
export class OutboxPump {
  private running: Promise<void> | null = null
  private again = false

  constructor(
    private readonly runtime: Runtime,
    private readonly channel: string,
    private readonly send: Send,
  ) {}

  nudge(): void {
    this.again = true
    this.running ??= this.loop().finally(() => {
      this.running = null
      if (this.again) this.nudge()
    })
  }

  /** Resolves when everything that is due has been tried. */
  async flush(): Promise<void> {
    this.nudge()
    while (this.running) await this.running
  }

  private async loop(): Promise<void> {
    try {
      while (this.again) {
        this.again = false
        const batch = await lease(this.runtime, this.channel)
        if (batch.length === 0) continue
        this.again = true
        await this.sendAll(batch)
      }
    } catch (error) {
      // the rows are still queued; the next tick tries again
      this.runtime.log.error({ err: error }, 'outbox failed')
    }
  }

  private async sendAll(batch: Outgoing[]): Promise<void> {
    const lanes = byAddress(batch)
    const done: number[] = []
    await Promise.all(
      [...lanes.values()].map(async (lane) => {
        for (const message of lane) {
          try {
            await this.send(message)
            done.push(message.id)
          } catch (error) {
            this.runtime.log.warn({ outgoing: message.id, err: error }, 'not sent')
            await this.runtime.write((tx) => notSent(tx, message, error))
            // what follows in this talk waits, so that order is kept; its lease runs out
            return
          }
        }
      }),
    )
    if (done.length > 0) await this.runtime.write((tx) => sent(tx, done))
  }
}

function byAddress(batch: Outgoing[]): Map<string, Outgoing[]> {
  const lanes = new Map<string, Outgoing[]>()
  for (const message of batch) lanes.set(message.address, [...(lanes.get(message.address) ?? []), message])
  return lanes
}
