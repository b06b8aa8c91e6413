import type { IncomeKind, LedgerEntry } from './reading.ts'

/** What kind of income the words say, or the asset usually brings. Null: must be asked. */
export function kindOf(words: string, entry: LedgerEntry | undefined): IncomeKind | null {
  const subclass = entry?.subclass
  if (/补贴|补助|奖补|赔偿|理赔|保险赔/.test(words) && !/收入|电费|租金|其中/.test(words)) return 'subsidy'
  if (/承包(?:费|款|金)?|发包/.test(words)) return 'contract_fee'
  if (/分红|红利|股息|股金/.test(words)) return 'dividend'
  if (/租/.test(words)) return 'rent'
  if (subclass === 'pv') return 'power_sale'
  if (subclass === 'equity') return 'dividend'
  if (subclass === 'debt') return 'other'
  if (/卖|销售|毛收|产值|营业|门票|加工费|代烘|利润/.test(words)) return 'sales'
  if (/电费|发电/.test(words) && !subclass) return 'power_sale'
  if (
    entry?.rent_year !== undefined ||
    subclass === 'workshop' ||
    subclass === 'cold_storage' ||
    subclass === 'greenhouse' ||
    subclass === 'shop' ||
    subclass === 'machinery'
  )
    return 'rent'
  if (
    subclass === 'rice_crayfish' ||
    subclass === 'planting' ||
    subclass === 'breeding' ||
    subclass === 'processing' ||
    subclass === 'tourism' ||
    subclass === 'ecommerce' ||
    subclass === 'livestock'
  )
    return 'sales'
  return entry ? (entry.class === 'public' ? 'other' : null) : null
}
