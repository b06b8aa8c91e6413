import { LessThan } from 'typeorm'
import dayjs from 'dayjs'
import { Incoming } from '../entities/message/incoming.ts'
import type { Turn } from './turn.ts'

/** After a pause the talk starts anew. */
const MINUTES = 30

interface Row {
  times: number
  messageId: number
  at: string
}

/**
 * How many times in a row, this one included, a talker has come to the same kind of line: the same sentence is never said
 * twice in a row. Anything else he wrote in between starts the count again.
 */
export async function timesInARow(turn: Turn, name: string): Promise<number> {
  const { tx, talk, message } = turn
  const last = talk.recall<Row>(name)
  const before =
    last &&
    (await tx.db.findOne(Incoming, {
      where: { channel: message.channel, address: message.address, id: LessThan(message.id) },
      order: { id: 'DESC' },
      select: { id: true },
    }))
  const isRow =
    last !== null && before?.id === last.messageId && dayjs(tx.clock.now()).diff(last.at, 'minute') < MINUTES
  const times = isRow ? last.times + 1 : 1
  talk.remember(name, { times, messageId: message.id, at: tx.clock.now().toISOString() } satisfies Row)
  return times
}
