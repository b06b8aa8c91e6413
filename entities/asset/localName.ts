import { Entity, Index } from 'typeorm'
import { Code, Id, Instant, Int } from '../base/columns.ts'

/** 习惯叫法 - what the people of one village call an asset (老王那个库 = 冷库), learned from reports they confirmed. */
@Entity()
@Index(['villageCode', 'words'], { unique: true })
@Index(['assetId'])
export class LocalName {
  @Id() id!: number
  @Code(12) villageCode!: string
  /** Plain form, as the reader matches it. */
  @Code(20) words!: string
  @Int() assetId!: number
  /** Confirmed so often; the name counts without asking from the second time on. */
  @Int() times!: number
  @Code(64) firstBy!: string
  @Code(64) lastBy!: string
  @Instant() at!: Date
}
