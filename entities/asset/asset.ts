import { Entity, Index } from 'typeorm'
import { BusinessDate, Code, Fen, Id, Instant, Int, Json, Measure, Text } from '../base/columns.ts'
import type { AssetClass, Kind, OpStatus, OwnerType, Subclass } from './classes.ts'

/**
 * 资产 - one asset and what the ledger says of it. Money in fen. Dates are business days in Asia/Shanghai.
 * The fields an office keeps in its ledger today; the rest of domain.md §3 comes with the whole asset life.
 */
@Entity()
@Index(['assetNo'], { unique: true })
@Index(['villageCode', 'assetClass'])
@Index(['keeperId'])
export class Asset {
  @Id() id!: number
  /** 资产编号: village code - class letter - year - sequence. */
  @Code(40) assetNo!: string
  @Code(120) name!: string
  /** What people call it; the reader matches these. */
  @Json() aliases!: string[]
  @Code(12) townCode!: string
  @Code(12) villageCode!: string
  @Code(200, { default: '' }) location!: string
  @Code(12) assetClass!: AssetClass
  @Code(24) subclass!: Subclass
  @Code(12) kind!: Kind
  @Code(120, { default: '' }) projectName!: string
  @Int({ nullable: true }) projectYear!: number | null
  /** 资金来源, as the office wrote it. */
  @Code(200, { default: '' }) fundSource!: string
  /** 资产原值. */
  @Fen() originalFen!: number
  @Measure({ nullable: true }) quantity!: number | null
  @Code(20, { default: '' }) unit!: string
  @Code(120, { default: '' }) spec!: string
  /** 形成时间, as precise as known. */
  @BusinessDate({ nullable: true }) formedOn!: string | null
  @Code(5, { nullable: true }) formedPrecision!: 'year' | 'month' | 'day' | null
  @Code(24) ownerType!: OwnerType
  @Code(80, { default: '' }) ownerName!: string
  /** 经营主体. */
  @Code(80, { default: '' }) operatorName!: string
  @Code(80, { default: '' }) keeperOrg!: string
  /** 管护责任人. */
  @Code(64, { nullable: true }) keeperId!: string | null
  @Code(40, { default: '' }) keeperName!: string
  @Code(16, { default: '' }) operationMode!: string
  @Code(12) opStatus!: OpStatus
  /** 千瓦, for photovoltaic stations. */
  @Measure({ nullable: true }) capacityKw!: number | null
  @Measure({ nullable: true }) areaMu!: number | null
  /** Rent per year under the contract. */
  @Fen({ nullable: true }) rentYearFen!: number | null
  /** 本金, for equity and debt. */
  @Fen({ nullable: true }) principalFen!: number | null
  @Measure({ nullable: true }) dividendPercent!: number | null
  @Text({ nullable: true }) note!: string | null
  @Int({ default: 1 }) version!: number
  @Instant() createdAt!: Date
  @Instant() updatedAt!: Date
}
