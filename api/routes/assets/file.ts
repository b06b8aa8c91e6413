import { z } from 'zod'
import type { Asset } from '../../../entities/asset/asset.ts'
import { type AssetField, type FieldKey, fieldOf, fields, parts } from '../../../entities/asset/fields.ts'
import { documentKinds, fundSources } from '../../../entities/asset/fileCodes.ts'
import { missingOf } from '../../../entities/asset/missing.ts'
import { papersOf } from '../../../entities/asset/papers.ts'
import { shownValue } from '../../../entities/asset/shown.ts'
import { valuesOf } from '../../../entities/asset/values.ts'
import type { Runtime } from '../../../entities/base/runtime.ts'
import type { Person } from '../../../entities/person/person.ts'
import { whoDid } from '../../../entities/person/whoDid.ts'
import { documentKindNames, fundSourceNames } from '../../../entities/texts/assetCodes.ts'
import { codeNames, fieldNames, fieldUnits, partNames } from '../../../entities/texts/assetFields.ts'
import { codeOf, fen, instantField, maybe, says, shown, text } from '../fields.ts'
import { assetSchema, presentAssets } from './present.ts'

const fundLine = z.strictObject({
  source: codeOf(fundSources, 'fundSource', fundSourceNames),
  docNo: says(z.string().max(80), 'ruleNumber').default(''),
  year: maybe(z.int(), 'projectYear').default(null),
  amountFen: fen('fen'),
})
const shareLine = z.strictObject({ villageCode: text('villageCode'), basisPoints: says(z.int(), 'shareLines') })

/** The shape of one field of asset/fields.ts. */
function shapeOf(field: AssetField): z.ZodType {
  switch (field.type) {
    case 'code':
      return z.enum(field.codes ?? [])
    case 'fen':
    case 'int':
      return z.int()
    case 'number':
    case 'percent':
    case 'degrees':
      return z.number()
    case 'funds':
      return z.array(fundLine)
    case 'shares':
      return z.array(shareLine)
    case 'words':
      return z.array(z.string())
    default:
      return z.string()
  }
}

/** 合同年租金，单位是分; 使用状况：good 完好，fair 一般. */
function description({ key, type }: AssetField): string {
  const unit = type === 'fen' ? '分' : fieldUnits[key]
  const names = Object.entries(codeNames[key] ?? {}).map(([code, name]) => `${code} ${name}`)
  return `${fieldNames[key]}${unit ? `（${unit}）` : ''}${names.length > 0 ? `：${names.join('，')}` : ''}`
}

const shaped = (field: AssetField): z.ZodType =>
  (field.type === 'code' && field.key === 'operationMode' ? shapeOf(field).or(z.literal('')) : shapeOf(field))
    .nullable()
    .meta({ description: description(field) })

const partShape = (part: (typeof parts)[number]) =>
  z
    .strictObject(
      Object.fromEntries(
        [...fieldOf.values()].filter((field) => field.part === part).map((field) => [field.key, shaped(field)]),
      ),
    )
    .meta({ description: partNames[part] })

export const paperSchema = z
  .strictObject({
    id: says(z.int(), 'paperId'),
    kind: codeOf(documentKinds, 'paperKind', documentKindNames),
    kindName: text('paperKindName'),
    title: text('paperTitle'),
    datedOn: maybe(z.string(), 'datedOn'),
    sha256: text('sha256'),
    broughtBy: text('broughtBy'),
    at: instantField('at'),
  })
  .meta({ id: 'Paper' })

export const fileSchema = assetSchema
  .extend({
    version: says(z.int(), 'assetVersion'),
    file: says(z.strictObject(Object.fromEntries(parts.map((part) => [part, partShape(part)]))), 'assetFile'),
    papers: says(z.array(paperSchema), 'papers'),
    missing: says(z.array(z.strictObject({ key: text('fieldKey'), name: text('fieldName') })), 'missing'),
  })
  .meta({ id: 'AssetFile' })

/** What may be written into a change; who may write what, the action decides. */
export const wantedSchema = z.strictObject(
  Object.fromEntries(
    [...fieldOf.values()].filter(({ by }) => by !== 'never').map((field) => [field.key, shaped(field).optional()]),
  ),
)

/** The whole file of an asset, as this person may read it. */
export async function presentFile(tx: Runtime, who: Person, asset: Asset): Promise<z.input<typeof fileSchema>> {
  const [base] = await presentAssets(tx, who, [asset])
  const values = await valuesOf(
    tx,
    asset,
    fields.map(({ key }) => key),
  )
  const value = (key: FieldKey) => shownValue(who, asset, fieldOf.get(key)!, values[key]) ?? null
  return {
    ...base!,
    version: asset.version,
    file: Object.fromEntries(
      parts.map((part) => [
        part,
        Object.fromEntries(fields.filter((field) => field.part === part).map(({ key }) => [key, value(key)])),
      ]),
    ),
    papers: await Promise.all((await papersOf(tx, asset.id)).map((paper) => presentPaper(tx, paper))),
    missing: missingOf(asset, values).map((key) => ({ key, name: fieldNames[key] })),
  }
}

export async function presentPaper(
  tx: Runtime,
  { id, kind, title, datedOn, sha256, broughtBy, filedAt }: Awaited<ReturnType<typeof papersOf>>[number],
): Promise<z.input<typeof paperSchema>> {
  return {
    id,
    kind,
    kindName: documentKindNames[kind],
    title,
    datedOn,
    sha256,
    broughtBy: await whoDid(tx, broughtBy),
    at: shown(filedAt),
  }
}
