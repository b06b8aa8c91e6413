/** 接收消息 - the message objects of both transports as one plain record. Whatever type comes, it is read, never an exception. */
import { type MediaRef, type WecomIncoming, deliveryKey, recordsOf, recordOf, textOf } from '../wecom/index.ts'
import type { Json } from './frames.ts'
import { stripMention } from './mention.ts'

export interface ReadOptions {
  /** the bot's names in groups, as members see them */
  readonly names: readonly string[]
  /** for a message that brings no time of its own */
  readonly now: Date
  /** what an answer needs of this message */
  readonly reply: Readonly<Record<string, string>>
  /** stands in for a missing msgid */
  readonly deliveryId: string
}

/** Null when nobody is named who said it. */
export function readMessage(body: Json, options: ReadOptions): WecomIncoming | null {
  const envelope = readEnvelope(body, options)
  if (!envelope) return null
  const { text, media } = readPart(body)
  const quote = 'quote' in body ? readPart(recordOf(body.quote)) : null
  return {
    ...envelope,
    text: envelope.room ? stripMention(text, options.names) : text,
    ...(body.msgtype === 'voice' && text !== '' ? { spoken: true } : {}),
    quote: quote?.text ? quote.text : null,
    // a photo reaches a group's bot only in a mixed message or quoted
    media: named([...media, ...(quote?.media ?? [])]),
  }
}

/** A click on a card: the words of its button. */
export function readClick(body: Json, options: ReadOptions): WecomIncoming | null {
  const envelope = readEnvelope(body, options)
  const click = recordOf(recordOf(body.event).template_card_event)
  const text = textOf(click.event_key)
  return envelope && text ? { ...envelope, text, quote: null, media: [] } : null
}

type Envelope = Pick<WecomIncoming, 'key' | 'from' | 'room' | 'at' | 'reply'>

function readEnvelope(body: Json, { now, reply, deliveryId }: ReadOptions): Envelope | null {
  const from = textOf(recordOf(body.from).userid)
  if (!from) return null
  const seconds = typeof body.create_time === 'number' && body.create_time > 0 ? body.create_time : null
  const at = seconds === null || seconds > 1e11 ? now : new Date(seconds * 1000)
  const chatId = textOf(body.chatid)
  return {
    key: deliveryKey(textOf(body.aibotid), from, textOf(body.msgid) || deliveryId),
    from,
    room: body.chattype === 'group' && chatId ? chatId : null,
    at: at.toISOString(),
    reply,
  }
}

interface Part {
  text: string
  media: MediaRef[]
}

function readPart(part: Json): Part {
  const type = textOf(part.msgtype)
  const typed = recordOf(part[type])
  // a voice message comes as its transcript, without the sound
  if (type === 'text' || type === 'voice') return { text: textOf(typed.content), media: [] }
  if (type === 'image' || type === 'file' || type === 'video') return { text: '', media: mediaOf(type, typed) }
  if (type === 'mixed') {
    // one in another does not occur, and how deep would be the sender's choice
    const parts = recordsOf(typed.msg_item)
      .filter(({ msgtype }) => msgtype !== 'mixed')
      .map(readPart)
    const text = parts.map((one) => one.text).filter((one) => one !== '')
    return { text: text.join('\n'), media: parts.flatMap((one) => one.media) }
  }
  return { text: '', media: [] }
}

function mediaOf(kind: 'image' | 'file' | 'video', { url, aeskey, filename }: Json): MediaRef[] {
  if (typeof url !== 'string' || url === '') return []
  return [{ kind, name: textOf(filename), source: { url, aesKey: typeof aeskey === 'string' ? aeskey : null } }]
}

const ending = { image: '.jpg', video: '.mp4', voice: '.amr', file: '' } as const
/** The platform tells a name only with the bytes. */
const named = (media: MediaRef[]) =>
  media.map((ref, at) => (ref.name ? ref : { ...ref, name: `${ref.kind}-${at + 1}${ending[ref.kind]}` }))
