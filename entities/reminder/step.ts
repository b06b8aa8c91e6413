import { Entity, Index } from 'typeorm'
import { Code, Id, Instant, Int } from '../base/columns.ts'
import type { ObligationKind } from '../report/obligation.ts'

/** 催报阶梯 - from a hint before the day to the county's list, in this order. Source: D64. */
export const rungs = ['hint', 'village', 'town', 'lead', 'county'] as const
export type Rung = (typeof rungs)[number]

/** One rung of the ladder for one village and period. The row is the alarm clock: a tick only asks which rows are due. */
@Entity()
@Index(['scopeCode', 'kind', 'period', 'rung'], { unique: true })
@Index(['state', 'dueAt'])
@Index(['firing'])
export class ReminderStep {
  @Id() id!: number
  @Code(12) scopeCode!: string
  @Code(8) kind!: ObligationKind
  @Code(8) period!: string
  @Code(8) rung!: Rung
  @Instant() dueAt!: Date
  /** `skipped`: a newer rung spoke for it, or it lay before the start; `cancelled`: nothing was open any more. */
  @Code(10) state!: 'pending' | 'fired' | 'skipped' | 'cancelled'
  @Code(16, { nullable: true }) reason!: StepReason | null
  /** Number of the firing that took it; null while pending. */
  @Int({ nullable: true }) firing!: number | null
  @Instant({ nullable: true }) firedAt!: Date | null
}
export type StepReason = 'newer-rung' | 'before-start' | 'nothing-open' | 'paused'
