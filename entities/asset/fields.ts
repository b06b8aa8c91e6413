import type { Asset } from './asset.ts'
import { assetClasses, kinds, opStatuses, ownerTypes, subclassesOf } from './classes.ts'
import * as codes from './fileCodes.ts'

/**
 * 登记字段 - the one place that knows each field of an asset's file: its row in domain.md §3, its type and unit, who needs it and who may change
 * it. Change, history, completeness, API, Excel and the file view all read this list. Chinese names: texts/assetFields.ts.
 */
interface FieldShape {
  /** Row of domain.md §3; 0 = a hint of ours that is no row of it (domain.md §10). */
  no: number
  key: keyof Asset | 'funds' | 'shares'
  /** Money in fen, percent as a number up to 100, dates as business days; `formed` a day known to the year, month or day. */
  type:
    | 'text'
    | 'code'
    | 'fen'
    | 'int'
    | 'number'
    | 'percent'
    | 'degrees'
    | 'date'
    | 'formed'
    | 'funds'
    | 'shares'
    | 'words'
  codes?: readonly string[]
  /** Longest text. */
  most?: number
  /** `must` for every asset, `operating` for operating ones, `calc` we make it ourselves. */
  need: 'must' | 'operating' | 'joint' | 'opt' | 'calc'
  /**
   * Who may set it: the county; also the sector department of the asset's trade; only its own `process` (title, handover, reports, warning);
   * `never` once registered.
   */
  by: 'county' | 'sector' | 'process' | 'never'
  part: Part
  /** Masked outside the village. */
  personal?: 'name' | 'phone' | 'words'
}

/** 档案的几部分, in the order of the file. */
export const parts = ['base', 'project', 'money', 'owner', 'operation', 'upkeep', 'effect', 'risk', 'record'] as const
export type Part = (typeof parts)[number]

const text = (most: number) => ({ type: 'text', most }) as const
const code = <const C extends readonly string[]>(of: C) => ({ type: 'code', codes: of }) as const
const subclasses = Object.values(subclassesOf).flat()

