import { Entity, Index } from 'typeorm'
import { Code, Id, Instant, Int } from '../base/columns.ts'
import type { ObligationKind } from '../report/obligation.ts'
import type { Rung } from './step.ts'

/** told: the message is in the outbox; all others say why somebody got none. */
export type Outcome = 'told' | 'away' | 'no-address' | 'nobody' | 'paused' | 'recently' | 'nothing-open'

/** 催报记录 - who was reminded of what and when, or why not. One row per village, period and person; never updated. */
@Entity()
@Index(['scopeCode', 'rung', 'at'])
@Index(['personId', 'at'])
export class ReminderLog {
  @Id() id!: number
  @Code(12) scopeCode!: string
  /** Null when several kinds or periods went into one message by hand. */
  @Code(8, { nullable: true }) kind!: ObligationKind | null
  @Code(8, { nullable: true }) period!: string | null
  @Code(8) rung!: Rung | 'press'
  @Code(12) outcome!: Outcome
  /** Who was told or missed; null when nobody holds the role. */
  @Code(64, { nullable: true }) personId!: string | null
  /** For whom a stand-in got it. */
  @Code(64, { nullable: true }) forPersonId!: string | null
  /** The place whose people were looked for: above `scopeCode` when it went up. */
  @Code(12) atCode!: string
  @Int() openCount!: number
  @Code(160, { nullable: true }) messageKey!: string | null
  /** `system`, or who pressed. */
  @Code(64) by!: string
  @Instant() at!: Date
}
