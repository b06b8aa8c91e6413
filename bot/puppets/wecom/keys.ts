/**
 * Keys by which a delivery is recognised when it comes again. MsgId alone was seen twice for different people, and sender
 * plus second is shared by two clicks: so the key is made of everything that tells deliveries apart.
 */
import { createHash } from 'node:crypto'

/** Characters; what a store may count on. */
export const KEY_LENGTH = 190

/** Parts joined by `|`, a `|` inside a part escaped; too long for the store: its end is a SHA-256 of the whole. */
export function deliveryKey(...parts: readonly string[]): string {
  const key = parts.map((part) => part.replace(/[%|\s]/g, (mark) => encodeURIComponent(mark))).join('|')
  if (key.length <= KEY_LENGTH) return key
  const hash = createHash('sha256').update(key).digest('base64url')
  // never half a surrogate pair
  return `${[...key].slice(0, 60).join('')}|${hash}`
}

export interface MessageParts {
  readonly agentId: string
  readonly from: string
  readonly msgId: string
}

export const messageKey = ({ agentId, from, msgId }: MessageParts) => deliveryKey(agentId, from, msgId)

export interface EventParts {
  readonly agentId: string
  readonly from: string
  /** Unix seconds */
  readonly createTime: string
  readonly event: string
  readonly eventKey: string
  readonly changeType: string
  readonly taskId: string
  /** whatever else tells two events of one second apart: the member a contact change is about, a scanned code */
  readonly about: string
}

export const eventKey = ({ agentId, from, createTime, event, eventKey: key, changeType, taskId, about }: EventParts) =>
  deliveryKey(agentId, from, createTime, event, key, changeType, taskId, about)
