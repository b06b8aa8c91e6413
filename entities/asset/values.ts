import type { Runtime } from '../base/runtime.ts'
import type { Asset } from './asset.ts'
import { type FieldKey, fieldOf } from './fields.ts'
import type { FundSource } from './fileCodes.ts'
import { AssetFund } from './fund.ts'
import { AssetShare } from './share.ts'

export type FundLine = Pick<AssetFund, 'amountFen'> & { source: FundSource; docNo: string; year: number | null }
export type ShareLine = Pick<AssetShare, 'villageCode' | 'basisPoints'>

/** Values by field of fields.ts; money in fen, `funds` and `shares` as lists of lines. */
export type Values = Partial<Record<FieldKey, unknown>>

/** Old and new value of each field that changed. */
export type Changes = Partial<Record<FieldKey, { old: unknown; new: unknown }>>

export async function fundsOf(tx: Runtime, assetId: number): Promise<FundLine[]> {
  const rows = await tx.db.find(AssetFund, { where: { assetId }, order: { id: 'ASC' } })
  return rows.map(({ source, docNo, year, amountFen }) => ({ source, docNo, year, amountFen }))
}

export async function sharesOf(tx: Runtime, assetId: number): Promise<ShareLine[]> {
  const rows = await tx.db.find(AssetShare, { where: { assetId }, order: { villageCode: 'ASC' } })
  return rows.map(({ villageCode, basisPoints }) => ({ villageCode, basisPoints }))
}

/** The value of every named field as it stands. */
export async function valuesOf(tx: Runtime, asset: Asset, keys: readonly FieldKey[]): Promise<Values> {
  const values: Values = {}
  for (const key of keys)
    values[key] =
      key === 'funds' ? await fundsOf(tx, asset.id) : key === 'shares' ? await sharesOf(tx, asset.id) : asset[key]
  return values
}

/** Nothing written: null, an empty text, an empty list. */
export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

export const sameValue = (a: unknown, b: unknown): boolean =>
  (isEmpty(a) && isEmpty(b)) || JSON.stringify(a) === JSON.stringify(b)

export const sumOf = (funds: readonly FundLine[]): number =>
  funds.reduce((total, { amountFen }) => total + amountFen, 0)

export const isField = (key: string): key is FieldKey => fieldOf.has(key)
