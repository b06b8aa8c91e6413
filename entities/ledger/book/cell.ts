import { type AssetField, type FieldKey, fieldOf } from '../../asset/fields.ts'
import { codeNames } from '../../texts/assetFields.ts'
import type { Cell } from '../../workbook/paper.ts'

/** A value as a cell holds it: money in yuan, codes by their Chinese names, days as written; nothing for what nobody knows. */
export function cellOf(key: FieldKey, value: unknown): Cell {
  if (value === null || value === undefined || value === '') return null
  const { type } = fieldOf.get(key) as AssetField
  if (type === 'fen') return Number(value) / 100
  if (type === 'code') return codeNames[key]?.[String(value)] ?? String(value)
  if (type === 'words') return (value as string[]).join('、') || null
  return typeof value === 'number' ? value : String(value)
}
