import { yuanText } from '../../entities/texts/money.ts'
import { opStatusNames } from '../../entities/texts/asset.ts'
import type { OpStatus } from '../../entities/asset/classes.ts'
import type { AssetRow } from './assets.ts'
import type { Takings } from './income.ts'

const QUARTER = ['', '一季度', '二季度', '三季度', '四季度']
const KIND: Record<Takings['kind'], string> = {
  power_sale: '电费',
  rent: '租金',
  contract_fee: '承包费',
  dividend: '分红',
  sales: '卖了',
}
const say = (yuan: number) => yuanText(yuan).replace(/,|\.00$/g, '')

/** The message a cadre might have written for this report. `when` is a quarter (1-4) or a year. */
export function wordsOf(asset: AssetRow, status: OpStatus | null, money: Takings | null, when: number): string {
  const name = asset.aliases[0] ?? asset.name
  const time = QUARTER[when] ?? `${when}年全年`
  const state = status ? opStatusNames[status] : ''
  if (!money) return `${name}${time}${state}`
  const income =
    money.receivableFen > 0
      ? `，${KIND[money.kind]}${say(money.receivableFen)}还没给`
      : money.receivedFen > 0
        ? `，${KIND[money.kind]}${say(money.receivedFen)}到账`
        : '，没有收入'
  const cost = money.expenseFen ? `，花了${say(money.expenseFen)}` : ''
  return `${name}${time}${state}${income}${cost}`
}
