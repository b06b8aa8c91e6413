import { LessThanOrEqual, MoreThan } from 'typeorm'
import { isDuplicateKey } from '../base/errors.ts'
import { maskPapers } from '../base/mask.ts'
import type { Runtime } from '../base/runtime.ts'
import { Incoming, type MessageFile, type MessagePlace, type ReplyContext } from './incoming.ts'

export interface ReceivedMessage {
  channel: string
  externalId: string
  address: string
  room?: string | null
  text: string
  files?: MessageFile[]
  place?: MessagePlace | null
  quote?: string | null
  /** The text is what a machine heard. */
  spoken?: boolean
  reply?: ReplyContext | null
  /** When it came, if that was before now. */
  receivedAt?: Date
}

const MAX_ATTEMPTS = 5

/** Keeps a message, personal numbers hidden: they are never stored (F185). Only when this resolves may the platform be told "received". The same (channel, externalId) again is a duplicate. */
export async function accept(runtime: Runtime, message: ReceivedMessage): Promise<{ id: number; duplicate: boolean }> {
  const { channel, externalId } = message
  try {
    return await runtime.write(async (tx) => {
      const row = tx.db.create(Incoming, rowOf(message, tx.clock.now()))
      await tx.db.insert(Incoming, row)
      return { id: row.id, duplicate: false }
    })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    const known = await runtime.db.findOneByOrFail(Incoming, { channel, externalId })
    return { id: known.id, duplicate: true }
  }
}

const rowOf = (message: ReceivedMessage, now: Date) => ({
  ...message,
  text: maskPapers(message.text),
  room: message.room ?? null,
  quote: message.quote == null ? null : maskPapers(message.quote),
  reply: message.reply ?? null,
  files: message.files ?? [],
  place: message.place ?? null,
  spoken: message.spoken ?? false,
  state: 'received' as const,
  attempts: 0,
  lastError: null,
  receivedAt: message.receivedAt ?? now,
  handledAt: null,
})

export type Kept = 'new' | 'duplicate'

/** Keeps many messages in one commit, in their order; each is told apart from what was there before. */
export async function acceptMany(runtime: Runtime, messages: readonly ReceivedMessage[]): Promise<Kept[]> {
  if (messages.length === 0) return []
  const first = new Map(messages.map((message) => [keyOf(message), message] as const).toReversed())
  const unique = messages.filter((message) => first.get(keyOf(message)) === message)
  const kept = new Map<ReceivedMessage, Kept>()
  try {
    await runtime.write(async (tx) => {
      const now = tx.clock.now()
      const rows = unique.map((message) => rowOf(message, now))
      await tx.db.createQueryBuilder().insert().into(Incoming).values(rows).updateEntity(false).execute()
    })
    for (const message of unique) kept.set(message, 'new')
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    // deliveries come again now and then: then one by one
    for (const message of unique) kept.set(message, (await accept(runtime, message)).duplicate ? 'duplicate' : 'new')
  }
  return messages.map((message) => kept.get(message) ?? 'duplicate')
}

const keyOf = ({ channel, externalId }: ReceivedMessage) => `${channel}:${externalId}`

/** The inbox row of a message that was accepted before it was announced. Null: there is none. */
export async function acceptedAs(runtime: Runtime, channel: string, externalId: string): Promise<number | null> {
  const row = await runtime.db.findOne(Incoming, { where: { channel, externalId }, select: { id: true } })
  return row?.id ?? null
}

/** Marks it handled inside the turn's transaction; false when another process or an earlier try already did. */
export async function claim(tx: Runtime, id: number): Promise<boolean> {
  const result = await tx.db.update(
    Incoming,
    { id, state: 'received' },
    { state: 'handled', handledAt: tx.clock.now() },
  )
  return result.affected === 1
}

/** A turn that failed is tried again at the next sweep, a few times, then parked for staff to see. */
export async function failed(tx: Runtime, id: number, code: string): Promise<'retry' | 'parked'> {
  const row = await tx.db.findOneByOrFail(Incoming, { id })
  const attempts = row.attempts + 1
  const state = attempts >= MAX_ATTEMPTS ? 'parked' : 'received'
  await tx.db.update(Incoming, { id }, { attempts, state, lastError: code.slice(0, 64) })
  return state === 'parked' ? 'parked' : 'retry'
}

/** Received but not handled, oldest first: what a crash or a failure left. The next page begins after the last id of this one. */
export function unhandled(
  tx: Runtime,
  channel: string,
  { before, after = 0 }: { before: Date; after?: number },
  limit = 500,
): Promise<Incoming[]> {
  return tx.db.find(Incoming, {
    where: { channel, state: 'received', receivedAt: LessThanOrEqual(before), id: MoreThan(after) },
    order: { id: 'ASC' },
    take: limit,
  })
}
