import { In, IsNull, LessThanOrEqual, MoreThan } from 'typeorm'
import dayjs from 'dayjs'
import { ChannelError, isDuplicateKey } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import type { KeptFile } from './incoming.ts'
import { type Button, Outgoing } from './outgoing.ts'

export interface NewOutgoing {
  /** Names this message for ever; queued twice is one message. */
  key: string
  channel: string
  address: string
  text: string
  files?: KeptFile[]
  choices?: readonly Button[] | null
  room?: string | null
  replyTo?: number | null
  dueAt?: Date
  state?: 'queued' | 'held'
  parts?: unknown
}

const MAX_ATTEMPTS = 12
const LEASE_SECONDS = 15

/** Queues a message inside the caller's transaction. False when the key was queued before. */
export const queue = async (tx: Runtime, message: NewOutgoing): Promise<boolean> => (await insert(tx, message)) !== null

/**
 * Queues a message and leases it to the caller, who sends it as soon as the transaction is durable; if he dies before that, it
 * falls due by itself. Null when the key was queued before.
 */
export const queueLeased = (tx: Runtime, message: NewOutgoing): Promise<Outgoing | null> =>
  insert(tx, { ...message, dueAt: leasedUntil(tx) })

const leasedUntil = (tx: Runtime): Date => dayjs(tx.clock.now()).add(LEASE_SECONDS, 'second').toDate()

async function insert(tx: Runtime, message: NewOutgoing): Promise<Outgoing | null> {
  const now = tx.clock.now()
  const row = tx.db.create(Outgoing, {
    ...message,
    files: message.files ?? [],
    choices: message.choices ?? null,
    room: message.room ?? null,
    replyTo: message.replyTo ?? null,
    state: message.state ?? 'queued',
    parts: message.parts ?? null,
    attempts: 0,
    lastError: null,
    createdAt: now,
    dueAt: message.dueAt ?? now,
    sentAt: null,
  })
  try {
    // TypeORM's deep-partial type does not accept open records
    await tx.db.insert(Outgoing, row as never)
    return row
  } catch (error) {
    if (isDuplicateKey(error)) return null
    throw error
  }
}

/**
 * Takes up to `limit` queued and due messages of a channel, oldest first, for the next LEASE_SECONDS: nobody else gets them
 * meanwhile, and when this process dies they fall due again.
 */
export function lease(runtime: Runtime, channel: string, limit = 200): Promise<Outgoing[]> {
  const due = { channel, state: 'queued' as const, dueAt: LessThanOrEqual(runtime.clock.now()) }
  return runtime.db.exists(Outgoing, { where: due }).then((something) => {
    if (!something) return []
    return runtime.write(async (tx) => {
      const rows = await tx.db.find(Outgoing, { where: due, order: { id: 'ASC' }, take: limit, ...skipLocked(tx) })
      await tx.db.update(Outgoing, { id: In(rows.map((row) => row.id)) }, { dueAt: leasedUntil(tx) })
      return rows
    })
  })
}

/** MariaDB/MySQL: rows another process is taking right now are passed over. SQLite has one writer anyway. */
function skipLocked(tx: Runtime) {
  const isSqlite = tx.db.connection.options.type === 'better-sqlite3'
  return isSqlite ? {} : { lock: { mode: 'pessimistic_write' as const, onLocked: 'skip_locked' as const } }
}

export async function sent(tx: Runtime, ids: number[]): Promise<void> {
  await tx.db.update(Outgoing, { id: In(ids), state: 'queued' }, { state: 'sent', sentAt: tx.clock.now() })
}

/** Who it is said to, and where: a group and a single chat are two talks. */
export type Place = Pick<Outgoing, 'channel' | 'address' | 'room'>

/** Keeps a message back until `dueAt`: whatever the same person says until then can take it back. */
export const hold = async (tx: Runtime, message: NewOutgoing & { dueAt: Date }): Promise<void> =>
  void (await insert(tx, { ...message, state: 'held' }))

