import { Entity, Index } from 'typeorm'
import type { OperatorType } from '../asset/fileCodes.ts'
import type { Meeting } from '../asset/meeting.ts'
import { BusinessDate, Code, Fen, Id, Instant, Int, Json, Text } from '../base/columns.ts'
import type { ContractKind, ContractState, RentCycle, Repairer, Sublet } from './codes.ts'

/**
 * 合同 - one contract over an asset with whoever runs it. Money in fen, dates are business days. An asset may have several, one after
 * another or beside each other. Source: domain.md §3 #26, §4.6.
 */
@Entity()
@Index(['code'], { unique: true })
@Index(['assetId', 'state'])
@Index(['villageCode', 'state'])
@Index(['state', 'endOn'])
export class Contract {
  @Id() id!: number
  /** `Z0012`: what people quote. */
  @Code(12) code!: string
  /** 合同编号, as it stands on the paper. */
  @Code(60, { default: '' }) no!: string
  @Int() assetId!: number
  @Code(12) villageCode!: string
  @Code(12) kind!: ContractKind
  /** 乙方; a private person's name is masked outside the village and its town (shown.ts). */
  @Code(80) partyB!: string
  @Code(12) partyBType!: OperatorType
  @Code(20, { default: '' }) partyBPhone!: string
  /** 用途. Source: 民法典 第七百零四条. */
  @Code(120, { default: '' }) purpose!: string
  /** Who repairs: the lessor, unless agreed otherwise (民法典 第七百一十二条). */
  @Code(8, { default: 'lessor' }) repairBy!: Repairer
  @BusinessDate() startOn!: string
  /** The last day. */
  @BusinessDate() endOn!: string
  /** Of one period of the cycle. */
  @Fen() rentFen!: number
  @Code(8) cycle!: RentCycle
  /** 付款日: `MM-DD`, for a monthly rent also `DD`; empty: the last day of each period (plan.ts). */
  @Json() payDue!: string[]
  @Fen({ default: 0 }) depositFen!: number
  @Code(8, { default: 'none' }) sublet!: Sublet
  @Code(80, { default: '' }) subletTo!: string
  /** Since when the village knows of it. */
  @BusinessDate({ nullable: true }) subletKnownOn!: string | null
  @BusinessDate({ nullable: true }) signedOn!: string | null
  /** Who signed for the collective. Source: 农村集体经济组织法 第三十条（十）. */
  @Code(40, { default: '' }) signedBy!: string
  /** The vote that approved it; null for one recorded afterwards without. */
  @Json({ nullable: true }) meeting!: Meeting | null
  /** 会议记录 and the signed contract itself, papers of the asset's file (asset_document). */
  @Int({ nullable: true }) decisionDocId!: number | null
  @Int({ nullable: true }) fileId!: number | null
  /** Rent due up to this day is settled; what came before the assistant knew of it is not its business. */
  @BusinessDate({ nullable: true }) paidThrough!: string | null
  /** The contract this one goes on from. */
  @Int({ nullable: true }) renewsId!: number | null
  @Code(12) state!: ContractState
  /** The day it ended before its term. */
  @BusinessDate({ nullable: true }) endedOn!: string | null
  @Code(200, { default: '' }) endReason!: string
  @Text({ nullable: true }) note!: string | null
  /** Person id. */
  @Code(64) createdBy!: string
  @Int({ default: 1 }) version!: number
  @Instant() createdAt!: Date
  @Instant() updatedAt!: Date
}