export const fields = [
  { no: 1, key: 'assetNo', ...text(40), need: 'must', by: 'never', part: 'base' },
  { no: 2, key: 'nationalNo', ...text(60), need: 'opt', by: 'county', part: 'base' },
  { no: 3, key: 'name', ...text(60), need: 'must', by: 'county', part: 'base' },
  { no: 3, key: 'aliases', type: 'words', most: 12, need: 'opt', by: 'county', part: 'base' },
  { no: 4, key: 'townCode', ...text(9), need: 'must', by: 'never', part: 'base' },
  { no: 4, key: 'villageCode', ...text(12), need: 'must', by: 'never', part: 'base' },
  { no: 4, key: 'groupNo', ...text(20), need: 'opt', by: 'county', part: 'base' },
  { no: 5, key: 'location', ...text(200), need: 'must', by: 'county', part: 'base' },
  { no: 5, key: 'lng', type: 'degrees', need: 'opt', by: 'county', part: 'base' },
  { no: 5, key: 'lat', type: 'degrees', need: 'opt', by: 'county', part: 'base' },
  { no: 5, key: 'placeFrom', ...code(codes.placeSources), need: 'opt', by: 'process', part: 'base' },
  { no: 6, key: 'assetClass', ...code(assetClasses), need: 'must', by: 'county', part: 'base' },
  { no: 7, key: 'subclass', ...code(subclasses), need: 'must', by: 'county', part: 'base' },
  { no: 8, key: 'kind', ...code(kinds), need: 'must', by: 'county', part: 'base' },
  { no: 9, key: 'projectName', ...text(120), need: 'must', by: 'county', part: 'project' },
  { no: 9, key: 'projectNo', ...text(60), need: 'opt', by: 'county', part: 'project' },
  { no: 9, key: 'approvalNo', ...text(120), need: 'opt', by: 'county', part: 'project' },
  { no: 10, key: 'projectYear', type: 'int', need: 'must', by: 'county', part: 'project' },
  { no: 11, key: 'funds', type: 'funds', need: 'must', by: 'county', part: 'money' },
  { no: 11, key: 'fundSource', ...text(200), need: 'opt', by: 'county', part: 'money' },
  { no: 12, key: 'investedFen', type: 'fen', need: 'calc', by: 'county', part: 'money' },
  { no: 13, key: 'originalFen', type: 'fen', need: 'must', by: 'county', part: 'money' },
  { no: 13, key: 'valueBasis', ...code(codes.valueBases), need: 'opt', by: 'county', part: 'money' },
  { no: 13, key: 'valueReason', ...text(200), need: 'opt', by: 'county', part: 'money' },
  { no: 14, key: 'quantity', type: 'number', need: 'must', by: 'sector', part: 'base' },
  { no: 14, key: 'unit', ...text(20), need: 'must', by: 'sector', part: 'base' },
  { no: 14, key: 'spec', ...text(120), need: 'opt', by: 'sector', part: 'base' },
  { no: 15, key: 'formedOn', type: 'formed', need: 'must', by: 'county', part: 'project' },
  { no: 15, key: 'acceptedOn', type: 'date', need: 'opt', by: 'county', part: 'project' },
  { no: 16, key: 'usedFrom', type: 'date', need: 'opt', by: 'county', part: 'money' },
  { no: 16, key: 'lifeYears', type: 'int', need: 'operating', by: 'county', part: 'money' },
  { no: 16, key: 'salvagePercent', type: 'percent', need: 'operating', by: 'county', part: 'money' },
  { no: 16, key: 'deprMethod', ...code(codes.depreciationMethods), need: 'operating', by: 'county', part: 'money' },
  { no: 18, key: 'ownerType', ...code(ownerTypes), need: 'must', by: 'county', part: 'owner' },
  { no: 18, key: 'ownerName', ...text(80), need: 'must', by: 'county', part: 'owner', personal: 'name' },
  { no: 18, key: 'shares', type: 'shares', need: 'joint', by: 'county', part: 'owner' },
  { no: 19, key: 'titleStatus', ...code(codes.titleStatuses), need: 'must', by: 'process', part: 'owner' },
  { no: 19, key: 'titleDoc', ...text(200), need: 'opt', by: 'process', part: 'owner' },
  { no: 19, key: 'certNo', ...text(80), need: 'opt', by: 'process', part: 'owner' },
  { no: 19, key: 'titledOn', type: 'date', need: 'opt', by: 'process', part: 'owner' },
  { no: 20, key: 'operatorName', ...text(80), need: 'operating', by: 'county', part: 'operation', personal: 'name' },
  { no: 20, key: 'operatorType', ...code(codes.operatorTypes), need: 'operating', by: 'county', part: 'operation' },
  { no: 20, key: 'operatorCreditNo', ...text(18), need: 'opt', by: 'county', part: 'operation' },
  { no: 21, key: 'beneficiary', ...text(80), need: 'operating', by: 'county', part: 'operation', personal: 'name' },
  { no: 22, key: 'supervisor', ...code(codes.supervisors), need: 'must', by: 'county', part: 'upkeep' },
  { no: 23, key: 'keeperOrg', ...text(80), need: 'must', by: 'county', part: 'upkeep' },
  { no: 23, key: 'keeperId', ...text(64), need: 'opt', by: 'process', part: 'upkeep' },
  { no: 23, key: 'keeperName', ...text(40), need: 'must', by: 'county', part: 'upkeep', personal: 'name' },
  { no: 23, key: 'keeperPhone', ...text(20), need: 'opt', by: 'county', part: 'upkeep', personal: 'phone' },
  { no: 24, key: 'upkeepMode', ...code(codes.upkeepModes), need: 'must', by: 'sector', part: 'upkeep' },
  { no: 24, key: 'upkeepFund', ...code(codes.upkeepFunds), need: 'must', by: 'sector', part: 'upkeep' },
  { no: 25, key: 'operationMode', ...code(codes.operationModes), need: 'operating', by: 'county', part: 'operation' },
  { no: 26, key: 'rentYearFen', type: 'fen', need: 'opt', by: 'county', part: 'operation' },
  { no: 27, key: 'opStatus', ...code(opStatuses), need: 'must', by: 'process', part: 'operation' },
  { no: 28, key: 'condition', ...code(codes.conditions), need: 'must', by: 'sector', part: 'upkeep' },
  { no: 31, key: 'linkedHouseholds', type: 'int', need: 'opt', by: 'county', part: 'effect' },
  { no: 31, key: 'jobs', type: 'int', need: 'opt', by: 'county', part: 'effect' },
  { no: 31, key: 'wagesFen', type: 'fen', need: 'opt', by: 'county', part: 'effect' },
  { no: 33, key: 'batch4', ...code(codes.batches), need: 'operating', by: 'process', part: 'risk' },
  { no: 33, key: 'batch4Reason', ...text(200), need: 'opt', by: 'process', part: 'risk' },
  { no: 33, key: 'batch4Plan', ...text(200), need: 'opt', by: 'process', part: 'risk' },
  { no: 33, key: 'batch4Deadline', type: 'date', need: 'opt', by: 'process', part: 'risk' },
  { no: 33, key: 'batch4DecidedOn', type: 'date', need: 'opt', by: 'process', part: 'risk' },
  { no: 34, key: 'riskLevel', ...code(codes.riskLevels), need: 'calc', by: 'process', part: 'risk' },
  { no: 34, key: 'riskReasons', type: 'words', most: 60, need: 'calc', by: 'process', part: 'risk' },
  { no: 35, key: 'handoverStatus', ...code(codes.handoverStatuses), need: 'must', by: 'process', part: 'owner' },
  { no: 35, key: 'handedOverOn', type: 'date', need: 'opt', by: 'process', part: 'owner' },
  { no: 39, key: 'encumbrance', ...text(200), need: 'opt', by: 'county', part: 'risk' },
  { no: 40, key: 'note', ...text(2000), need: 'opt', by: 'county', part: 'record', personal: 'words' },
  { no: 40, key: 'createdBy', ...text(64), need: 'calc', by: 'process', part: 'record' },
  { no: 40, key: 'reviewedBy', ...text(64), need: 'opt', by: 'process', part: 'record' },
  { no: 40, key: 'version', type: 'int', need: 'calc', by: 'never', part: 'record' },
  { no: 0, key: 'capacityKw', type: 'number', need: 'opt', by: 'county', part: 'base' },
  { no: 0, key: 'areaMu', type: 'number', need: 'opt', by: 'county', part: 'base' },
  { no: 0, key: 'principalFen', type: 'fen', need: 'opt', by: 'county', part: 'money' },
  { no: 0, key: 'dividendPercent', type: 'percent', need: 'opt', by: 'county', part: 'operation' },
] as const satisfies readonly FieldShape[]

