import { DomainError, must } from '../base/errors.ts'
import { maskPapers } from '../base/mask.ts'
import { paperTexts } from '../texts/assetChange.ts'
import { fieldNames } from '../texts/assetFields.ts'
import { valueHint } from '../texts/assetValues.ts'
import { yuanText } from '../texts/money.ts'
import { type AssetClass, subclassesOf } from './classes.ts'
import type { AssetField, FieldKey } from './fields.ts'
import { fundSources } from './fileCodes.ts'
import { type FundLine, isEmpty, type ShareLine, sumOf, type Values } from './values.ts'

/** 10 亿元 for one asset of a village is a wrong unit, not an asset. */
const MOST_FEN = 100_000_000_000
const WHOLE = 10_000

const isText = (value: unknown, most: number): value is string => typeof value === 'string' && value.length <= most
const isWhole = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most
const isNumber = (value: unknown, most: number): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= most
const isYear = (value: unknown): value is number => isWhole(value, 2100) && value >= 1980

/** A real day: not 30 February. */
export const isDay = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}$/.test(value) &&
  isYear(Number(value.slice(0, 4))) &&
  new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value
const isFormed = (value: unknown) =>
  typeof value === 'string' &&
  (isDay(value) || (/^\d{4}(-(0[1-9]|1[0-2]))?$/.test(value) && isYear(Number(value.slice(0, 4)))))

const isFund = (line: unknown): line is FundLine => {
  const { source, docNo, year, amountFen, ...more } = (line ?? {}) as Partial<FundLine>
  return (
    fundSources.some((known) => known === source) &&
    isText(docNo, 80) &&
    (year === null || isYear(year)) &&
    isWhole(amountFen, MOST_FEN) &&
    amountFen > 0 &&
    Object.keys(more).length === 0
  )
}
const isShare = (line: unknown): line is ShareLine => {
  const { villageCode, basisPoints } = (line ?? {}) as Partial<ShareLine>
  return /^\d{12}$/.test(villageCode ?? '') && isWhole(basisPoints, WHOLE) && basisPoints > 0
}
const isListOf = (value: unknown, most: number, isLine: (line: unknown) => boolean) =>
  Array.isArray(value) && value.length <= most && value.every(isLine)

const shapes: Record<AssetField['type'], (value: unknown, field: AssetField) => boolean> = {
  text: (value, { most = 200 }) => isText(value, most),
  code: (value, { codes = [] }) => codes.some((known) => known === value),
  fen: (value) => isWhole(value, MOST_FEN),
  int: (value, { key }) => (key === 'projectYear' ? isYear(value) : isWhole(value, 1_000_000)),
  number: (value) => isNumber(value, 100_000_000),
  // China, with room to spare: latitude and longitude swapped are refused
  degrees: (value, { key }) => isNumber(value, key === 'lng' ? 136 : 54) && value >= (key === 'lng' ? 73 : 3),
  percent: (value) => isNumber(value, 100),
  date: isDay,
  formed: isFormed,
  funds: (value) => isListOf(value, 50, isFund),
  shares: (value) => isListOf(value, 50, isShare),
  words: (value, { most = 60 }) => isListOf(value, 20, (word) => isText(word, most) && word !== ''),
}

/** Columns that hold '' rather than null when nothing is known. */
const emptyOf = ({ key, type }: AssetField): unknown =>
  key === 'operationMode' || (type === 'text' && key !== 'note')
    ? ''
    : ['funds', 'shares', 'words'].includes(type)
      ? []
      : null

/** The value as it is kept: identity and account numbers hidden, nothing as the column says nothing. Throws asset/bad-value, asset/needed. */
export function checkValue(field: AssetField, said: unknown): unknown {
  const name = fieldNames[field.key]
  const value = typeof said === 'string' ? said.trim() : said
  if (isEmpty(value)) {
    must(!NEVER_EMPTY.includes(field.key), 'asset/needed', { field: name })
    return emptyOf(field)
  }
  const written = typeof value === 'string' && field.type !== 'code' ? maskPapers(value) : value
  if (!shapes[field.type](written, field))
    throw new DomainError('asset/bad-value', { field: name, hint: valueHint(field) })
  return written
}

/** A day somebody wrote outside the fields. Throws asset/bad-value. */
export function checkDay(day: string | null): string | null {
  must(day === null || isDay(day), 'asset/bad-value', { field: paperTexts.datedOn, hint: paperTexts.dayHint })
  return day
}

const NEVER_EMPTY: readonly FieldKey[] = ['name', 'assetClass', 'subclass', 'kind', 'originalFen', 'ownerType']

/**
 * What several fields must be together, after a change. Throws asset/subclass-mismatch, asset/funds-mismatch, asset/value-basis-needed,
 * asset/shares-not-joint, asset/shares-mismatch. Source: domain.md §2.1, §3 #12, #13, #18.
 */
export function checkTogether(after: Values, changed: ReadonlySet<string>): void {
  const touches = (...keys: FieldKey[]) => keys.some((key) => changed.has(key))
  if (touches('assetClass', 'subclass')) {
    const known: readonly string[] = subclassesOf[after.assetClass as AssetClass]
    must(known.includes(String(after.subclass)), 'asset/subclass-mismatch')
  }
  const funds = after.funds as FundLine[]
  const invested = after.investedFen as number | null
  if (touches('funds', 'investedFen') && funds.length > 0) {
    const sum = sumOf(funds)
    must(invested === sum, 'asset/funds-mismatch', { sum: yuanText(sum), invested: yuanText(invested ?? 0) })
  }
  if (
    touches('funds', 'investedFen', 'originalFen', 'valueBasis') &&
    invested !== null &&
    invested !== after.originalFen
  )
    must(after.valueBasis !== null, 'asset/value-basis-needed', {
      invested: yuanText(invested),
      original: yuanText(Number(after.originalFen)),
    })
  const shares = after.shares as ShareLine[]
  if (touches('shares', 'ownerType') && shares.length > 0) {
    must(after.ownerType === 'collective_joint', 'asset/shares-not-joint')
    const sum = shares.reduce((total, { basisPoints }) => total + basisPoints, 0)
    const villages = new Set(shares.map(({ villageCode }) => villageCode)).size
    must(sum === WHOLE && villages === shares.length && villages > 1, 'asset/shares-mismatch', { sum: sum / 100 })
  }
}
