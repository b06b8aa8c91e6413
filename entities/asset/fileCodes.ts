/** 一项一档 - codes of what an asset's file says besides class and state. Source: domain.md §3, §4.4, §4.11, §4.12. Chinese names: texts/assetCodes.ts. */

/** 资金来源. #11 */
export const fundSources = [
  'central_special',
  'provincial',
  'municipal',
  'county',
  'integrated',
  'sector',
  'bond',
  'relocation',
  'lottery',
  'east_west',
  'designated',
  'donation',
  'self',
  'normalised',
  'reinvest',
  'other',
] as const
export type FundSource = (typeof fundSources)[number]

/** 坐标来源 - who said where it stands. #5 */
export const placeSources = ['message', 'photo', 'office'] as const
export type PlaceSource = (typeof placeSources)[number]

/** 计价依据 - why the original value is not what was invested. #13 */
export const valueBases = ['settlement', 'audit', 'invoice', 'appraisal', 'nominal'] as const
export type ValueBasis = (typeof valueBases)[number]

/** 折旧方法. #16 */
export const depreciationMethods = ['straight', 'units', 'none'] as const
export type DepreciationMethod = (typeof depreciationMethods)[number]

/** 确权状态, in short; the steps on the way are the title process's own. #19 */
export const titleStatuses = ['pending', 'publicised', 'confirmed', 'disputed'] as const
export type TitleStatus = (typeof titleStatuses)[number]

/** 移交状态. #35, §4.4 */
export const handoverStatuses = [
  'not_due',
  'prepared',
  'signed_by_from',
  'signed_by_to',
  'countersigned',
  'done',
] as const
export type HandoverStatus = (typeof handoverStatuses)[number]

/** 经营主体类型. #20 */
export const operatorTypes = ['village', 'coop', 'company', 'household', 'individual', 'gov'] as const
export type OperatorType = (typeof operatorTypes)[number]

/** 经营方式. #25 */
export const operationModes = [
  'lease',
  'equity',
  'income',
  'contract',
  'self',
  'entrust',
  'coop',
  'public_use',
] as const
export type OperationMode = (typeof operationModes)[number]

/** 行业主管部门. #22; the source names 交通/水利/农业农村, the rest are the departments a county has for the subclasses of §2.1. */
export const supervisors = [
  'agriculture',
  'transport',
  'water',
  'housing',
  'power',
  'education',
  'health',
  'culture_tourism',
  'commerce',
  'forestry',
  'ecology',
  'organisation',
  'other',
] as const
export type Supervisor = (typeof supervisors)[number]

/** 管护方式. #24 names no list; these are a product default (D). */
export const upkeepModes = ['village', 'post', 'operator', 'entrust', 'sector', 'household'] as const
export type UpkeepMode = (typeof upkeepModes)[number]

/** 管护经费来源 - the four sources of F080, the budget, and who uses it. #24 */
export const upkeepFunds = ['pv', 'industry', 'post', 'village', 'fiscal', 'user'] as const
export type UpkeepFund = (typeof upkeepFunds)[number]

/** 使用状况（实物）. #28 */
export const conditions = ['good', 'fair', 'poor', 'scrap'] as const
export type Condition = (typeof conditions)[number]

/** 四个一批. #33, F161 */
export const batches = ['consolidate', 'upgrade', 'revitalise', 'adjust', 'na'] as const
export type Batch = (typeof batches)[number]

/** 风险等级. #34 */
export const riskLevels = ['none', 'yellow', 'orange', 'red'] as const
export type RiskLevel = (typeof riskLevels)[number]

/** 一项一档的材料种类. §4.12 */
export const documentKinds = [
  'approval',
  'funding',
  'tender',
  'contract',
  'acceptance',
  'registration',
  'title',
  'handover',
  'upkeep',
  'lease',
  'income',
  'quarterly',
  'stocktake',
  'warning',
  'disposal',
  'photo',
  'other',
] as const
export type DocumentKind = (typeof documentKinds)[number]
