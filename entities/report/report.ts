import { Entity, Index } from 'typeorm'
import { Code, Fen, Flag, Id, Instant, Int, Json, Measure, Text } from '../base/columns.ts'
import type { OpStatus } from '../asset/classes.ts'

/**
 * submitted > accepted | returned; superseded by a correction; withdrawn by the sender. A correction of an accepted report is
 * proposed > accepted | refused, and the accepted one stands meanwhile. Source: domain.md §4.10.
 */
export const reportStates = [
  'submitted',
  'accepted',
  'returned',
  'withdrawn',
  'superseded',
  'proposed',
  'refused',
] as const
export type ReportState = (typeof reportStates)[number]
/** 填报方式 - a sentence, a spoken one, the village's own sheet, 无变化, or an office's program. */
export const reportWays = ['message', 'voice', 'form', 'unchanged', 'api'] as const
export type ReportWay = (typeof reportWays)[number]
export type IncomeBasis = 'received' | 'receivable' | 'expected'

/**
 * 填报 - what somebody reported of one asset for one period. A correction is a new row that supersedes the old one; nothing is
 * ever overwritten. Money in fen.
 */
@Entity()
@Index(['receiptNo'], { unique: true })
@Index(['assetId', 'period', 'state'])
@Index(['villageCode', 'period', 'state'])
@Index(['senderId', 'id'])
export class Report {
  @Id() id!: number
  /** 回执号 `H20261008-017`. */
  @Code(24) receiptNo!: string
  @Int() assetId!: number
  @Code(12) villageCode!: string
  /** `2026Q3` a quarter, `2026` a year. */
  @Code(8) period!: string
  @Code(12, { nullable: true }) status!: OpStatus | null
  @Fen({ nullable: true }) receivedFen!: number | null
  /** 应收未收. */
  @Fen({ nullable: true }) receivableFen!: number | null
  @Code(16, { nullable: true }) incomeKind!: string | null
  /** exact, or what the sender confirmed: approx, range, derived. */
  @Code(8, { nullable: true }) precision!: string | null
  @Fen({ nullable: true }) expenseFen!: number | null
  @Measure({ nullable: true }) kwh!: number | null
  @Json() issues!: string[]
  /** `2026-08` when the state began, as told. */
  @Code(10, { nullable: true }) since!: string | null
  /** The words of the message, personal numbers masked. */
  @Text() words!: string
  @Json() flags!: string[]
  @Code(12) state!: ReportState
  @Int({ nullable: true }) supersedesId!: number | null
  @Code(64) senderId!: string
  /** 代报 - filed by the town for the village. */
  @Flag() onBehalf!: boolean
  /** Null: filed before this was kept. */
  @Code(12, { nullable: true }) way!: ReportWay | null
  @Int({ nullable: true }) messageId!: number | null
  /** What it cost its sender: messages he sent for it (several reports of one exchange: counted with the first), questions put to him, seconds from the first word. */
  @Int({ nullable: true }) messages!: number | null
  @Int({ nullable: true }) questions!: number | null
  @Int({ nullable: true }) seconds!: number | null
  @Code(64, { nullable: true }) reviewedBy!: string | null
  @Instant({ nullable: true }) reviewedAt!: Date | null
  @Text({ nullable: true }) reviewReason!: string | null
  @Int({ default: 1 }) version!: number
  @Instant() submittedAt!: Date
}
