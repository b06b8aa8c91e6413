import { Entity, Index } from 'typeorm'
import { Code, Id, Instant, Int, Text } from '../base/columns.ts'

/** 问询 - what a reviewer asked the sender of a report without giving it back, and the answer. Personal numbers are masked. */
@Entity()
@Index(['reportId'])
@Index(['toId', 'answeredAt'])
export class Inquiry {
  @Id() id!: number
  @Int() reportId!: number
  @Code(64) askedBy!: string
  /** Whoever sent the report. */
  @Code(64) toId!: string
  @Text() text!: string
  /** The inbox row it was asked with; null through the API. */
  @Int({ nullable: true }) messageId!: number | null
  @Instant() askedAt!: Date
  @Text({ nullable: true }) answer!: string | null
  @Int({ nullable: true }) answerMessageId!: number | null
  @Instant({ nullable: true }) answeredAt!: Date | null
}
