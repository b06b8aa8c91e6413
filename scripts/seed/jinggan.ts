import type { OperationMode } from '../../entities/asset/fileCodes.ts'
import type { Thing } from './catalogue.ts'
import { hanDigits, operatingThings } from './catalogue.ts'
import { publicThings } from './publicThings.ts'

/** 荆干村 and 邻湖村, made-up villages of 熊河镇: the assets every example speaks of, with figures that are round on purpose. */
export interface FixedAsset {
  village: string
  thing: Thing
  n?: number
  coop?: string
  aliases?: string[]
  yuan: number
  year: number
  mode?: OperationMode
  kw?: number
  mu?: number
  rentYearYuan?: number
  principalYuan?: number
  dividendPercent?: number
}

const thing = (name: string): Thing => {
  const found = [...operatingThings, ...publicThings].find((t) => t.name === name)
  if (!found) throw new Error(`catalogue has no ${name}`)
  return found
}

export const fixedAssets: FixedAsset[] = [
  { village: 'jinggan', thing: thing('光伏电站'), yuan: 720_000, year: 2018, mode: 'self', kw: 120 },
  { village: 'jinggan', thing: thing('帮扶车间'), yuan: 480_000, year: 2019, rentYearYuan: 24_000 },
  { village: 'jinggan', thing: thing('稻虾基地'), yuan: 384_000, year: 2017, mode: 'contract', mu: 120 },
  { village: 'jinggan', thing: thing('冷库'), yuan: 560_000, year: 2020, rentYearYuan: 30_000 },
  {
    village: 'jinggan',
    thing: thing('{n}号蔬菜大棚'),
    n: 1,
    aliases: ['东边大棚', '1号棚', '1号大棚'],
    yuan: 160_000,
    year: 2019,
    mu: 4,
    rentYearYuan: 8_000,
  },
  {
    village: 'jinggan',
    thing: thing('{n}号蔬菜大棚'),
    n: 2,
    aliases: ['西边大棚', '2号棚', '2号大棚'],
    yuan: 160_000,
    year: 2019,
    mu: 4,
    rentYearYuan: 8_000,
  },
  {
    village: 'jinggan',
    thing: thing('入股{coop}股权'),
    coop: '绿野合作社',
    aliases: ['合作社股金', '绿野分红', '绿野股金'],
    yuan: 200_000,
    year: 2018,
    principalYuan: 200_000,
    dividendPercent: 6,
  },
  {
    village: 'jinggan',
    thing: thing('{n}组通组公路'),
    n: 3,
    aliases: ['3组的路', '三组水泥路', '3组水泥路'],
    yuan: 456_000,
    year: 2016,
  },
  { village: 'jinggan', thing: thing('安全饮水管网'), yuan: 648_000, year: 2015 },
  { village: 'jinggan', thing: thing('文化广场'), yuan: 380_000, year: 2017 },
  { village: 'jinggan', thing: thing('提灌泵站'), yuan: 520_000, year: 2016 },
  { village: 'jinggan', thing: thing('党群服务中心'), yuan: 860_000, year: 2018 },
  { village: 'linhu', thing: thing('光伏电站'), yuan: 360_000, year: 2018, mode: 'self', kw: 60 },
  { village: 'linhu', thing: thing('冷库'), yuan: 600_000, year: 2020, rentYearYuan: 32_000 },
  { village: 'linhu', thing: thing('提灌泵站'), yuan: 480_000, year: 2017 },
]

export const hanNumber = (n: number): string =>
  n < 10 ? (hanDigits[n] ?? '') : n === 10 ? '十' : `十${hanDigits[n - 10] ?? ''}`
