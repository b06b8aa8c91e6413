import { FileBox } from 'file-box'
import type { Wechaty } from 'wechaty'
import { ChannelError } from '../entities/base/errors.ts'
import type { Runtime } from '../entities/base/runtime.ts'
import type { KeptFile } from '../entities/message/incoming.ts'
import type { Outgoing } from '../entities/message/outgoing.ts'

/** Hands one outgoing message to a channel. Resolves when the platform has it; throws ChannelError otherwise. */
export type Send = (message: Outgoing) => Promise<void>

/** A puppet that remembers keys shows a message once even when it is handed over again after a crash. */
interface KeyedPuppet {
  sendKeyed(to: string, message: { key: string; text: string; files: (KeptFile & { id: string })[] }): Promise<string>
}
const isKeyed = (puppet: object): puppet is KeyedPuppet => 'sendKeyed' in puppet

/** Sends through Wechaty, whatever the puppet. */
export function wechatySender(wechaty: Wechaty, files: Runtime['files']): Send {
  return async (message) => {
    const { puppet } = wechaty
    if (isKeyed(puppet)) {
      await puppet.sendKeyed(message.address, {
        key: message.key,
        text: message.text,
        files: message.files.map((file) => ({ ...file, id: file.sha256 })),
      })
      return
    }
    const contact = await wechaty.Contact.find({ id: message.address })
    if (!contact) throw new ChannelError('no-such-contact', false)
    if (message.text) await contact.say(message.text)
    for (const file of message.files) await contact.say(FileBox.fromFile(files.path(file.sha256), file.name))
  }
}
