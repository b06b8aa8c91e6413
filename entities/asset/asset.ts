import { Entity, Index } from 'typeorm'
import { BusinessDate, Code, Fen, Id, Instant, Int, Json, Measure, Text } from '../base/columns.ts'
import type { AssetClass, Kind, OpStatus, OwnerType, Subclass } from './classes.ts'
import type {
  Batch,
  Condition,
  DepreciationMethod,
  HandoverStatus,
  OperationMode,
  OperatorType,
  PlaceSource,
  RiskLevel,
  Supervisor,
  TitleStatus,
  UpkeepFund,
  UpkeepMode,
  ValueBasis,
} from './fileCodes.ts'

/**
 * 资产 - one asset and its file (一项一档). Money in fen. Dates are business days in Asia/Shanghai. Source: domain.md §3; what each
 * field is, who needs it and who may change it stands in fields.ts. Fields with a default are those an old ledger does not have.
 */
@Entity()
@Index(['assetNo'], { unique: true })
@Index(['villageCode', 'assetClass'])
@Index(['keeperId'])
@Index(['townCode', 'projectYear', 'assetClass', 'opStatus', 'assetNo'])
export class Asset {
  @Id() id!: number
  /** 资产编号: village code - class letter - year - sequence. */
  @Code(40) assetNo!: string
  /** 国家系统编号, only for matching. */
  @Code(60, { default: '' }) nationalNo!: string
  @Code(120) name!: string
  /** What people call it; the reader matches these. */
  @Json() aliases!: string[]
  @Code(12) townCode!: string
  @Code(12) villageCode!: string
  /** 村民小组, as the village writes it. */
  @Code(20, { default: '' }) groupNo!: string
  @Code(200, { default: '' }) location!: string
  /** Where it stands, GCJ-02; null while nobody has said. Never overwritten silently. */
  @Measure({ nullable: true }) lng!: number | null
  @Measure({ nullable: true }) lat!: number | null
  /** Who said so: a location sent by message, a photo's own place, the office's ledger. */
  @Code(10, { nullable: true }) placeFrom!: PlaceSource | null
  @Code(12) assetClass!: AssetClass
  @Code(24) subclass!: Subclass
  @Code(12) kind!: Kind
  @Code(120, { default: '' }) projectName!: string
  @Code(60, { default: '' }) projectNo!: string
  /** 批复文号. */
  @Code(120, { default: '' }) approvalNo!: string
  @Int({ nullable: true }) projectYear!: number | null
  /** 资金来源, as the office wrote it. */
  @Code(200, { default: '' }) fundSource!: string
  /** 投入总额: the sum of its rows in asset_fund; null while nobody has entered them. */
  @Fen({ nullable: true }) investedFen!: number | null
  /** 资产原值. */
  @Fen() originalFen!: number
  /** 计价依据, when the original value is not what was invested; with the reason. */
  @Code(12, { nullable: true }) valueBasis!: ValueBasis | null
  @Code(200, { default: '' }) valueReason!: string
  @Measure({ nullable: true }) quantity!: number | null
  @Code(20, { default: '' }) unit!: string
  @Code(120, { default: '' }) spec!: string
  /** 形成时间, as precise as known. */
  @BusinessDate({ nullable: true }) formedOn!: string | null
  @Code(5, { nullable: true }) formedPrecision!: 'year' | 'month' | 'day' | null
  /** 竣工验收时间. */
  @BusinessDate({ nullable: true }) acceptedOn!: string | null
  /** 投入使用时间: depreciation starts the month after (F121). */
  @BusinessDate({ nullable: true }) usedFrom!: string | null
  @Int({ nullable: true }) lifeYears!: number | null
  /** 残值率, in percent of the original value. */
  @Measure({ nullable: true }) salvagePercent!: number | null
  @Code(12, { nullable: true }) deprMethod!: DepreciationMethod | null
  /** `collective_joint` has its shares in asset_share. */
  @Code(24) ownerType!: OwnerType
  @Code(80, { default: '' }) ownerName!: string
  /** 确权; set by the title process, or by a ledger that says so. */
  @Code(12, { default: 'pending' }) titleStatus!: TitleStatus
  @Code(200, { default: '' }) titleDoc!: string
  @Code(80, { default: '' }) certNo!: string
  @BusinessDate({ nullable: true }) titledOn!: string | null
  /** 移交; set by the handover process, or by a ledger that says so. */
  @Code(16, { default: 'not_due' }) handoverStatus!: HandoverStatus
  @BusinessDate({ nullable: true }) handedOverOn!: string | null
  /** 经营主体. */
  @Code(80, { default: '' }) operatorName!: string
  @Code(12, { nullable: true }) operatorType!: OperatorType | null
  /** 统一社会信用代码. */
  @Code(18, { default: '' }) operatorCreditNo!: string
  /** 收益权人: 村集体, 脱贫户, 全体成员, or as the office says. */
  @Code(80, { default: '' }) beneficiary!: string
  /** 监管单位（行业主管部门）. */
  @Code(16, { nullable: true }) supervisor!: Supervisor | null
  @Code(80, { default: '' }) keeperOrg!: string
  /** 管护责任人. */
  @Code(64, { nullable: true }) keeperId!: string | null
  @Code(40, { default: '' }) keeperName!: string
  /** Shown in full only inside the village. */
  @Code(20, { default: '' }) keeperPhone!: string
  @Code(12, { nullable: true }) upkeepMode!: UpkeepMode | null
  @Code(12, { nullable: true }) upkeepFund!: UpkeepFund | null
  @Code(16, { default: '' }) operationMode!: OperationMode | ''
  @Code(12) opStatus!: OpStatus
  /** 使用状况（实物）. */
  @Code(8, { nullable: true }) condition!: Condition | null
  /** 千瓦, for photovoltaic stations. */
  @Measure({ nullable: true }) capacityKw!: number | null
  @Measure({ nullable: true }) areaMu!: number | null
  /** Rent per year under the contract. */
  @Fen({ nullable: true }) rentYearFen!: number | null
  /** 本金, for equity and debt. */
  @Fen({ nullable: true }) principalFen!: number | null
  @Measure({ nullable: true }) dividendPercent!: number | null
  /** 联农带农: counts only, never names. */
  @Int({ nullable: true }) linkedHouseholds!: number | null
  @Int({ nullable: true }) jobs!: number | null
  @Fen({ nullable: true }) wagesFen!: number | null
  /** 四个一批, decided by people. */
  @Code(12, { nullable: true }) batch4!: Batch | null
  @Code(200, { default: '' }) batch4Reason!: string
  @Code(200, { default: '' }) batch4Plan!: string
  @BusinessDate({ nullable: true }) batch4Deadline!: string | null
  @BusinessDate({ nullable: true }) batch4DecidedOn!: string | null
  @Code(8, { default: 'none' }) riskLevel!: RiskLevel
  @Json({ nullable: true }) riskReasons!: string[] | null
  /** 抵押担保情况. */
  @Code(200, { default: '' }) encumbrance!: string
  @Text({ nullable: true }) note!: string | null
  /** Person id, or `system`. */
  @Code(64, { nullable: true }) createdBy!: string | null
  @Code(64, { nullable: true }) reviewedBy!: string | null
  @Int({ default: 1 }) version!: number
  @Instant() createdAt!: Date
  @Instant() updatedAt!: Date
}
