import dayjs from 'dayjs'
import { MoreThanOrEqual } from 'typeorm'
import type { WecomIncoming } from '../../bot/puppets/wecom/index.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { Incoming } from '../../entities/message/incoming.ts'

/** The platform takes an answer to a message for a day. Source: reference B.3, replies. */
const HOURS = 24
const MOST = 5000

/**
 * What an AI bot heard in an earlier life, told to it anew: an answer that still waits finds its message, and who has spoken can
 * be reached.
 */
export async function rememberChats(
  runtime: Runtime,
  puppet: { remember(message: WecomIncoming): void },
): Promise<void> {
  const since = dayjs(runtime.clock.now()).subtract(HOURS, 'hour').toDate()
  const rows = await runtime.db.find(Incoming, {
    where: { channel: 'wecom-aibot', receivedAt: MoreThanOrEqual(since) },
    order: { id: 'DESC' },
    take: MOST,
  })
  for (const row of rows.toReversed())
    puppet.remember({
      key: row.externalId,
      from: row.address,
      room: row.room,
      at: row.receivedAt.toISOString(),
      text: row.text,
      quote: row.quote,
      media: [],
      reply: row.reply,
    })
}
