import { Entity, Index } from 'typeorm'
import { Code, Id, Instant, Int, Json, Text } from '../base/columns.ts'
import type { KeptFile } from './incoming.ts'

/** 按钮 - a choice that a channel may show to be pressed; pressing it says exactly what a person would type. */
export interface Button {
  label: string
  says: string
}

/**
 * 发件 - one message to be sent, written in the same transaction as what it tells of. `key` names it for ever: queued twice
 * it is one row, and channels that can are given it so that a resend after a crash is not shown twice.
 */
@Entity()
@Index(['key'], { unique: true })
@Index(['state', 'dueAt'])
export class Outgoing {
  @Id() id!: number
  @Code(160) key!: string
  @Code(32) channel!: string
  @Code(120) address!: string
  @Text() text!: string
  @Json() files!: KeptFile[]
  /** What may be answered by pressing a button; channels without buttons show the text alone, which says the same. */
  @Json({ nullable: true }) choices!: readonly Button[] | null
  /** The group the answer belongs in; null in a single chat. */
  @Code(120, { nullable: true }) room!: string | null
  /** The inbox row it answers. */
  @Int({ nullable: true }) replyTo!: number | null
  /** `held`: not said yet, because more may be on its way; `taken`: taken back unsaid, and said together with what came then. */
  @Code(10) state!: 'queued' | 'sent' | 'parked' | 'held' | 'taken'
  /** Of what is held: its parts, so that what is said next can say both at once. Only the bot knows their shape. */
  @Json({ nullable: true }) parts!: unknown
  @Int({ default: 0 }) attempts!: number
  @Code(64, { nullable: true }) lastError!: string | null
  @Instant() createdAt!: Date
  /** Not before this moment: at once, or after a back-off. */
  @Instant() dueAt!: Date
  @Instant({ nullable: true }) sentAt!: Date | null
}
