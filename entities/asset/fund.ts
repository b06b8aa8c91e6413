import { Entity, Index } from 'typeorm'
import { Code, Fen, Id, Int } from '../base/columns.ts'
import type { FundSource } from './fileCodes.ts'

/** 资金来源明细 - one sum of money an asset was made from. All of an asset add up to its investedFen; written only by change.ts. Source: domain.md §3 #11. */
@Entity()
@Index(['assetId'])
export class AssetFund {
  @Id() id!: number
  @Int() assetId!: number
  @Code(16) source!: FundSource
  /** 资金文号. */
  @Code(80, { default: '' }) docNo!: string
  @Int({ nullable: true }) year!: number | null
  @Fen() amountFen!: number
}
