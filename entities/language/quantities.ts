import { valuesOf, UNITS } from './numerals.ts'
import { smallMoney, unitOf } from './units.ts'

/** One number with its unit where it stands in a text. A range or a vague word (几千) has no value of its own, only bounds. */
export interface Quantity {
  start: number
  end: number
  /** As written, without the unit. */
  raw: string
  value: number | null
  min?: number
  max?: number
  precision: 'exact' | 'approx' | 'range'
  /** `yuan`, `kwh`, `percent`, `bare` (nothing said), or the counting word as written (亩, 个月, 户). */
  unit: string
  /** 十百千万 are part of it, so that a missing 元 leaves no doubt. */
  scaled: boolean
}

const ARABIC = String.raw`(?:\d{1,3}(?:,\d{3})+(?![\d])|\d+)(?:\.\d+)?`

const RUN = new RegExp(
  String.raw`(?:${ARABIC}(?:个(?=[百千万]))?|数(?=[十百千万])|[零〇一二两俩三四五六七八九壹贰叁肆伍陆柒捌玖几十拾百佰千仟万萬亿]|点(?=[零〇一二三四五六七八九])|(?<=\d) ?(?:[wW](?![a-zA-Z])|[kK](?![a-zA-Z]))|(?<=[十百千万仟萬\dwW]) (?=[万千]))+`,
  'g',
)

/** Words that hold numerals and are no numbers. */
const NOT_NUMBERS =
  /万一|千万(?=别|不要|要|莫)|百分之|一万个放心|十分|一五一十|三三两两|七七八八|乱七八糟|千方百计|万事|几乎|数据|数字|数目|数量|数过|数额|两不|千辛|百姓|百货|万能/y

/** Every number of a text in order, with what it counts. The text must be normalised. */
export function scanQuantities(text: string): Quantity[] {
  const found: Quantity[] = []
  for (const match of text.matchAll(RUN)) {
    if (match.index < (found.at(-1)?.end ?? 0)) continue
    const quantity = quantityAt(text, match[0], match.index)
    if (quantity) found.push(quantity)
  }
  return joinRanges(text, found)
}

