import { Entity, Index } from 'typeorm'
import { Code, Flag, Id, Instant, Int, Json, Text } from '../base/columns.ts'

export interface KeptFile {
  sha256: string
  name: string
  contentType: string
  size: number
  takenAt?: string | null
}

/** Looked at and not taken. */
export interface RefusedFile {
  name: string
  refused: 'too-large' | 'wrong-type' | 'broken'
}

/** Never looked at: the platform no longer has it, or it is speech, which nobody here listens to. */
export interface UnseenFile {
  name: string
  refused: 'lost' | 'voice'
}

/** Speech that is kept and could not be made out. */
export interface UnheardFile extends KeptFile {
  refused: 'unheard'
}

/** Still with the platform; `awaits` says where, in the channel's own words. Fetched before the message is answered. */
export interface AwaitedFile {
  name: string
  awaits: FileReference
  /** Only worth fetching when somebody listens. */
  isSpeech?: boolean
}
/** Plain JSON. */
export type FileReference = Readonly<Record<string, unknown>>

/** A file that came with a message, or the reason it was not taken. */
export type MessageFile = KeptFile | RefusedFile | UnseenFile | UnheardFile | AwaitedFile

export const isKept = (file: MessageFile): file is KeptFile => 'sha256' in file && !('refused' in file)
export const isRefused = (file: MessageFile): file is RefusedFile | UnseenFile | UnheardFile => 'refused' in file
export const isAwaited = (file: MessageFile): file is AwaitedFile => 'awaits' in file

/** 位置 - a point somebody sent: GCJ-02, as the platforms here give it. */
export interface MessagePlace {
  lng: number
  lat: number
  /** What the map called it; may be empty. */
  label: string
}

export type ReplyContext = Readonly<Record<string, string>>

/**
 * 收件 - one message that came in, kept before the platform is told "received". Unique on (channel, externalId): a second
 * delivery stops here. `received` rows without an answer are taken up again at the next start.
 */
@Entity()
@Index(['channel', 'externalId'], { unique: true })
@Index(['state', 'receivedAt'])
@Index(['channel', 'address', 'id'])
export class Incoming {
  @Id() id!: number
  @Code(32) channel!: string
  @Code(190) externalId!: string
  /** Who sent it: the platform's address. */
  @Code(120) address!: string
  /** The group it was said in; null in a single chat. */
  @Code(120, { nullable: true }) room!: string | null
  @Text() text!: string
  @Json() files!: MessageFile[]
  /** A location, when the message was one or brought one. */
  @Json({ nullable: true }) place!: MessagePlace | null
  /** 语音 - the text is what a machine heard. */
  @Flag({ default: false }) spoken!: boolean
  /** The text of the message this one quotes, when the channel tells. */
  @Text({ nullable: true }) quote!: string | null
  /** What an answer needs to name on some channels (the platform's number of this request); only the channel reads it. */
  @Json({ nullable: true }) reply!: ReplyContext | null
  /** received > handled; parked after too many failures, shown to staff. */
  @Code(10) state!: 'received' | 'handled' | 'parked'
  @Int({ default: 0 }) attempts!: number
  @Code(64, { nullable: true }) lastError!: string | null
  @Instant() receivedAt!: Date
  @Instant({ nullable: true }) handledAt!: Date | null
}
