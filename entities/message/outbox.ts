import { LessThanOrEqual } from 'typeorm'
import dayjs from 'dayjs'
import { ChannelError, isDuplicateKey } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import type { KeptFile } from './incoming.ts'
import { Outgoing } from './outgoing.ts'

export interface NewOutgoing {
  /** Names this message for ever; queued twice is one message. */
  key: string
  channel: string
  address: string
  text: string
  files?: KeptFile[]
  replyTo?: number | null
  dueAt?: Date
}

const MAX_ATTEMPTS = 12

/** Queues a message inside the caller's transaction. False when the key was queued before. */
export async function queue(tx: Runtime, message: NewOutgoing): Promise<boolean> {
  const now = tx.clock.now()
  try {
    await tx.db.insert(Outgoing, {
      ...message,
      files: (message.files ?? []) as never,
      replyTo: message.replyTo ?? null,
      state: 'queued',
      attempts: 0,
      lastError: null,
      createdAt: now,
      dueAt: message.dueAt ?? now,
      sentAt: null,
    })
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/** Queued and due, oldest first. */
export function waiting(tx: Runtime, limit = 200): Promise<Outgoing[]> {
  return tx.db.find(Outgoing, { where: { state: 'queued', dueAt: LessThanOrEqual(tx.clock.now()) }, order: { id: 'ASC' }, take: limit })
}

export async function sent(tx: Runtime, id: number): Promise<void> {
  await tx.db.update(Outgoing, { id, state: 'queued' }, { state: 'sent', sentAt: tx.clock.now() })
}

/** Not sent: later with a growing pause, or parked when the platform says never or it failed too often. */
export async function notSent(tx: Runtime, message: Outgoing, error: unknown): Promise<void> {
  const attempts = message.attempts + 1
  const final = (error instanceof ChannelError && !error.retryable) || attempts >= MAX_ATTEMPTS
  const code = error instanceof ChannelError ? error.code : 'unexpected'
  const dueAt = dayjs(tx.clock.now()).add(Math.min(2 ** attempts, 3600), 'second').toDate()
  await tx.db.update(Outgoing, { id: message.id }, { attempts, lastError: code.slice(0, 64), state: final ? 'parked' : 'queued', dueAt })
}
