import type { KeepMessage } from '../../bot/bot.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { accept } from '../../entities/message/inbox.ts'
import type { Channel } from './channel.ts'

/** Any other puppet through a Wechaty puppet service: it hands a message over only when Wechaty tells of it. */
export const otherPuppet = (runtime: Runtime, channel: string): Channel => ({
  puppet: 'wechaty-puppet-service',
  keep: keepNow(runtime, channel),
  attach: async () => {},
  stop: async () => {},
})

const keepNow =
  (runtime: Runtime, channel: string): KeepMessage =>
  async (message) =>
    (
      await accept(runtime, {
        channel,
        externalId: message.id,
        address: message.talker().id,
        room: message.room()?.id ?? null,
        text: message.text(),
      })
    ).id
