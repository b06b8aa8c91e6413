import type { Subclass } from '../../entities/asset/classes.ts'
import type { AssetRow } from './assets.ts'
import type { Quarter } from './periods.ts'
import { randomFrom } from './random.ts'

/** What an asset of the demo brought in during one quarter, in fen. Always the same for the same asset and quarter. */
export interface Takings {
  receivedFen: number
  receivableFen: number
  expenseFen: number | null
  kwh: number | null
  kind: 'power_sale' | 'rent' | 'contract_fee' | 'dividend' | 'sales'
}

/** Yearly sales or contract fee against the original value; domain.md D71 calls less than 3 % low. */
const YEARLY: Partial<Record<Subclass, number>> = {
  rice_crayfish: 0.062,
  planting: 0.055,
  breeding: 0.06,
  greenhouse: 0.05,
  processing: 0.058,
  tourism: 0.05,
  machinery: 0.07,
  ecommerce: 0.06,
  equity: 0,
  cold_storage: 0.05,
}

/** Share of the year's money that comes in each quarter. */
const SEASON: Partial<Record<Subclass, readonly number[]>> = {
  pv: [0.2, 0.28, 0.3, 0.22],
  rice_crayfish: [0, 0.55, 0.15, 0.3],
  planting: [0, 0.1, 0.7, 0.2],
  processing: [0.05, 0.15, 0.4, 0.4],
  machinery: [0.05, 0.35, 0.35, 0.25],
  tourism: [0.15, 0.3, 0.3, 0.25],
}
const EVEN = [0.25, 0.25, 0.25, 0.25]

/** kWh per kW and year near the Yangtze; yuan per kWh of a village station of 2017/18. Source: domain.md F191 and §6. */
const PV_KWH_PER_KW = 1000
const PV_YUAN_PER_KWH = 0.95

/** 荆干村's station as the examples tell it: 31,400 in the third quarter of odd years, 28,600 in the second of even ones. */
const JINGGAN_PV = [
  { q: 3, odd: 1, yuan: 31_400 },
  { q: 2, odd: 0, yuan: 28_600 },
] as const

export function takings(asset: AssetRow, { code, q, year }: Quarter): Takings {
  const random = randomFrom(
    [...`${asset.assetNo}${code}`].reduce((h, c) => (Math.imul(h, 31) + c.charCodeAt(0)) >>> 0, 7),
  )
  const share = (SEASON[asset.subclass] ?? EVEN)[q - 1] ?? 0.25
  const nothing = { receivableFen: 0, expenseFen: null, kwh: null }
  if (asset.subclass === 'pv') {
    const told = asset.name.startsWith('荆干村') ? JINGGAN_PV.find((t) => t.q === q && t.odd === year % 2) : undefined
    const kwh = told
      ? Math.round(told.yuan / PV_YUAN_PER_KWH)
      : Math.round((asset.capacityKw ?? 0) * PV_KWH_PER_KW * share * random.between(0.9, 1.08))
    const yuan = told?.yuan ?? Math.round(kwh * PV_YUAN_PER_KWH * 100) / 100
    return {
      ...nothing,
      receivedFen: Math.round(yuan * 100),
      kwh,
      kind: 'power_sale',
      expenseFen: random.chance(0.15) ? 10_000 * random.int(2, 12) : null,
    }
  }
  if (asset.subclass === 'equity') {
    const due = q === 4 ? Math.round(((asset.principalFen ?? 0) * (asset.dividendPercent ?? 0)) / 100) : 0
    return { ...nothing, receivedFen: due, kind: 'dividend' }
  }
  if (asset.rentYearFen !== null) {
    const due = asset.rentYearFen / 4
    const late = !asset.name.startsWith('荆干村') && random.chance(0.06)
    return { ...nothing, receivedFen: late ? 0 : due, receivableFen: late ? due : 0, kind: 'rent' }
  }
  const yearly = asset.originalFen * (YEARLY[asset.subclass] ?? 0.05) * (0.92 + ((year * 7) % 5) * 0.03)
  const received = 10_000 * Math.round((yearly * share * random.between(0.88, 1.12)) / 10_000)
  const isContract = asset.operationMode !== 'self'
  return {
    ...nothing,
    receivedFen: received,
    kind: isContract ? 'contract_fee' : 'sales',
    expenseFen:
      isContract || received === 0 ? null : 10_000 * Math.round((received * random.between(0.25, 0.45)) / 10_000),
  }
}
