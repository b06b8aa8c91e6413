import type { AssetField, FieldKey } from '../asset/fields.ts'
import type { FundLine, ShareLine } from '../asset/values.ts'
import { fundSourceNames } from './assetCodes.ts'
import { codeNames, fieldUnits } from './assetFields.ts'
import { yuanText } from './money.ts'

/** What a field of this kind wants, for asset/bad-value. */
export function valueHint({ key, type, most }: AssetField): string {
  switch (type) {
    case 'code': {
      const names = Object.values(codeNames[key] ?? {})
      return `请写其中一种：${names.slice(0, 16).join('、')}${names.length > 16 ? ' 等' : ''}`
    }
    case 'fen':
      return '请写清金额和单位，比如 58 万元、30000 元'
    case 'int':
      return key === 'projectYear' ? '请写四位年份，比如 2020' : '请写整数'
    case 'number':
      return '请写数字'
    case 'percent':
      return '请写 0 到 100 的数'
    case 'degrees':
      return '请写度数，比如经度 112.42、纬度 30.05'
    case 'date':
      return '请写到日，比如 2020-05-01'
    case 'formed':
      return '请写年、年月或年月日，比如 2020-05'
    case 'funds':
      return '每笔要有来源和金额'
    case 'shares':
      return '每个村要有村代码和份额'
    default:
      return `请写 ${most ?? 60} 个字以内`
  }
}

const nothing = '空着'
const day = (text: string) => {
  const [y, m, d] = text.split('-')
  return `${y} 年${m ? ` ${Number(m)} 月` : ''}${d ? ` ${Number(d)} 日` : ''}`
}

export const fundText = ({ source, year, amountFen }: FundLine): string =>
  `${year ? `${year} 年` : ''}${fundSourceNames[source]} ${yuanText(amountFen)} 元`
const shareText = ({ villageCode, basisPoints }: ShareLine, place: (code: string) => string) =>
  `${place(villageCode)} ${basisPoints / 100}%`

/** A value as one reads it: 560,000.00 元, 租赁, 2020 年 5 月, 5%, 空着. `place` names a village code. */
export function valueText(
  { key, type }: { key: FieldKey; type: AssetField['type'] },
  value: unknown,
  place: (code: string) => string = (code) => code,
): string {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return nothing
  switch (type) {
    case 'code':
      return codeNames[key]?.[String(value)] ?? String(value)
    case 'fen':
      return `${yuanText(Number(value))} 元`
    case 'percent':
      return `${Number(value)}%`
    case 'date':
    case 'formed':
      return day(String(value))
    case 'funds':
      return (value as FundLine[]).map(fundText).join('，')
    case 'shares':
      return (value as ShareLine[]).map((line) => shareText(line, place)).join('，')
    case 'words':
      return (value as string[]).join('、')
    default:
      if (key === 'townCode' || key === 'villageCode') return place(String(value))
      return fieldUnits[key] ? `${String(value)} ${fieldUnits[key]}` : String(value)
  }
}
