import { Entity, Index } from 'typeorm'
import { BusinessDate, Code, Id, Instant, Int, Json } from '../../base/columns.ts'

/** 办理记录 - one step of a process as it was taken: who, when, on which day, with which facts, through which message. Never changed. */
@Entity()
@Index(['processId'])
export class ProcessStep {
  @Id() id!: number
  @Int() processId!: number
  @Code(24) step!: string
  @Code(20) from!: string
  @Code(20) to!: string
  @Json() facts!: Record<string, unknown>
  /** Person id, or `system`. */
  @Code(64) by!: string
  /** The day it happened, as the doer says; the day it was recorded is `at`. */
  @BusinessDate() onDay!: string
  @Int({ nullable: true }) messageId!: number | null
  @Instant() at!: Date
}
