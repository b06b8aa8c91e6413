import { DomainError } from '../entities/base/errors.ts'
import { FixedClock } from '../entities/base/clock.ts'
import type { Runtime } from '../entities/base/runtime.ts'
import { Talk } from '../entities/dialog/talk.ts'
import { Incoming } from '../entities/message/incoming.ts'
import { claim, failed } from '../entities/message/inbox.ts'
import { queue } from '../entities/message/outbox.ts'
import { personAt } from '../entities/person/people.ts'
import { closeDraft, unask } from '../entities/report/drafts.ts'
import { REPORT } from '../entities/report/resume.ts'
import type { Library } from '../entities/rulebook/library/library.ts'
import type { Consultant } from '../entities/rulebook/model/consult.ts'
import { botTexts } from '../entities/texts/bot.ts'
import { adviceFor } from './advice.ts'
import { commands } from './commands/index.ts'
import { readTable } from './form/readTable.ts'
import { PHOTOS_WAIT } from './report/photos.ts'
import { route } from './route.ts'
import { type Said, Saying } from './saying/saying.ts'
import type { Turn } from './turn.ts'

export interface Answering {
  runtime: Runtime
  rulebook: Library
  /** The outside model, when one is configured. */
  consultant?: Consultant | null
  /** What the channel's own directory says of an address: units from the highest to the lowest, then the name. */
  directory?: (address: string) => Promise<string | null>
}

/**
 * One turn, one transaction: what the message changes, where the talk stands, the inbox row and the replies, all or nothing.
 * What the sender can mend is answered with its sentence and changes nothing else. `complete`: its files are there.
 * Returns the replies, for the caller to send.
 */
export async function answer(
  answering: Answering,
  id: number,
  complete: Promise<void> = Promise.resolve(),
): Promise<Said> {
  const { runtime, rulebook } = answering
  try {
    await complete
    const advice = await adviceFor(answering, id)
    const listed = await listedAs(answering, id)
    const table = await readTable(runtime, id)
    return await runtime.write((tx) => takeTurn(tx, { rulebook, advice, listed, table }, id, route))
  } catch (error) {
    if (error instanceof DomainError) {
      return runtime.write((tx) =>
        takeTurn(tx, { rulebook, advice: null, listed: null, table: null }, id, async (turn) => {
          // what was refused is not asked about again
          if (error.code.startsWith('report/')) await dropRefused(turn)
          return turn.reply(error.sentence)
        }),
      )
    }
    runtime.log.error({ incoming: id, err: error }, 'turn failed')
    await runtime.write(async (tx) => {
      if ((await failed(tx, id, (error as Error).name)) === 'parked') await apologise(tx, id)
    })
    return NOTHING
  }
}

const NOTHING: Said = { now: [], heldUntil: null }

async function dropRefused({ tx, talk }: Turn): Promise<void> {
  const { draftId } = talk.name === REPORT ? talk.state<{ draftId?: number }>() : {}
  if (draftId !== undefined) await closeDraft(tx, { id: draftId }, 'dropped')
  talk.end()
}

/** Asked before the transaction, and only of somebody unknown: the directory is on the other side of a network. */
async function listedAs({ runtime, directory }: Answering, id: number): Promise<string | null> {
  if (!directory) return null
  const message = await runtime.db.findOneBy(Incoming, { id, state: 'received' })
  return message && (await personAt(runtime, message)) === null ? directory(message.address) : null
}

async function takeTurn(
  tx: Runtime,
  { rulebook, advice, listed, table }: Pick<Turn, 'rulebook' | 'advice' | 'listed' | 'table'>,
  id: number,
  act: (turn: Turn) => Promise<void>,
): Promise<Said> {
  if (!(await claim(tx, id))) return NOTHING
  const message = await tx.db.findOneByOrFail(Incoming, { id })
  // the turn happens at one moment, whatever the clock does meanwhile
  const still = { ...tx, clock: new FixedClock(tx.clock.now()) }
  const known = await personAt(still, message)
  const talk = await Talk.of(still, `${message.channel}:${message.address}`)
  const saying = await Saying.of(still, message)
  if (saying.unread?.draftId) await unask(still, saying.unread.draftId)
  await act({
    tx: still,
    message,
    text: message.text.trim(),
    person: known?.status === 'active' ? known : null,
    talk,
    rulebook,
    advice,
    listed,
    table,
    commands,
    saying,
    reply: async (text, more) => saying.say(text, more),
  })
  await talk.save()
  return saying.finish({ photosWait: talk.recall(PHOTOS_WAIT) !== null })
}

/** Parked after too many tries: the sender hears of it with a number staff can find, and the message stays in the inbox. */
async function apologise(tx: Runtime, id: number): Promise<void> {
  const { channel, address } = await tx.db.findOneByOrFail(Incoming, { id })
  await queue(tx, { key: `sorry:${id}`, channel, address, text: botTexts.failed({ id }), replyTo: id })
}
