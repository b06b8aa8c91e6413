import { Entity, Index } from 'typeorm'
import { Code, Id, Instant, Int, Measure } from '../base/columns.ts'

/** 位置 - where somebody said he was, kept with what he reported. GCJ-02; only a claim. */
@Entity()
@Index(['assetId'])
@Index(['reportId'])
@Index(['messageId', 'assetId'], { unique: true })
export class SentPlace {
  @Id() id!: number
  @Int({ nullable: true }) assetId!: number | null
  @Int({ nullable: true }) reportId!: number | null
  @Code(64) senderId!: string
  @Int() messageId!: number
  @Measure() lng!: number
  @Measure() lat!: number
  /** What the map called it. */
  @Code(200, { default: '' }) label!: string
  @Instant() sentAt!: Date
}
