import { Entity, Index } from 'typeorm'
import { Code, Id, Instant, Int, Json, Text } from '../base/columns.ts'
import type { KeptFile } from './incoming.ts'

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
  /** The inbox row it answers. */
  @Int({ nullable: true }) replyTo!: number | null
  @Code(10) state!: 'queued' | 'sent' | 'parked'
  @Int({ default: 0 }) attempts!: number
  @Code(64, { nullable: true }) lastError!: string | null
  @Instant() createdAt!: Date
  /** Not before this moment: at once, or after a back-off. */
  @Instant() dueAt!: Date
  @Instant({ nullable: true }) sentAt!: Date | null
}
