import { FileBox, type FileBoxInterface } from 'file-box'
import type { Wechaty } from 'wechaty'
import { ChannelError } from '../entities/base/errors.ts'
import type { Runtime } from '../entities/base/runtime.ts'
import { Incoming, type KeptFile } from '../entities/message/incoming.ts'
import type { Button, Outgoing } from '../entities/message/outgoing.ts'

/** Hands one outgoing message to a channel. Resolves when the platform has it; throws ChannelError otherwise. */
export type Send = (message: Outgoing) => Promise<void>

/** A puppet that remembers keys shows a message once even when it is handed over again after a crash. */
interface KeyedPuppet {
  sendKeyed(to: string, message: { key: string; text: string; files: (KeptFile & { id: string })[] }): Promise<string>
}
const isKeyed = (puppet: object): puppet is KeyedPuppet => 'sendKeyed' in puppet

/** A channel with typed addresses (user:, chat:), cards with buttons, and answers that name what they answer. */
export interface Talker {
  text(to: string, text: string, options: SayOptions): Promise<unknown>
  file(to: string, file: FileBoxInterface, options: SayOptions): Promise<unknown>
  choices(to: string, message: { key: string; text: string; choices: readonly Button[] }): Promise<unknown>
}
export interface SayOptions {
  /** The same key is said once, where the channel can. */
  key: string
  /** Key of the message it answers. */
  replyTo?: string
}
/** A card holds no more; a longer list is answered by its digits, as the text says. */
const MOST_BUTTONS = 6

/** One thing to send: a text, a card, a picture. */
type Part = () => Promise<unknown>

/** Sends through Wechaty, whatever the puppet. */
export function wechatySender(wechaty: Wechaty, runtime: Runtime, talker: Talker | null = null): Send {
  /** Parts of a message that went out before one failed: the next try goes on there, and says nothing twice. */
  const done = new Map<number, number>()
  return async (message) => {
    try {
      const parts = await partsOf({ wechaty, runtime, talker }, message)
      for (const [i, part] of parts.entries()) {
        if (i < (done.get(message.id) ?? 0)) continue
        await part()
        done.set(message.id, i + 1)
      }
      done.delete(message.id)
    } catch (error) {
      const known = asChannelError(error)
      if (known instanceof ChannelError && !known.retryable) done.delete(message.id)
      throw known
    }
  }
}

/** Words first, then the pictures. */
function partsOf(
  { wechaty, runtime, talker }: { wechaty: Wechaty; runtime: Runtime; talker: Talker | null },
  message: Outgoing,
): Part[] | Promise<Part[]> {
  const { puppet } = wechaty
  const { key, text } = message
  if (isKeyed(puppet)) {
    const files = message.files.map((file) => ({ ...file, id: file.sha256 }))
    return [() => puppet.sendKeyed(message.address, { key, text, files })]
  }
  const open = (file: KeptFile) => FileBox.fromFile(runtime.files.path(file.sha256), file.name)
  return talker ? throughTalker(talker, runtime, message, open) : throughWechaty(wechaty, message, open)
}

type OpenFile = (file: KeptFile) => FileBoxInterface

/** Every part has a key of its own, so that one whose fate is unknown can be sent again. */
async function throughTalker(
  talker: Talker,
  runtime: Runtime,
  { key, text, choices, files, room, address, replyTo }: Outgoing,
  open: OpenFile,
): Promise<Part[]> {
  const to = room === null ? `user:${address}` : `chat:${room}`
  const asked = replyTo === null ? null : await runtime.db.findOne(Incoming, { where: { id: replyTo } })
  const answers = asked ? { replyTo: asked.externalId } : {}
  const words: Part[] =
    choices && choices.length > 0 && choices.length <= MOST_BUTTONS
      ? [() => talker.choices(to, { key, text, choices })]
      : text
        ? [() => talker.text(to, text, { key, ...answers })]
        : []
  const pictures = files.map(
    (file, i): Part =>
      () =>
        talker.file(to, open(file), { key: `${key}:${i + 1}`, ...answers }),
  )
  return [...words, ...pictures]
}

async function throughWechaty(
  wechaty: Wechaty,
  { text, files, room, address }: Outgoing,
  open: OpenFile,
): Promise<Part[]> {
  // an answer goes where it was asked: into the group, else to the person
  const conversation =
    room === null ? await wechaty.Contact.find({ id: address }) : await wechaty.Room.find({ id: room })
  if (!conversation) throw new ChannelError(room === null ? 'no-such-contact' : 'no-such-room', false)
  const words: Part[] = text ? [() => conversation.say(text)] : []
  return [
    ...words,
    ...files.map(
      (file): Part =>
        () =>
          conversation.say(open(file)),
    ),
  ]
}

/** A puppet knows nothing of ours: its errors say by `code` and `retryable` what the outbox needs. */
export function asChannelError(error: unknown): unknown {
  if (error instanceof ChannelError) return error
  const { code, retryable, retryAfterMs } = error as { code?: unknown; retryable?: unknown; retryAfterMs?: unknown }
  return typeof code === 'string' && typeof retryable === 'boolean'
    ? new ChannelError(code, retryable, typeof retryAfterMs === 'number' ? retryAfterMs : 0)
    : error
}
