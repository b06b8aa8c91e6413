import { Entity, Index } from 'typeorm'
import { Code, Flag, Id, Instant, Int } from '../base/columns.ts'

/** 评价 - one person found the answer to a question useful or not; the last word counts. */
@Entity()
@Index(['questionId', 'personId'], { unique: true })
@Index(['messageId'])
export class QuestionVote {
  @Id() id!: number
  @Int() questionId!: number
  @Code(64) personId!: string
  @Flag() up!: boolean
  /** The inbox row it came with, so that it can be taken back right after. */
  @Int({ nullable: true }) messageId!: number | null
  @Instant() at!: Date
}
