import type { Asset } from '../../asset/asset.ts'
import type { SettingsView } from '../../base/runtime.ts'
import type { Contract } from '../contract.ts'

export const anomalyCodes = [
  'no_contract',
  'expired_occupied',
  'no_minutes',
  'long_term',
  'low_rent',
  'sublet',
] as const
export type AnomalyCode = (typeof anomalyCodes)[number]

/** What a rule looks at: one asset with its signed contracts, and what others of its kind nearby bring in. */
export interface ContractPicture {
  asset: Asset
  /** Signed ones, the oldest first. */
  contracts: readonly Contract[]
  day: string
  settings: SettingsView
  /** Rent of a year per ten thousand yuan of original value, in fen, of other rented assets of the same kind in the same town. */
  nearby: readonly number[]
}

/** Money in fen, days as dates, the rest counts; what the sentence was made from. */
export type Figures = Readonly<Record<string, string | number>>

export interface Found {
  contract: Contract | null
  figures: Figures
  /** Whose name stands in the figures as `party`; masked where it is read. */
  party?: Pick<Contract, 'partyB' | 'partyBType'>
}

/** 合同异常, as data: when it applies and the figures that made it. */
export interface AnomalyRule {
  code: AnomalyCode
  level: 'yellow' | 'orange'
  find(picture: ContractPicture): readonly Found[]
}

export interface Anomaly extends Found {
  code: AnomalyCode
  level: 'yellow' | 'orange'
  asset: Asset
}
