import { local } from '../base/clock.ts'
import { normalise } from './normalise.ts'

/** What a text says about when, where it says it. Business calendar of Asia/Shanghai. Source: domain.md §10, F153. */
export interface PeriodMention {
  start: number
  end: number
  /** `2026Q3`, `2026`, `2026H1`, `2026YTD`. */
  period: string
  kind: 'quarter' | 'months' | 'half' | 'year' | 'cumulative'
  /** Months named, `2026-08`. Two separate months of one quarter make one quarter. */
  months: string[]
  /** Lies wholly or partly after now. */
  future: boolean
  /** Named by the speaker as this/last, or left without a year that two years would fit. */
  doubtful: boolean
}

export interface Today {
  year: number
  month: number
  day: number
}

/** The business day of an instant; null for anything that is not one. */
export function today(now: string | Date | undefined): Today | null {
  if (now === undefined || now === null) return null
  const at = local(now)
  return at.isValid() ? { year: at.year(), month: at.month() + 1, day: at.date() } : null
}

export const quarterOf = (month: number): number => Math.ceil(month / 3)
export const currentQuarter = (day: Today): string => `${day.year}Q${quarterOf(day.month)}`

/** The quarter before `2026Q1` is `2025Q4`. */
export function quarterBefore(period: string): string {
  const [year, quarter] = [Number(period.slice(0, 4)), Number(period.slice(5))]
  return quarter === 1 ? `${year - 1}Q4` : `${year}Q${quarter - 1}`
}

/** In the first 15 days of a quarter a finished fact belongs to the quarter just ended. Source: domain.md §10, Period. */
export function inferredQuarter(day: Today, finished: boolean): string {
  const current = currentQuarter(day)
  const early = (day.month - 1) % 3 === 0 && day.day <= 15
  return early && finished ? quarterBefore(current) : current
}

