import { Entity, Index } from 'typeorm'
import { Code, Id, Instant, Int, Json, Text } from '../base/columns.ts'

/** A file that came with a message, or the reason it was not taken. */
export type MessageFile =
  | { sha256: string; name: string; contentType: string; size: number; takenAt?: string | null }
  | { name: string; refused: 'too-large' | 'wrong-type' | 'broken' }

export type KeptFile = Extract<MessageFile, { sha256: string }>
export const isKept = (file: MessageFile): file is KeptFile => 'sha256' in file

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
  /** The text of the message this one quotes, when the channel tells. */
  @Text({ nullable: true }) quote!: string | null
  /** received > handled; parked after too many failures, shown to staff. */
  @Code(10) state!: 'received' | 'handled' | 'parked'
  @Int({ default: 0 }) attempts!: number
  @Code(64, { nullable: true }) lastError!: string | null
  @Instant() receivedAt!: Date
  @Instant({ nullable: true }) handledAt!: Date | null
}
