import { Entity, Index } from 'typeorm'
import { Code, Id, Instant, Int } from '../base/columns.ts'

/** 照片 - one picture of one asset, bound to its report, sender and time. The picture itself is kept once by content hash. */
@Entity()
@Index(['assetId', 'id'])
@Index(['reportId'])
@Index(['sha256', 'assetId', 'reportId', 'messageId'], { unique: true })
export class Photo {
  @Id() id!: number
  @Code(64) sha256!: string
  /** Null while nobody has said what it shows. */
  @Int({ nullable: true }) assetId!: number | null
  @Int({ nullable: true }) reportId!: number | null
  @Code(64) senderId!: string
  @Int() messageId!: number
  @Instant() sentAt!: Date
  /** What the picture says of itself (EXIF); only a claim. */
  @Instant({ nullable: true }) takenAt!: Date | null
}
