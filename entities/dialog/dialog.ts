import { Entity, PrimaryColumn } from 'typeorm'
import { Code, Instant, Json } from '../base/columns.ts'

/** 对话 - where a talker stands in an exchange of several steps, and what the talk is about. One row per talker. */
@Entity()
export class Dialog {
  /** `channel:address`. */
  @PrimaryColumn({ type: 'varchar', length: 160 }) talker!: string
  /** Running exchange, or empty. */
  @Code(32, { default: '' }) name!: string
  @Json({ nullable: true }) state!: unknown
  /** What follow-ups refer to: the last questions, the last report, unbound photos, the last hint. */
  @Json({ nullable: true }) memory!: Record<string, unknown> | null
  @Instant({ nullable: true }) expiresAt!: Date | null
  @Instant() updatedAt!: Date
}
