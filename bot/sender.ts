import { FileBox } from 'file-box'
import type { Wechaty } from 'wechaty'
import { ChannelError } from '../entities/base/errors.ts'
import type { Runtime } from '../entities/base/runtime.ts'
import type { KeptFile } from '../entities/message/incoming.ts'
import type { Button, Outgoing } from '../entities/message/outgoing.ts'

/** Hands one outgoing message to a channel. Resolves when the platform has it; throws ChannelError otherwise. */
export type Send = (message: Outgoing) => Promise<void>

/** A puppet that remembers keys shows a message once even when it is handed over again after a crash. */
interface KeyedPuppet {
  sendKeyed(to: string, message: { key: string; text: string; files: (KeptFile & { id: string })[] }): Promise<string>
}
const isKeyed = (puppet: object): puppet is KeyedPuppet => 'sendKeyed' in puppet

/** A puppet whose platform has cards with buttons. */
interface ChoosingPuppet {
  sendChoices(to: string, message: { key: string; text: string; choices: readonly Button[] }): Promise<string>
}
const canChoose = (puppet: object): puppet is ChoosingPuppet => 'sendChoices' in puppet
/** A card holds no more; a longer list is answered by its digits, as the text says. */
const MOST_BUTTONS = 6

/** Sends through Wechaty, whatever the puppet. */
export function wechatySender(wechaty: Wechaty, files: Runtime['files']): Send {
  /** Parts of a message that went out before one failed: the next try goes on there, and says nothing twice. */
  const done = new Map<number, number>()
  return async (message) => {
    try {
      const parts = await partsOf(wechaty, files, message)
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

/** Words first, then the pictures, each as one thing to send. */
async function partsOf(
  wechaty: Wechaty,
  files: Runtime['files'],
  message: Outgoing,
): Promise<(() => Promise<unknown>)[]> {
  const { puppet } = wechaty
  const { key, text, choices } = message
  if (isKeyed(puppet)) {
    const kept = message.files.map((file) => ({ ...file, id: file.sha256 }))
    return [() => puppet.sendKeyed(message.address, { key, text, files: kept })]
  }
  const conversation = await conversationOf(wechaty, message)
  const isCard = choices !== null && choices.length > 0 && choices.length <= MOST_BUTTONS
  const words =
    isCard && canChoose(puppet)
      ? [() => puppet.sendChoices(conversation.id, { key, text, choices })]
      : text
        ? [() => conversation.say(text)]
        : []
  const pictures = message.files.map((file) => async () => {
    await conversation.say(FileBox.fromFile(files.path(file.sha256), file.name))
  })
  return [...words, ...pictures]
}

/** An answer goes where it was asked: into the group, else to the person. */
async function conversationOf(wechaty: Wechaty, { room, address }: Outgoing) {
  const found = room === null ? await wechaty.Contact.find({ id: address }) : await wechaty.Room.find({ id: room })
  if (!found) throw new ChannelError(room === null ? 'no-such-contact' : 'no-such-room', false)
  return found
}

/** A puppet knows nothing of ours: its errors say by `code` and `retryable` what the outbox needs. */
function asChannelError(error: unknown): unknown {
  const { code, retryable } = error as { code?: unknown; retryable?: unknown }
  return typeof code === 'string' && typeof retryable === 'boolean' && !(error instanceof ChannelError)
    ? new ChannelError(code, retryable)
    : error
}