export type FieldKey = (typeof fields)[number]['key']
export type AssetField = FieldShape & { key: FieldKey }

export const fieldOf: ReadonlyMap<string, AssetField> = new Map(fields.map((field) => [field.key, field]))

/**
 * Fields that mean one thing together: when somebody changed one of them meanwhile, a change of another is not merged silently. Every
 * other field stands alone.
 */
const together: readonly (readonly FieldKey[])[] = [
  ['assetClass', 'subclass', 'kind'],
  ['funds', 'investedFen', 'originalFen', 'valueBasis', 'valueReason'],
  ['quantity', 'unit'],
  ['lng', 'lat', 'placeFrom'],
  ['ownerType', 'ownerName', 'shares'],
  ['operatorName', 'operatorType', 'operatorCreditNo'],
  ['keeperOrg', 'keeperName', 'keeperPhone'],
]
export const boundTo = (key: FieldKey): readonly FieldKey[] => together.find((group) => group.includes(key)) ?? [key]

/** Rows of domain.md §3 that are no field of the asset but rows or figures of their own. */
export const elsewhere = {
  17: 'depreciation',
  26: 'contracts',
  29: 'incomes',
  30: 'distributions',
  32: 'reports',
  35: 'handover',
  36: 'notices',
  37: 'disposal',
  38: 'photos',
} as const
