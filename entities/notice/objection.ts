import { Entity, Index } from 'typeorm'
import { BusinessDate, Code, Id, Int, Text } from '../base/columns.ts'

/** 公示意见 - what somebody holds against a notice. Never erased; a notice does not end while one is unanswered. Source: domain.md §4.3. */
@Entity()
@Index(['noticeId'])
export class NoticeObjection {
  @Id() id!: number
  @Int() noticeId!: number
  @Text() words!: string
  @BusinessDate() heardOn!: string
  /** Person id of who wrote it down; who said it stands in the words, if he wants to be named. */
  @Code(64) heardBy!: string
  @Int({ nullable: true }) messageId!: number | null
  @Text({ nullable: true }) answer!: string | null
  @Code(64, { nullable: true }) answeredBy!: string | null
  @BusinessDate({ nullable: true }) answeredOn!: string | null
}
