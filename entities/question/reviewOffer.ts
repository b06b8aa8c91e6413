import { Entity, Index } from 'typeorm'
import { Code, Id, Instant, Int } from '../base/columns.ts'

/** 收录征询 - one reviewer was asked whether an answer goes into the rulebook; one offer for one answer. */
@Entity()
@Index(['questionId'], { unique: true })
@Index(['personId', 'state'])
export class ReviewOffer {
  @Id() id!: number
  @Int() questionId!: number
  @Code(12) number!: string
  /** The reviewer who was asked. */
  @Code(64) personId!: string
  @Code(10) state!: 'open' | 'taken' | 'left'
  /** When he hears of it; after the quiet hours. */
  @Instant() offeredAt!: Date
  @Instant({ nullable: true }) decidedAt!: Date | null
}
