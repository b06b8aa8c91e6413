import { scanQuantities, type Quantity } from '../../language/quantities.ts'
import type { Figure } from './figure.ts'
import { roleOf } from './figureRole.ts'
import { RECEIVED, UNPAID } from './paymentWords.ts'
import type { LedgerEntry } from './reading.ts'

/** Sums of money, each with its role, and counts of anything else (亩, 户, kwh). */
interface Sorted {
  figures: Figure[]
  counts: Quantity[]
}

/** Sorts every number of the clauses into what it is, by the nearest words before it, then after it. */
export function findFigures(clauses: string[], entry: LedgerEntry | undefined): Sorted {
  const sorted: Sorted = { figures: [], counts: [] }
  for (const clause of clauses) sortClause(clause, entry, sorted, clauses)
  return sorted
}

function sortClause(clause: string, entry: LedgerEntry | undefined, { figures, counts }: Sorted, all: string[]): void {
  const quantities = scanQuantities(clause)
  quantities.forEach((quantity, i) => {
    const before = quantities
      .slice(0, i)
      .findLast((other) => other.unit === 'yuan' || other.unit === 'bare' || other.unit === 'kwh')
    const left = clause.slice(before?.end ?? 0, quantity.start)
    const right = clause.slice(quantity.end, quantities[i + 1]?.start ?? clause.length)
    if (quantity.unit !== 'yuan' && quantity.unit !== 'bare') {
      // 一度电九毛五 is a price.
      if (quantity.unit !== 'kwh' || quantity.value !== 1) counts.push(quantity)
      return
    }
    if (quantity.unit === 'bare' && !maybeMoney(quantity, left, right, entry, figures, all)) return
    // 发电2.9万: with no unit it is energy, on a power station.
    if (
      quantity.unit === 'bare' &&
      entry?.subclass === 'pv' &&
      /(?:发电?量?|电量|抄表数|度数)(?:了|约|有|是|为|:|共|总计)*$/.test(left) &&
      !/电费|收入|钱/.test(left)
    ) {
      counts.push({ ...quantity, unit: 'kwh' })
      return
    }
    const role = roleOf(quantity, left, right, clause, entry, figures.at(-1))
    const near = left + right
    figures.push({
      quantity,
      role,
      left,
      right,
      clause,
      received: (RECEIVED.test(near) && !UNPAID.test(right)) || (RECEIVED.test(clause) && !UNPAID.test(clause)),
    })
  })
}

/** A number without a unit is money only where something says so: a word of money, the size, or an asset that earns. */
function maybeMoney(
  quantity: Quantity,
  left: string,
  right: string,
  entry: LedgerEntry | undefined,
  figures: Figure[],
  all: string[],
): boolean {
  if (/第$|[-/]$|编号|序号|\d组$/.test(left) || /^[-/]\d/.test(right)) return false
  if (/^(?:组|号|队|年|月|村|楼|层|栋|个)/.test(right)) return false
  if ((quantity.value ?? 0) >= 100 && left.trim() === '' && right.trim() === '') {
    if (all.length === 1) return true
    if (entry?.class === 'public') return all.some((clause) => /修|换|装|买|花|费|工/.test(clause))
  }
  const spoken =
    /收|卖|租|钱|账|分红|电费|花|修|费|补贴|亏|入|给|赚|欠|报|是|:|有|改|各|共|只|正常|好/.test(left) ||
    /收|到账|租|元|块|钱|已|给|没|到手|电费|补贴|分红/.test(right)
  const value = quantity.value ?? quantity.max ?? 0
  // 厕所清掏400: what is done to a public thing costs
  if (entry?.class === 'public' && value >= 50 && /(?:修|换|清|掏|装|补|刷|除草|疏通)[\u4e00-\u9fa5]{0,3}$/.test(left))
    return true
  if (quantity.scaled && value >= 100) return spoken || entry?.class !== 'public' || figures.length > 0
  if (value >= 1990 && value <= 2035 && Number.isInteger(value) && /年|建|修/.test(right.slice(0, 2))) return false
  // A lone small figure counts nothing that is named: only a word of money makes it one.
  if (value < 100 && Number.isInteger(value))
    return (
      /收入?了?|卖了?|租金|电费|分红|进账|到账|收益|毛收|:|欠/.test(left.slice(-6)) ||
      /^(?:到账|已收|租金)/.test(right) ||
      (all.length === 1 && left.replace(/§/g, '').trim() === '' && right.trim() === '' && entry?.class === 'operating')
    )
  return spoken || (entry?.class === 'operating' && /^(?:§|\s|[\u4e00-\u9fa5]{0,6})*$/.test(left))
}
