import { fenOf } from '../base/money.ts'
import { readAmount } from '../language/amounts.ts'
import { DomainError } from '../base/errors.ts'
import { fieldNames } from '../texts/assetFields.ts'
import { valueHint } from '../texts/assetValues.ts'
import { checkValue } from './check.ts'
import type { AssetField } from './fields.ts'
import { codeNamed } from './fileWords.ts'

const EMPTY = /^(?:空|空着|无|没有|删掉|清空)$/
const two = (digits: string) => digits.padStart(2, '0')

/** What somebody wrote for a field, as its value. Throws asset/bad-value, asset/needed. Funds and shares are too much for one message. */
export function readValue(field: AssetField, said: string): unknown {
  const text = said.trim().replace(/[。.]$/, '')
  const value = EMPTY.test(text) ? null : valueIn(field, text)
  if (value === undefined)
    throw new DomainError('asset/bad-value', { field: fieldNames[field.key], hint: valueHint(field) })
  return checkValue(field, value)
}

function valueIn(field: AssetField, text: string): unknown {
  switch (field.type) {
    case 'code':
      return codeNamed(field, text) ?? undefined
    case 'fen':
      return fenIn(text)
    case 'int':
    case 'number':
    case 'percent':
    case 'degrees': {
      const number = /^(\d+(?:\.\d+)?)\s*[%％]?\s*\p{Script=Han}{0,3}$/u.exec(text)?.[1]
      return number === undefined ? undefined : Number(number)
    }
    case 'date':
    case 'formed': {
      const [, year, month, day] =
        /^(\d{4})(?:年|[-/.](?=\d))?(?:(\d{1,2})(?:月|[-/.](?=\d))?(?:(\d{1,2})[日号]?)?)?$/.exec(text) ?? []
      return year && [year, ...[month, day].filter((part) => part !== undefined).map(two)].join('-')
    }
    case 'words':
      return text.split(/[、，,\s]+/).filter((word) => word !== '')
    case 'funds':
    case 'shares':
      return undefined
    default:
      return text
  }
}

/** Money must say 元 or 万元 when it could be either. */
function fenIn(text: string): number | undefined {
  const amount = readAmount(text)
  return amount === null || amount.yuan === null || amount.precision !== 'exact' ? undefined : fenOf(amount.yuan)
}