/** What is held for a talk, oldest first, and from now on is not said any more. What is being sent already is no longer held. */
export async function takeBack(tx: Runtime, { channel, address, room }: Place): Promise<Outgoing[]> {
  const where = { channel, address, room: room ?? IsNull(), state: 'held' as const }
  return claimed(tx, await tx.db.find(Outgoing, { where, order: { id: 'ASC' } }), { state: 'taken' })
}

/** Addresses for which something held has fallen due. */
export async function heldDue(tx: Runtime, channel: string): Promise<string[]> {
  const due = { channel, state: 'held' as const, dueAt: LessThanOrEqual(tx.clock.now()) }
  const rows = await tx.db.find(Outgoing, { where: due, select: { id: true, address: true }, take: 500 })
  return [...new Set(rows.map((row) => row.address))]
}

/** When something held falls due next. */
export async function nextHeldDue(tx: Runtime): Promise<Date | null> {
  return (await tx.db.findOne(Outgoing, { where: { state: 'held' }, order: { dueAt: 'ASC' } }))?.dueAt ?? null
}

/** Nothing more came: what was held for an address and is due is leased to the caller, who sends it. */
export function releaseDue(runtime: Runtime, { channel, address }: Omit<Place, 'room'>): Promise<Outgoing[]> {
  return runtime.write(async (tx) => {
    const where = { channel, address, state: 'held' as const, dueAt: LessThanOrEqual(tx.clock.now()) }
    const rows = await tx.db.find(Outgoing, { where, order: { id: 'ASC' } })
    return claimed(tx, rows, { state: 'queued', dueAt: leasedUntil(tx) })
  })
}

/** Of two who want the same held row one gets it. */
async function claimed(
  tx: Runtime,
  rows: Outgoing[],
  change: { state: 'taken' } | { state: 'queued'; dueAt: Date },
): Promise<Outgoing[]> {
  const own: Outgoing[] = []
  for (const row of rows)
    if ((await tx.db.update(Outgoing, { id: row.id, state: 'held' }, change)).affected === 1) own.push(row)
  return own
}

/** After a start, or when the pretend clock was moved: everything queued or held is due now. Only when no other process works on this store. */
export async function releaseAll(tx: Runtime): Promise<void> {
  const later = MoreThan(tx.clock.now())
  await tx.db.update(Outgoing, { state: 'held', dueAt: later }, { dueAt: tx.clock.now() })
  await tx.db.update(Outgoing, { state: 'queued', dueAt: later }, { dueAt: tx.clock.now() })
}

/** Our own limiter says it is not this message's turn yet: no fault of the message, so it does not count as a try. */
const LIMITED = 'limited'

/**
 * Not sent: later with a growing pause, or parked when the platform says never or it failed too often. What stands behind it for
 * the same address waits as long, so that order is kept.
 */
export async function notSent(
  tx: Runtime,
  message: Outgoing,
  error: unknown,
  behind: readonly Outgoing[] = [],
): Promise<void> {
  const known = error instanceof ChannelError ? error : new ChannelError('unexpected', true)
  const attempts = known.code === LIMITED ? message.attempts : message.attempts + 1
  const final = !known.retryable || attempts >= MAX_ATTEMPTS
  const backOff = known.code === LIMITED ? 1000 : Math.min(2 ** attempts, 3600) * 1000
  const dueAt = dayjs(tx.clock.now()).add(Math.max(backOff, known.retryAfterMs), 'millisecond').toDate()
  await tx.db.update(
    Outgoing,
    { id: message.id },
    { attempts, lastError: known.code.slice(0, 64), state: final ? 'parked' : 'queued', dueAt },
  )
  const ids = behind.map((row) => row.id)
  if (ids.length > 0)
    await tx.db.update(Outgoing, { id: In(ids), state: 'queued' }, { dueAt: final ? tx.clock.now() : dueAt })
}

/** Holds on to what takes longer to send than a lease lasts: uploads, a slow platform. */
export async function renewLeases(tx: Runtime, ids: readonly number[]): Promise<void> {
  await tx.db.update(Outgoing, { id: In([...ids]), state: 'queued' }, { dueAt: leasedUntil(tx) })
}
