/** What Wechaty asks about messages, members and groups, from the little the platform tells. */
import type { payloads } from 'wechaty-puppet'
import { types } from 'wechaty-puppet'
import type { WecomIncoming } from '../wecom/index.ts'

/** A message as the puppet remembers it: what came in, or what the bot said. */
export type RawMessage =
  | { readonly direction: 'in'; readonly incoming: WecomIncoming }
  | { readonly direction: 'out'; readonly said: Said }

export interface Said {
  readonly id: string
  readonly chat: string
  readonly isRoom: boolean
  /** ISO instant */
  readonly at: string
  readonly text: string
  /** name of the file that was sent */
  readonly file: string | null
}

const mediaTypes = {
  image: types.Message.Image,
  voice: types.Message.Audio,
  video: types.Message.Video,
  file: types.Message.Attachment,
} as const

export function messagePayload(raw: RawMessage, botId: string): payloads.Message {
  if (raw.direction === 'out') {
    const { id, chat, isRoom, at, text, file } = raw.said
    return {
      id,
      talkerId: botId,
      ...(isRoom ? { roomId: chat, mentionIdList: [] } : { listenerId: chat }),
      text,
      timestamp: seconds(at),
      ...(file ? { filename: file } : {}),
      type: file ? types.Message.Attachment : types.Message.Text,
    }
  }
  const { key, from, room, at, text, media } = raw.incoming
  const [first] = media
  return {
    id: key,
    talkerId: from,
    // without a list Wechaty looks for names in the text, member by member; only what mentions the bot arrives at all
    ...(room ? { roomId: room, listenerId: botId, mentionIdList: [botId] } : { listenerId: botId }),
    text,
    timestamp: seconds(at),
    ...(first ? { filename: first.name } : {}),
    type: text || !first ? types.Message.Text : mediaTypes[first.kind],
  }
}

const seconds = (at: string) => Math.floor(Date.parse(at) / 1000)

export const contactPayload = (id: string, name: string): payloads.Contact => ({
  id,
  name,
  gender: types.ContactGender.Unknown,
  type: types.Contact.Individual,
  avatar: '',
  phone: [],
  friend: true,
})

/** Only the members who have spoken are known. */
export const roomPayload = (id: string, memberIdList: string[]): payloads.Room => ({
  id,
  topic: id,
  memberIdList,
  adminIdList: [],
})
