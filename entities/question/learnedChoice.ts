import { Entity, Index } from 'typeorm'
import { Code, Flag, Id, Instant } from '../base/columns.ts'

/** 选择记录 - what somebody chose for his own words when three were shown. His last choice for the same words counts. */
@Entity()
@Index(['personId', 'questionText'], { unique: true })
@Index(['target'])
export class LearnedChoice {
  @Id() id!: number
  /** Plain form of the words (entities/language), personal numbers masked. */
  @Code(200) questionText!: string
  /** `entry:notice/days` or `clause:d3/24`. */
  @Code(80) target!: string
  @Code(64) personId!: string
  /** The county looked at it and does not want it learnt. */
  @Flag() dropped!: boolean
  @Instant() at!: Date
}
