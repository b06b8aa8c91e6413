import { normalise } from './normalise.ts'
import { scanQuantities, unitIsOpen } from './quantities.ts'

/** A bare answer about money. `yuan` null: the unit must be asked for, or only bounds are known. */
export interface Amount {
  yuan: number | null
  precision: 'exact' | 'approx' | 'range'
  min?: number
  max?: number
  raw: string
  /** The figure was given without a unit and could be 元 or 万元. */
  unitMissing: boolean
}

const NOTHING =
  /^(?:还)?(?:没收|没有收?|没|没收到|一分(?:钱)?(?:也|都)?没(?:有|收到|收)?|分文没收|零|0|没钱|没收入|没有收入|无|没有钱|未收|0元|零元|没进钱|没收钱)(?:了|的|到|入)?[。!]?$/

const LOSS = /亏损?|赔了|倒贴|赔本|净亏/

/** A bare answer to "how much": 7500, 三万二, 没收, 两三千. Null where there is no one figure. */
export function readAmount(text: string): Amount | null {
  const plainText = normalise(text.slice(0, 200)).replace(/(?<=\d) (?=\d{3}\b)/g, '')
  if (NOTHING.test(plainText)) return { yuan: 0, precision: 'exact', raw: plainText, unitMissing: false }
  const money = scanQuantities(plainText).filter((quantity) => quantity.unit === 'yuan' || quantity.unit === 'bare')
  const [first] = money
  if (!first || money.length > 1) return null
  const sign = LOSS.test(plainText) || /^-\s*$/.test(plainText.slice(0, first.start)) ? -1 : 1
  const unitMissing = unitIsOpen(first)
  const amount: Amount = {
    yuan: first.value === null || unitMissing ? null : sign * first.value,
    precision: first.precision,
    raw: first.raw,
    unitMissing,
  }
  if (first.min !== undefined) Object.assign(amount, { min: first.min, max: first.max })
  return amount
}
