import { Entity, Index } from 'typeorm'
import { Code, Id, Instant, Int, Json } from '../base/columns.ts'
import type { AssetClass } from '../asset/classes.ts'

export const bookKinds = ['ledger', 'village'] as const
export type BookKind = (typeof bookKinds)[number]

/** Which part of the ledger a book is of. */
export interface BookAsked {
  /** County, town or village. */
  scope: string
  /** Project year. */
  year?: number
  assetClass?: AssetClass
}

/** 要的台账 - one too large to be made while its asker waits; a job makes it and sends it. */
@Entity()
@Index(['state', 'takenAt'])
export class LedgerOrder {
  @Id() id!: number
  @Code(64) personId!: string
  @Code(12) kind!: BookKind
  @Json() asked!: BookAsked
  @Int({ nullable: true }) messageId!: number | null
  /** `failed` after too many tries; the asker was told. */
  @Code(10) state!: 'waiting' | 'sent' | 'failed'
  @Int() tries!: number
  /** Since when somebody is making it; another may take it over after a while. */
  @Instant({ nullable: true }) takenAt!: Date | null
  @Instant() orderedAt!: Date
}
