import { Entity, Index } from 'typeorm'
import { Code, Flag, Id, Instant, Int } from '../base/columns.ts'
import type { Gap } from './draft.ts'

/** 问过的一句 - one question put to somebody who reports; what was asked of people is counted from these rows. */
@Entity()
@Index(['draftId'])
@Index(['at'])
export class ReportQuestion {
  @Id() id!: number
  @Int() draftId!: number
  /** Which item of the draft; the first, when the question is about all of them. */
  @Int() item!: number
  @Code(64) personId!: string
  @Code(12) villageCode!: string
  @Int({ nullable: true }) assetId!: number | null
  @Code(8, { nullable: true }) period!: string | null
  @Code(10) what!: Gap['what']
  /** The same question once more, after something else was talked about. */
  @Flag() again!: boolean
  @Int() messageId!: number
  @Instant() at!: Date
  @Instant({ nullable: true }) answeredAt!: Date | null
  /** The report its answer went into. */
  @Int({ nullable: true }) reportId!: number | null
}
