import { Entity, Index } from 'typeorm'
import { Code, Id, Instant, Int, Json } from '../base/columns.ts'

export const proposalStates = ['waiting', 'accepted', 'refused', 'withdrawn'] as const
export type ProposalState = (typeof proposalStates)[number]

/** 变更申请 - what a village or town wants changed in an asset's file; the county decides. Source: domain.md §5 table, "change master data". */
@Entity()
@Index(['code'], { unique: true })
@Index(['state', 'villageCode'])
@Index(['assetId'])
export class AssetProposal {
  @Id() id!: number
  /** `B0012`: what people quote. */
  @Code(12) code!: string
  @Int() assetId!: number
  @Code(12) villageCode!: string
  /** The version the proposer saw. */
  @Int() seenVersion!: number
  /** What is wanted, by field of fields.ts. */
  @Json() wanted!: Record<string, unknown>
  @Code(200, { default: '' }) reason!: string
  @Code(12) state!: ProposalState
  /** Person id. */
  @Code(64) proposedBy!: string
  @Int({ nullable: true }) messageId!: number | null
  @Instant() proposedAt!: Date
  @Code(64, { nullable: true }) decidedBy!: string | null
  @Instant({ nullable: true }) decidedAt!: Date | null
  @Code(200, { nullable: true }) decisionReason!: string | null
  @Int({ default: 1 }) version!: number
}
