import { Entity, Index } from 'typeorm'
import { Code, Id, Instant, Int } from '../base/columns.ts'

/** 未形成资产的原因 - what is not registered as an asset. Source: F022; `other` says so in words. */
export const noAssetReasons = ['interest', 'insurance', 'deposit', 'household_subsidy', 'other'] as const
export type NoAssetReason = (typeof noAssetReasons)[number]

/** 项目形成的资产 - what a person decided about a project: which asset it made, or that it made none. */
@Entity()
@Index(['projectNo', 'assetId'], { unique: true })
export class ProjectAsset {
  @Id() id!: number
  @Code(40) projectNo!: string
  /** 0 with a reason: the project made no asset. */
  @Int() assetId!: number
  @Code(20) noAssetReason!: NoAssetReason | ''
  @Code(200) words!: string
  @Code(64) by!: string
  @Instant() at!: Date
}