const CHINESE_MONTHS: Record<string, number> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十一: 11,
  十二: 12,
  元: 1,
  正: 1,
  冬: 11,
  腊: 12,
}
const number = (word: string): number => CHINESE_MONTHS[word] ?? Number(word)
const YEAR = String.raw`(?:(?<year>(?:20)?\d{2}|二[零〇][一二三四五六七八九零〇]{2})年(?:度|的)?|(?<said>今年|本年度?|去年|上年度?|前年|明年|后年)(?:的)?)?`
const ONE_MONTH = String.raw`(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元正冬腊])`
const STEPS: {
  pattern: RegExp
  read: (
    groups: Record<string, string | undefined>,
    day: Today,
    finished: boolean,
  ) => Omit<PeriodMention, 'start' | 'end'> | null
}[] = [
  {
    // 累计, 到现在一共, 今年以来, 年初到现在, 截至目前, 前三季度
    pattern: new RegExp(
      String.raw`${YEAR}(?:累计|(?:从)?(?:年初|年头|开年)到(?:现在|目前|今天|9月底)|(?:截至|截止|到)(?:今天|目前|现在|眼前|今日)(?:为止)?(?:一共|总共|合计|共|累计|,累计)?|以来(?:一共|总共|累计)?|前三(?:个)?季度|前\d个月|一至三季度|一到三季度|1-3季度|1到3季度|1-9月(?:份)?|一到九月(?:份)?)`,
      'g',
    ),
    read: (groups, day) => said('cumulative', yearOf(groups, day), `${yearOf(groups, day)}YTD`, day),
  },
  {
    pattern: new RegExp(String.raw`${YEAR}(?<half>上|下|前|后)半年(?!度没)(?:度)?`, 'g'),
    read: (groups, day, finished) => {
      const second = groups.half === '下' || groups.half === '后'
      let year = yearOf(groups, day)
      if (!named(groups) && second && day.month <= 3 && finished) year -= 1
      return said('half', year, `${year}H${second ? 2 : 1}`, day, second ? 7 : 1)
    },
  },
  {
    // 1到6月, 7-12月: a half in other words; 七到九月: a quarter.
    pattern: new RegExp(
      String.raw`${YEAR}(?<from>${ONE_MONTH})(?:月份?)?(?:到|至|-|~|--)(?<to>${ONE_MONTH})月份?`,
      'g',
    ),
    read: (groups, day, finished) =>
      monthSpan(number(groups.from ?? ''), number(groups.to ?? ''), groups, day, finished),
  },
  {
    // 七八九月, 七八九三个月, 7、8、9月, 789月
    pattern: new RegExp(
      String.raw`${YEAR}(?<list>(?:一二三|四五六|七八九|十十一十二|123|456|789|(?:${ONE_MONTH})月?份?(?:[、,和 ](?:${ONE_MONTH})月?份?){1,2}))(?:这)?(?:三个月|两个月|月份?)(?!\d)(?!号)`,
      'g',
    ),
    read: (groups, day, finished) => {
      const list = groups.list ?? ''
      const months = /^(一二三|123)$/.test(list)
        ? [1, 2, 3]
        : /^(四五六|456)$/.test(list)
          ? [4, 5, 6]
          : /^(七八九|789)$/.test(list)
            ? [7, 8, 9]
            : list.split(/[、,和 ]/).map((word) => number(word.replace(/月份?/, '')))
      return monthSpan(Math.min(...months), Math.max(...months), groups, day, finished)
    },
  },
  {
    pattern: new RegExp(String.raw`${YEAR}(?:第)?(?<quarter>[一二三四1-4]|Q[1-4]|q[1-4])季度?(?!节|报)`, 'g'),
    read: (groups, day, finished) => {
      const quarter = number((groups.quarter ?? '').replace(/q/i, ''))
      return quarterSaid(quarter, groups, day, finished)
    },
  },
  {
    pattern: new RegExp(
      String.raw`(?:(?<year>20\d{2})[年 -]?|(?<said>今年|去年)的?)?(?<![a-zA-Z])[Qq](?<quarter>[1-4])(?!\d)`,
      'g',
    ),
    read: (groups, day, finished) => quarterSaid(Number(groups.quarter), groups, day, finished),
  },
  {
    pattern: /(?:上|前)(?:一)?(?:个)?季度?(?!节)(?:度)?/g,
    read: (_, day) => quarter(quarterBefore(currentQuarter(day)), day),
  },
  {
    pattern: /下(?:一)?(?:个)?季度/g,
    read: (_, day) => {
      const [year, now] = [day.year, quarterOf(day.month)]
      return quarter(now === 4 ? `${year + 1}Q1` : `${year}Q${now + 1}`, day)
    },
  },
  {
    pattern: new RegExp(
      String.raw`${YEAR}(?<month>${ONE_MONTH})月(?:份|(?!亮|饼|租|供|嫂))(?:\d{1,2}[号日]|[一二三四五六七八九十]{1,3}[号日]|上旬|中旬|下旬|初|底|中)?`,
      'g',
    ),
    read: (groups, day, finished) => {
      const month = number(groups.month ?? '')
      return monthSpan(month, month, groups, day, finished)
    },
  },
  {
    pattern: /上个?月(?:份)?(?!租)/g,
    read: (_, day) =>
      day.month === 1
        ? monthSpan(12, 12, { year: String(day.year - 1) }, day, true)
        : monthSpan(day.month - 1, day.month - 1, { said: '今年' }, day, true),
  },
  {
    pattern: new RegExp(
      String.raw`(?<year>20\d{2})年(?:度)?(?:全年|整年|一年)?(?![\d.,万元块度wk亩])|(?<short>[12]\d)年(?:度)?(?:全年)?(?!租)|(?<said>今年|本年度?|去年|上年度?|前年|明年|后年)(?:度)?(?:全年|一年|整年|一整年)?|(?<whole>全年|整年|一整年|年度收益|年收益)`,
      'g',
    ),
    read: (groups, day) => {
      const year = groups.short ? 2000 + Number(groups.short) : yearOf(groups, day)
      return said(
        'year',
        groups.whole && day.month <= 3 ? year - 1 : year,
        String(groups.whole && day.month <= 3 ? year - 1 : year),
        day,
      )
    },
  },
]

