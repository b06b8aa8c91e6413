import { normalise } from './normalise.ts'

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

const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
}
const UNITS: Record<string, number> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
  k: 1000,
  K: 1000,
  万: 1e4,
  萬: 1e4,
  w: 1e4,
  W: 1e4,
  亿: 1e8,
}

const ARABIC = String.raw`(?:\d{1,3}(?:,\d{3})+(?![\d])|\d+)(?:\.\d+)?`
const RUN = new RegExp(
  String.raw`(?:${ARABIC}(?:个(?=[百千万]))?|[零〇一二两俩三四五六七八九壹贰叁肆伍陆柒捌玖几数十拾百佰千仟万萬亿]|点(?=[零〇一二三四五六七八九])|(?<=\d) ?(?:[wW](?![a-zA-Z])|[kK](?![a-zA-Z]))|(?<=[十百千万仟萬\dwW]) (?=[万千]))+`,
  'g',
)
/** Words that hold numerals and are no numbers. */
const NOT_NUMBERS =
  /万一|千万(?=别|不要|要|莫)|百分之|一万个放心|十分|一五一十|三三两两|七七八八|乱七八糟|千方百计|万事|几乎|数据|数字|数目|数量|数过|数额|两不|千辛|百姓|百货|万能/y

const MONEY = /^(?:元钱|块钱|元整|圆整|元|块|圆|RMB|rmb|人民币)(?!钱)/
const ENERGY = /^(?:千瓦时|千瓦小时|瓦时|kwh|KWH|kWh|Kwh|kw·h|kW·h|kw\.h|度电|度)(?!假)/
const COUNTER =
  /^(?:个半?月|个季度|个月份|平方米|平方公里|平米|立方米|立方|公里|千米|千瓦|公斤|千克|公顷|m2|m3|km|kg|kw|KW|kW|mm|cm|季度|小时|分钟|星期|点钟|人次|周年|年度|[个亩头只户人台套盏条棵株斤吨米天月年日号组队期栋间家处座块片孔口眼张次遍批成倍层类项笔单件袋箱车趟位名岁届等路线村垄排节级点分角毛瓦寸尺里担桶瓶包份股厘])/

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
  const bounds = evaluate(body.replace(/个(?=[百千万])/g, ''))
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
    const [cents, used] = smallMoney(text.slice(consumed))
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

function unitOf(after: string, before: string): [string, number] {
  const energy = ENERGY.exec(after)
  if (energy) return ['kwh', energy[0].length]
  const money = MONEY.exec(after)
  // 三块板, 2块组件 are things; 三块钱, 3块, are money.
  if (money && !(money[0] === '块' && /^块(?:光伏|电池|组件|板|地|田|玻璃|牌|瓦|砖|屏|展板)/.test(after)))
    return ['yuan', money[0].length]
  if (/^%|^％/.test(after)) return ['percent', 1]
  if (/¥$|[$]$/.test(before)) return ['yuan', 0]
  const counter = COUNTER.exec(after)
  if (
    counter &&
    !(counter[0] === '分' && /^分(?:别|红|给|了|配)/.test(after)) &&
    !(counter[0] === '成' && /^成(?:了|本|交|功)/.test(after)) &&
    !(counter[0] === '点' && /^点(?:收|到)/.test(after)) &&
    !(counter[0] === '路' && /^路灯/.test(after)) &&
    !(counter[0] === '等') &&
    !(counter[0] === '次' && /^次性/.test(after))
  )
    return [counter[0], counter[0].length]
  return ['bare', 0]
}

/** 5角3分, 5毛, or one bare digit after 块: what stands behind the yuan, and how many characters it took. */
function smallMoney(after: string): [number, number] {
  const match = /^([\d一二两三四五六七八九伍陆柒捌玖壹贰叁肆])(角|毛)(?:([\d一二两三四五六七八九])分)?整?/.exec(after)
  if (!match) return [0, 0]
  return [digit(match[1]) / 10 + digit(match[3]) / 100, match[0].length]
}
const digit = (character: string | undefined): number =>
  character === undefined ? 0 : (DIGITS[character] ?? Number(character))
const round = (value: number) => Math.round(value * 100) / 100

/** Least and greatest value of a run of numerals: equal for 三万二, apart for 两三万 and 十几. Null: not a number. */
function evaluate(run: string): [number, number] | null {
  const pair = /([一二两三四五六七八九])([一二三四五六七八九])(?=[十百千万]|$)/.exec(run)
  if (pair && /[十百千万]/.test(run) && !/\d/.test(run)) {
    const [low, high] = [digit(pair[1]), digit(pair[2])]
    if (high === low + 1 || (low === 3 && high === 5)) {
      const fill = (character: string) => value(run.slice(0, pair.index) + character + run.slice(pair.index + 2))
      const [min, max] = [fill(pair[1] ?? ''), fill(pair[2] ?? '')]
      return min === null || max === null ? null : [min, max]
    }
  }
  if (pair && run.length === 2 && digit(pair[2]) === digit(pair[1]) + 1) return [digit(pair[1]), digit(pair[2])]
  if (/[几数]/.test(run)) {
    const [min, max] = [value(run.replace(/[几数]/g, '一')), value(run.replace(/[几数]/g, '九'))]
    return min === null || max === null ? null : [min, max]
  }
  const exact = value(run)
  return exact === null ? null : [exact, exact]
}

function value(run: string): number | null {
  const bare = run.replace(/[ ,]/g, '')
  const decimal = /^([零〇一二三四五六七八九十百]+)点([零〇一二三四五六七八九]+)/.exec(bare)
  if (decimal) {
    const whole = value(decimal[1] ?? '')
    if (whole === null) return null
    const fraction = [...(decimal[2] ?? '')].map(digit).join('')
    return value(`${whole}.${fraction}${bare.slice(decimal[0].length)}`)
  }
  // 二零二六, 三五〇: digits read out one by one.
  if (/^[零〇一二三四五六七八九]{3,}$/.test(bare)) return Number([...bare].map(digit).join(''))
  let total = 0
  let section = 0
  let current: number | null = null
  let lastUnit = 0
  let zero = false
  for (const token of bare.match(/\d+(?:\.\d+)?|./g) ?? []) {
    const unit = UNITS[token]
    if (unit !== undefined) {
      if (unit >= 1e4) {
        total = (total + section + (current ?? (section === 0 && total === 0 ? 1 : 0))) * unit
        section = 0
      } else section += (current ?? 1) * unit
      current = null
      lastUnit = unit
      zero = false
    } else if (/^\d/.test(token)) {
      if (current !== null && current !== 0) return null
      if (token.startsWith('0') && token !== '0' && !token.startsWith('0.')) zero = true
      current = Number(token)
    } else if (DIGITS[token] !== undefined) {
      if (token === '零' || token === '〇') {
        zero = true
        current ??= lastUnit ? null : 0
      } else {
        if (current !== null && current !== 0) return null
        current = DIGITS[token] ?? 0
      }
    } else return null
  }
  // 三万二, 3万2: the last figure counts the next lower unit, unless 零 stands between.
  if (current !== null)
    section +=
      lastUnit >= 100 && !zero && Number.isInteger(current) && current < 10 ? (current * lastUnit) / 10 : current
  return Math.round((total + section) * 1e6) / 1e6
}

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
