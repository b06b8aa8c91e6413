import { valuesOf } from '../../../language/numerals.ts'
import { boundsAround } from './bound.ts'

/** One number of a text: what it counts, how far it reaches, where it stands. */
export interface Figure {
  readonly start: number
  readonly end: number
  /** Null: vague (十几), then only the same words are the same figure. */
  readonly value: number | null
  readonly raw: string
  /** `ratio`, a counting word in one spelling (日 for 天), `月日` the day of a date, '' for none. */
  readonly unit: string
  /** 第三人, 第二季度. */
  readonly ordinal: boolean
  /** Sorted: 20年以内 is not 20年以上. */
  readonly bounds: string
}

const RUN = String.raw`(?:[0-9][0-9,]*(?:\.[0-9]+)?[十百千万亿]*|[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]+(?:点[零〇一二三四五六七八九]+)?)`
const FIGURE = new RegExp(
  [
    String.raw`(?<parts>[百千万]|${RUN})分之(?<of>${RUN})`,
    String.raw`(?<percent>[0-9]+(?:\.[0-9]+)?)(?<sign>[%‰])`,
    String.raw`(?<top>[0-9]+)/(?<bottom>[0-9]+)`,
    String.raw`(?<half>一半|半数|半(?=年|个|天|日|月|小时|成|倍))`,
    String.raw`(?<nth>第)?(?<number>${RUN})(?<loose>[多余几来])?`,
  ].join('|'),
  'g',
)

/** Words that hold a numeral and count nothing. Read as numbers they would only make the guard refuse more. */
const NO_FIGURE =
  /一般|一定|一律|一致|统一|一起|一样|同一|任一|唯一|一切|一旦|一并|万一|进一步|一些|一下|(?<!分)之一|另一方|一方面|一方|百姓|千方百计|一经|一次性|十分(?!之)|两委|四议两公开/g

const UNIT =
  /^(?:个?工作日|个自然日|个半?月|个季度|季度|周岁|周年|年度|年|月份|月|日|天|小时|分钟|周|星期|万?元|亩|公顷|平方米|立方米|人次|人|名|位|户|次|倍|届|个|项|级|岁|千瓦时|千瓦|公里|千米|米|吨|公斤|角|分|处|座|份|组|款|条|章|节|编|目|号|期|批|间|种|类|方|成(?!员|为|立|果|本|交|功|分))/
const SAME_UNIT: Readonly<Record<string, string>> = {
  天: '日',
  个自然日: '日',
  名: '人',
  位: '人',
  个工作日: '工作日',
  月份: '月',
  星期: '周',
  周岁: '岁',
  个季度: '季度',
}

/** Every number of a text in one spelling (evidence.ts `even`), in order. */
export function figures(text: string): Figure[] {
  const found: Figure[] = []
  const seen = text.replace(NO_FIGURE, (word) => '＿'.repeat(word.length))
  for (const match of seen.matchAll(FIGURE)) {
    const groups = match.groups ?? {}
    const start = match.index
    const bare = start + match[0].length
    const ratio = ratioOf(groups)
    const counted = ratio === undefined ? (UNIT.exec(text.slice(bare))?.[0] ?? '') : ''
    const end = bare + counted.length
    const number = ratio ?? valueOf(groups)
    const tenths = counted === '成'
    const dayOfDate = counted === '日' && /月$/.test(text.slice(0, start)) && found.at(-1)?.end === start
    found.push({
      start,
      end,
      raw: match[0],
      value: number === null ? null : round(tenths ? number / 10 : number),
      unit: ratio !== undefined || tenths ? 'ratio' : dayOfDate ? '月日' : (SAME_UNIT[counted] ?? counted),
      ordinal: groups.nth !== undefined,
      bounds: boundsAround(text.slice(found.at(-1)?.end ?? 0, start), text.slice(end)),
    })
  }
  return found
}

/** Same amount of the same thing, bounded the same way. */
export const sameFigure = (one: Figure, other: Figure): boolean =>
  one.unit === other.unit &&
  one.ordinal === other.ordinal &&
  one.bounds === other.bounds &&
  (one.value === null || other.value === null ? one.raw === other.raw : one.value === other.value)

function ratioOf(groups: Record<string, string | undefined>): number | null | undefined {
  if (groups.parts !== undefined) {
    const [bottom, top] = [exact(groups.parts), exact(groups.of ?? '')]
    return bottom && top !== null ? top / bottom : null
  }
  if (groups.percent !== undefined) return Number(groups.percent) / (groups.sign === '%' ? 100 : 1000)
  if (groups.top !== undefined) return Number(groups.top) / Number(groups.bottom)
  if (groups.half === '一半' || groups.half === '半数') return 0.5
  return undefined
}

const valueOf = (groups: Record<string, string | undefined>): number | null =>
  groups.half !== undefined ? 0.5 : groups.loose !== undefined ? null : exact(groups.number ?? '')

function exact(run: string): number | null {
  if (/^[百千万]$/.test(run)) return { 百: 100, 千: 1000, 万: 10_000 }[run] ?? null
  const bounds = valuesOf(run)
  return bounds && bounds[0] === bounds[1] ? bounds[0] : null
}

const round = (value: number) => Math.round(value * 1e6) / 1e6
