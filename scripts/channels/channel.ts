import type { Puppet } from 'wechaty-puppet'
import type { WecomDoors } from '../../api/routes/wecom.ts'
import type { Bot, KeepMessage } from '../../bot/bot.ts'
import type { Talker } from '../../bot/sender.ts'
import type { FetchFile } from '../../bot/fetchFiles.ts'

/** What the product joins, whichever channel it runs on. */
export interface Channel {
  puppet: Puppet | 'wechaty-puppet-service'
  /** How a message Wechaty hears of is found in the inbox, or gets there. */
  keep: KeepMessage
  /** Of channels whose files come later. */
  fetch?: FetchFile
  /** Of channels with buttons. */
  talker?: Talker
  /** Of channels whose platform has a directory. */
  directory?: (address: string) => Promise<string | null>
  /** Of channels of WeCom. */
  doors?: WecomDoors
  /** Before anything is heard: what an earlier life left is taken up by this bot. */
  attach(bot: Bot): Promise<void>
  /** After nothing is heard any more, before the store closes. */
  stop(): Promise<void>
}
