import type { Quantity } from '../../language/quantities.ts'
import type { Figure } from './figure.ts'
import type { LedgerEntry, Reading, ReadIncome } from './reading.ts'

export const PRICE =
  /按(?:照)?$|(?:每|一|按)(?:个)?(亩|斤|公斤|头|只|月|度|吨|间|户|人|天|车|台|棵|担|条|桶|套|平米|平方)(?:地|田|虾|的|租金|电|收|价|是|卖|算)*(?:的)?$|(?:月租金?|每月的?租金|单价|均价)(?:是|为|:)?$|每个?(季度|季|年)(?:的?租金|收|是|租)*$|(?:一年|年租金?|一个季度|一季|一个月)(?:的?租金|的?承包费|的?承包款|的?分红|保底|租|是|收|要收|:|要给|给)*$/

export const PRICE_AFTER =
  /^(?:元|块)?(?:钱)?(?:\/|一|每)(?:个)?(亩|斤|公斤|头|只|月|度|吨|间|户|人|天|车|台|棵|担|条|桶|套|平米|平方|季度|季|年)(?!共)/

/** 每亩350 x 120亩, 每月2000 x the months of the period, 每斤12 x 2000斤, 每度0.95 x 2.9万度. */
export function priceTimesCount(
  prices: Figure[],
  counts: Quantity[],
  entry: LedgerEntry | undefined,
  months: number,
  money: Pick<Reading, 'missing'>,
): number | null {
  let total: number | null = null
  for (const price of prices) {
    const unit =
      (PRICE.exec(price.left) ?? PRICE_AFTER.exec(price.right))?.slice(1).find(Boolean) ??
      (/月租|每月|一个月/.test(price.left) ? '月' : '')
    if (
      price.quantity.value === null ||
      unit === '年' ||
      unit === '季度' ||
      unit === '季' ||
      (unit === '' && !/均价|单价|按/.test(price.left))
    )
      continue
    const spelled =
      unit === ''
        ? ['kwh', '斤', '公斤', '头', '只', '吨', '担']
        : unit === '度'
          ? ['kwh']
          : unit === '月'
            ? ['个月', '月']
            : [unit, `${unit}地`]
    const count = counts.find(
      (quantity) =>
        spelled.includes(quantity.unit) &&
        quantity.value !== null &&
        quantity.value > 0 &&
        !(quantity.value === 1 && (unit !== '月' || /一个?月/.test(price.left))),
    )
    const times = count?.value ?? (unit === '亩' ? (entry?.mu ?? null) : unit === '月' ? months : null)
    if (times === null) {
      money.missing.push('amount')
      continue
    }
    total = Math.round(((total ?? 0) + price.quantity.value * times) * 100) / 100
  }
  return total
}

export const cycleOf = (figures: Figure[]): Figure | undefined =>
  figures.find((figure) => figure.role === 'price' && figure.quantity.value !== null && cycleName(figure) !== undefined)

export function cycleName(figure: Figure): ReadIncome['cycle'] {
  const words = figure.left.slice(-8) + figure.right.slice(0, 5)
  return /年/.test(words) ? 'year' : /季/.test(words) ? 'quarter' : /月/.test(words) ? 'month' : undefined
}
