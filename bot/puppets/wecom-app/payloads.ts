/** What Wechaty asks about messages, members and groups. */
import { type payloads, types } from 'wechaty-puppet'
import { formatAddress, parseAddress, type WecomIncoming } from '../wecom/index.ts'
import type { Member } from './directory.ts'
import type { Group } from './groups.ts'
import type { Link, Place, SaidKind } from './received.ts'

/** A message as the puppet remembers it. */
export type RawMessage =
  | {
      readonly direction: 'in'
      readonly incoming: WecomIncoming
      readonly kind: SaidKind
      readonly place: Place | null
      readonly link: Link | null
    }
  | {
      readonly direction: 'out'
      readonly id: string
      /** msgid of every part, for recall */
      readonly parts: readonly string[]
      readonly to: string
      /** ISO instant */
      readonly at: string
      readonly text: string
      readonly file: string | null
    }

const kinds: Readonly<Record<SaidKind, types.Message>> = {
  text: types.Message.Text,
  image: types.Message.Image,
  voice: types.Message.Audio,
  video: types.Message.Video,
  file: types.Message.Attachment,
  location: types.Message.Location,
  link: types.Message.Url,
  unknown: types.Message.Unknown,
}

export function messagePayload(raw: RawMessage, selfId: string): payloads.Message {
  if (raw.direction === 'out') {
    const { id, to, at, text, file } = raw
    const isRoom = parseAddress(to).kind === 'chat'
    return {
      id,
      talkerId: selfId,
      ...(isRoom ? { roomId: formatAddress(parseAddress(to)), mentionIdList: [] } : { listenerId: to }),
      text,
      timestamp: seconds(at),
      ...(file ? { filename: file } : {}),
      type: file ? types.Message.Attachment : types.Message.Text,
    }
  }
  const { key, from, at, text, media } = raw.incoming
  const [first] = media
  return {
    id: key,
    talkerId: from,
    listenerId: selfId,
    text,
    timestamp: seconds(at),
    ...(first ? { filename: first.name } : {}),
    type: kinds[raw.kind],
  }
}

const seconds = (at: string) => Math.floor(Date.parse(at) / 1000)

export const contactPayload = ({ userid, name, position }: Member): payloads.Contact => ({
  id: userid,
  name,
  gender: types.ContactGender.Unknown,
  type: /^(party|tag):/.test(userid) ? types.Contact.Corporation : types.Contact.Individual,
  avatar: '',
  phone: [],
  friend: true,
  coworker: true,
  ...(position ? { title: position } : {}),
})

export const roomPayload = ({ chatId, name, owner, members }: Group): payloads.Room => ({
  id: `chat:${chatId}`,
  topic: name,
  memberIdList: [...members],
  adminIdList: owner ? [owner] : [],
  ...(owner ? { ownerId: owner } : {}),
})
