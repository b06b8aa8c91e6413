import { Entity, Index } from 'typeorm'
import { BusinessDate, Code, Id, Int } from '../base/columns.ts'

/** 公示照片 - the paper on the board when it was put up, put up again, taken down. Source: domain.md §4.3. */
@Entity()
@Index(['noticeId', 'moment', 'sha256'], { unique: true })
export class NoticePhoto {
  @Id() id!: number
  @Int() noticeId!: number
  @Code(8) moment!: 'start' | 'repost' | 'end'
  /** The stored file (stored_file). */
  @Code(64) sha256!: string
  @BusinessDate() takenOn!: string
  @Code(64) broughtBy!: string
  @Int({ nullable: true }) messageId!: number | null
}
