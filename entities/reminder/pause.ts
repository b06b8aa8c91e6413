import { Entity, Index } from 'typeorm'
import { BusinessDate, Code, Id, Instant } from '../base/columns.ts'

/** 暂停提醒 - no reminders by the clock for a place and all below it, from the first to the last day. */
@Entity()
@Index(['regionCode'])
export class ReminderPause {
  @Id() id!: number
  @Code(12) regionCode!: string
  @BusinessDate() startsOn!: string
  @BusinessDate() endsOn!: string
  @Code(64) by!: string
  @Code(200, { default: '' }) reason!: string
  @Instant() createdAt!: Date
  /** 恢复 - taken back before its last day. */
  @Instant({ nullable: true }) endedAt!: Date | null
  @Code(64, { nullable: true }) endedBy!: string | null
}
