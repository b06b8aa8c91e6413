import { Entity, Index } from 'typeorm'
import { Code, Id, Instant, Int, Json } from '../../base/columns.ts'

/** 账实结果: as the ledger says, damaged, fewer than the ledger says, not there, there but not in the ledger (盘盈). */
export const countResults = ['found', 'damaged', 'short', 'missing', 'surplus'] as const
export type CountResult = (typeof countResults)[number]

/** 盘点明细 - one asset counted. What differs is followed up; who follows up what stands in `followUp`. Source: domain.md F151. */
@Entity()
@Index(['stocktakeId', 'assetId'])
export class StocktakeLine {
  @Id() id!: number
  @Int() stocktakeId!: number
  /** Null for what is not in the ledger. */
  @Int({ nullable: true }) assetId!: number | null
  /** As the ledger had it when the count began, or as the counter calls it. */
  @Code(120) name!: string
  /** Null: not counted yet. */
  @Code(10, { nullable: true }) result!: CountResult | null
  @Code(200, { default: '' }) note!: string
  /** sha256 of the pictures. */
  @Json() photos!: string[]
  @Code(64, { nullable: true }) countedBy!: string | null
  @Instant({ nullable: true }) countedAt!: Date | null
  @Int({ nullable: true }) messageId!: number | null
  /** What was done about a difference; empty while nothing was. */
  @Code(200, { default: '' }) followUp!: string
}