function quantityAt(text: string, run: string, start: number): Quantity | null {
  NOT_NUMBERS.lastIndex = start
  if (
    NOT_NUMBERS.test(text) ||
    (start > 0 && /[a-zA-Z_#]/.test(text[start - 1] ?? '') && !/[元收入xX*]/.test(text[start - 1] ?? ''))
  )
    return null
  if (/^分之/.test(text.slice(start + run.length))) return null
  let end = start + run.length
  let body = run.trim()
  // 2.9万千瓦时: the 千 belongs to the unit.
  if (/千$/.test(body) && /^瓦/.test(text.slice(end))) {
    body = body.slice(0, -1)
    end -= 1
  }
  const after = text.slice(end, end + 12)
  const loose = /^(?:多|余|来|把|好几)(?=[万千百十元块亩度个户头斤]|[,。;!?\s]|$|的|左右|钱)/.exec(after)
  const tailUnit = loose ? /^[万千百]/.exec(after.slice(loose[0].length)) : null
  if (/^[万千百]/.test(body) && !/^[万千百](?:把|来|多)?$/.test(body) && body.length > 1 && !/^[千百][万]/.test(body))
    return null
  if (/^[万千百佰仟亿萬]$/.test(body) && !loose && !/^(?:元|块)/.test(after)) return null
  const bounds = valuesOf(body.replace(/个(?=[百千万])/g, ''))
  if (!bounds) return null
  let [min, max] = bounds
  let consumed = end + (loose?.[0].length ?? 0)
  if (tailUnit) {
    // 十来万, 三十多万
    const scale = UNITS[tailUnit[0]] ?? 1
    min *= scale
    max *= scale
    consumed += 1
  }
  const unitText = text.slice(consumed).replace(/^ /, '').slice(0, 12)
  const blank = text[consumed] === ' ' ? 1 : 0
  const before = text.slice(Math.max(0, start - 6), start)
  const [unit, length] = unitOf(unitText, before)
  consumed += length ? length + blank : 0
  let value: number | null = min === max ? min : null
  if (unit === 'yuan' && value !== null && length) {
    const [cents, used] = smallMoney(text.slice(consumed), text.slice(0, consumed))
    value = round(value + cents)
    consumed += used
  }
  // 一样, 一起, 三: one numeral that counts nothing.
  if (unit === 'bare' && /^[一二两俩三四五六七八九]$/.test(body)) return null
  const scaled = /[十拾百佰千仟万萬亿wWkK]/.test(run) || tailUnit !== null
  const around = text.slice(consumed, consumed + 4)
  const approx =
    loose !== null ||
    /(?:约|大概|大约|差不多|估计|估摸|可能|将近|接近|不到|至少|起码|上|快|毛|怕有|大致|左右有)(?:能|会|要|可以)?(?:有|是|收|收到|收了|卖|花|要)?[¥]?$/.test(
      before,
    ) ||
    /^(?:左右|上下|出头|以上|以内|的样子|多|来块|多块|差不多|不到)/.test(around)
  if (/^(?:左右|上下|出头|以上|以内|的样子|多)/.test(around))
    consumed += /^(?:的样子)/.test(around) ? 3 : around.startsWith('多') ? 1 : 2
  const quantity: Quantity = {
    start,
    end: consumed,
    raw: run.trim(),
    value,
    precision: value === null ? 'range' : approx ? 'approx' : 'exact',
    unit,
    scaled,
  }
  if (value === null) Object.assign(quantity, { min, max })
  else if (loose && /多|余/.test(loose[0])) Object.assign(quantity, { min: value, max: value + step(value) })
  return quantity
}

/** 四万多 lies below 五万, 一万二多 below 一万三: one step of the last figure given. */
function step(value: number): number {
  let size = 1
  while (value % (size * 10) === 0 && size * 10 <= value) size *= 10
  return size
}

const round = (value: number) => Math.round(value * 100) / 100

/** 2-3万, 两万到三万, 6000~7000: two numbers that bound one. Dates (7-9月) are taken out before this reader sees the text. */
function joinRanges(text: string, quantities: Quantity[]): Quantity[] {
  const joined: Quantity[] = []
  for (const quantity of quantities) {
    const last = joined.at(-1)
    const between = last ? text.slice(last.end, quantity.start) : ''
    if (
      last &&
      /^ ?(?:-|~|到|至|--) ?$/.test(between) &&
      last.value !== null &&
      quantity.value !== null &&
      (last.unit === 'bare' || last.unit === quantity.unit) &&
      /yuan|kwh|bare/.test(quantity.unit)
    ) {
      const scale = !last.scaled && quantity.scaled && last.value < quantity.value ? scaleOf(quantity.raw) : 1
      const min = round(last.value * scale)
      if (min < quantity.value) {
        joined[joined.length - 1] = {
          start: last.start,
          end: quantity.end,
          raw: text.slice(last.start, quantity.end),
          value: null,
          min,
          max: quantity.value,
          precision: 'range',
          unit: quantity.unit,
          scaled: quantity.scaled,
        }
        continue
      }
    }
    joined.push(quantity)
  }
  return joined
}

const scaleOf = (raw: string): number =>
  /[万w萬]/i.test(raw) ? 1e4 : /[千k仟]/i.test(raw) ? 1000 : /[百佰]/.test(raw) ? 100 : 1

/** A figure without 元 that may as well mean 万元: 3.2, 32. Three figures and more before the point are taken for yuan. */
export const unitIsOpen = (quantity: Quantity): boolean =>
  quantity.unit === 'bare' &&
  !/[百佰千仟万萬亿wWkK]/.test(quantity.raw) &&
  quantity.value !== null &&
  quantity.value !== 0 &&
  Math.abs(quantity.value) < 100
