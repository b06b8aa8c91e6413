import { types } from 'wechaty-puppet'
import type { Message } from 'wechaty'
import type { KeepMessage } from '../../bot/bot.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { accept } from '../../entities/message/inbox.ts'
import type { MessagePlace } from '../../entities/message/incoming.ts'
import type { Channel } from './channel.ts'

/** Any other puppet through a Wechaty puppet service: it hands a message over only when Wechaty tells of it. */
export const otherPuppet = (runtime: Runtime, channel: string): Channel => ({
  puppet: 'wechaty-puppet-service',
  keep: keepNow(runtime, channel),
  attach: async () => {},
  stop: async () => {},
})

/** A location comes as the platform's own markup; what counts is the point. */
async function said(message: Message): Promise<{ text: string; place?: MessagePlace }> {
  if (message.type() !== types.Message.Location) return { text: message.text() }
  const { latitude, longitude, name, address } = (await message.toLocation()).payload
  return { text: '', place: { lng: longitude, lat: latitude, label: (name || address).slice(0, 200) } }
}

const keepNow =
  (runtime: Runtime, channel: string): KeepMessage =>
  async (message) =>
    (
      await accept(runtime, {
        channel,
        externalId: message.id,
        address: message.talker().id,
        room: message.room()?.id ?? null,
        ...(await said(message)),
      })
    ).id
