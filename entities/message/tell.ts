import type { Runtime } from '../base/runtime.ts'
import { addressOf } from '../person/people.ts'
import type { KeptFile } from './incoming.ts'
import { queue } from './outbox.ts'
import type { Button } from './outgoing.ts'

/**
 * Queues a message to a person, inside the caller's transaction. `key` names it for ever, so that the same news is told once.
 * False when it was told before or the person has no address on any channel.
 */
export async function tell(
  tx: Runtime,
  personId: string,
  message: { key: string; text: string; files?: KeptFile[]; choices?: readonly Button[]; dueAt?: Date },
): Promise<boolean> {
  const to = await addressOf(tx, personId)
  return to !== null && queue(tx, { ...message, channel: to.channel, address: to.address })
}
