import { Entity, Index } from 'typeorm'
import { Code, Id, Instant, Int } from '../base/columns.ts'

/** 已提醒 - a rung of a contract that was told, so that it is told once: `expiring:90`, `arrears:2026-07-10:30`. */
@Entity()
@Index(['contractId', 'rung'], { unique: true })
export class ContractMark {
  @Id() id!: number
  @Int() contractId!: number
  @Code(32) rung!: string
  @Instant() at!: Date
}