/** Every period named in a text, in order, without overlaps. The text must be normalised. `finished`: the wording states a finished fact. */
export function scanPeriods(text: string, day: Today, finished = true): PeriodMention[] {
  if (!/[季月年累截以至到Qq]|20\d\d/.test(text)) return []
  const found: PeriodMention[] = []
  for (const { pattern, read } of STEPS) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length]
      if (found.some((other) => start < other.end && other.start < end)) continue
      const mention = read(match.groups ?? {}, day, finished)
      if (mention) found.push({ start, end, ...mention })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

const named = (groups: Record<string, string | undefined>): boolean =>
  groups.year !== undefined || groups.said !== undefined

function yearOf(groups: Record<string, string | undefined>, day: Today): number {
  if (groups.year) {
    const digits = groups.year
      .replace(/[零〇]/g, '0')
      .replace(/[一二三四五六七八九]/g, (word) => String(CHINESE_MONTHS[word] ?? ''))
    return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
  }
  const shift: Record<string, number> = { 去年: -1, 上年: -1, 上年度: -1, 前年: -2, 明年: 1, 后年: 2 }
  return day.year + (shift[groups.said ?? ''] ?? 0)
}

function said(
  kind: PeriodMention['kind'],
  year: number,
  period: string,
  day: Today,
  firstMonth = 1,
): Omit<PeriodMention, 'start' | 'end'> {
  return {
    period,
    kind,
    months: [],
    future: year > day.year || (year === day.year && firstMonth > day.month),
    doubtful: false,
  }
}

function quarter(period: string, day: Today, doubtful = false): Omit<PeriodMention, 'start' | 'end'> {
  return { period, kind: 'quarter', months: [], future: period > currentQuarter(day), doubtful }
}

/** 四季度 without a year: the one under way or the last one gone; said of a finished fact long before it begins, it is doubtful. */
function quarterSaid(
  which: number,
  groups: Record<string, string | undefined>,
  day: Today,
  finished: boolean,
): Omit<PeriodMention, 'start' | 'end'> {
  if (named(groups)) return quarter(`${yearOf(groups, day)}Q${which}`, day)
  const ahead = which - quarterOf(day.month)
  if (ahead <= 0 || !finished) return quarter(`${day.year}Q${which}`, day)
  return ahead >= 2 ? quarter(`${day.year - 1}Q${which}`, day, ahead === 2) : quarter(`${day.year}Q${which}`, day, true)
}

function monthSpan(
  from: number,
  to: number,
  groups: Record<string, string | undefined>,
  day: Today,
  finished: boolean,
): Omit<PeriodMention, 'start' | 'end'> | null {
  if (!(from >= 1 && to <= 12 && from <= to)) return null
  let year = yearOf(groups, day)
  if (!named(groups) && finished && from > day.month + 1) year -= 1
  const months = Array.from({ length: to - from + 1 }, (_, i) => `${year}-${String(from + i).padStart(2, '0')}`)
  const future = year > day.year || (year === day.year && from > day.month)
  if (from === 1 && to === 12) return { period: String(year), kind: 'year', months, future, doubtful: false }
  if (from === 1 && to === 6) return { period: `${year}H1`, kind: 'half', months, future, doubtful: false }
  if (from === 7 && to === 12) return { period: `${year}H2`, kind: 'half', months, future, doubtful: false }
  if (quarterOf(from) === quarterOf(to))
    return { period: `${year}Q${quarterOf(from)}`, kind: 'months', months, future, doubtful: false }
  return { period: `${year}YTD`, kind: 'cumulative', months, future, doubtful: true }
}

/** A bare answer to "which period": 三季度, 上个季度, 今年, 2025年四季度. Null where none or several are named. */
export function readPeriod(text: string, now: string | Date): string | null {
  const day = today(now)
  if (!day) return null
  const plainText = normalise(text.slice(0, 200))
  const periods = new Set(scanPeriods(plainText, day).map((mention) => mention.period))
  if (periods.size === 1) return [...periods][0] ?? null
  if (periods.size === 0 && /^(?:就是)?(?:这|本|当)(?:个|一)?季度?(?:的)?[。!]?$/.test(plainText))
    return inferredQuarter(day, true)
  return null
}
