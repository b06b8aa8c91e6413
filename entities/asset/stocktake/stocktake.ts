import { Entity, Index } from 'typeorm'
import { BusinessDate, Code, Id, Instant, Int } from '../../base/columns.ts'

export const stocktakeStates = ['open', 'signed', 'closed'] as const
export type StocktakeState = (typeof stocktakeStates)[number]

/** 盘点 - one village counting its assets in one year: every asset of its ledger has a line, what is found besides has one too. Source: domain.md §4.10 F151, D62. */
@Entity()
@Index(['code'], { unique: true })
@Index(['villageCode', 'year'], { unique: true })
@Index(['year', 'state'])
export class Stocktake {
  @Id() id!: number
  /** `P0012`. */
  @Code(12) code!: string
  @Code(12) villageCode!: string
  @Int() year!: number
  @Code(8) state!: StocktakeState
  /** Person id, or `system`. */
  @Code(64) openedBy!: string
  @Instant() openedAt!: Date
  /** The last day of the county's months for it. */
  @BusinessDate() dueOn!: string
  /** The village's signature. */
  @Code(64, { nullable: true }) signedBy!: string | null
  @BusinessDate({ nullable: true }) signedOn!: string | null
  /** The town's signature, which closes it. */
  @Code(64, { nullable: true }) closedBy!: string | null
  @BusinessDate({ nullable: true }) closedOn!: string | null
  @Int({ default: 1 }) version!: number
}
