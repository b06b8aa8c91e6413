import { nextPeriod, previousPeriod } from '../base/calendar.ts'
import { normalise } from './normalise.ts'
import { monthSpan, named, monthNumber, quarter, quarterSaid, said, yearOf, type PeriodMention } from './period.ts'
import { currentQuarter, inferredQuarter, today, type Today } from './today.ts'

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
      monthSpan(monthNumber(groups.from ?? ''), monthNumber(groups.to ?? ''), groups, day, finished),
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
            : list.split(/[、,和 ]/).map((word) => monthNumber(word.replace(/月份?/, '')))
      return monthSpan(Math.min(...months), Math.max(...months), groups, day, finished)
    },
  },
  {
    pattern: new RegExp(String.raw`${YEAR}(?:第)?(?<quarter>[一二三四1-4]|Q[1-4]|q[1-4])季度?(?!节|报)`, 'g'),
    read: (groups, day, finished) => {
      const quarter = monthNumber((groups.quarter ?? '').replace(/q/i, ''))
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
    read: (_, day) => quarter(previousPeriod(currentQuarter(day)), day),
  },
  {
    pattern: /下(?:一)?(?:个)?季度/g,
    read: (_, day) => quarter(nextPeriod(currentQuarter(day)), day),
  },
  {
    pattern: new RegExp(
      String.raw`${YEAR}(?<month>${ONE_MONTH})月(?:份|(?!亮|饼|租|供|嫂))(?:\d{1,2}[号日]|[一二三四五六七八九十]{1,3}[号日]|上旬|中旬|下旬|初|底|中)?`,
      'g',
    ),
    read: (groups, day, finished) => {
      const month = monthNumber(groups.month ?? '')
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
