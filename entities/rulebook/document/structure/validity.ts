import { addDays } from '../../../base/calendar.ts'
import { numberOf } from './articleHead.ts'
import { dateIn, lastDayAfter } from './dates.ts'

const FROM_DATE =
  /(?:从|自)[\s\u3000]*([\d０-９一二三四五六七八九〇○零Ｏ][^。；，]{5,24}日)[\s\u3000]*起(?:正式|开始)?(?:施行|实施|执行|生效|试行|试用)/
const FROM_ISSUE =
  /(?:从|自)(?:本[^，。]{0,12})?(公布|发布|印发|下发|颁布|发文|通过|批准|公告)之日(?:起)?(?:(?:满)?(\d+|[一二三四五六七八九十]+)日后)?起?(?:正式|开始)?(?:施行|实施|执行|生效|试行)/
const HEAD_DATE = /^([^，。]{6,20}日)[\s\u3000]*(?:起)?(?:施行|实施)/
const YEARS =
  /(?:有效期|试行期|暂行期|实施期限)(?:限)?(?:为|是|：)?[\s\u3000]*([\d０-９一二两三四五六七八九十]{1,2})[\s\u3000]*年/
const UNTIL = /有效期(?:限)?(?:截止|截至|到|至|为至)+[\s\u3000]*([^。；，]{6,20}日)/

/** 施行日期 as the text states it: a date, or so many days after it was issued. */
export type Start = { readonly on: string } | { readonly afterIssue: number }

export function startIn(text: string): Start | null {
  const stated = FROM_DATE.exec(text)?.[1] ?? HEAD_DATE.exec(text)?.[1]
  const date = stated === undefined ? null : dateIn(stated)
  if (date) return { on: date.date }
  const issue = FROM_ISSUE.exec(text)
  return issue ? { afterIssue: issue[2] === undefined ? 0 : (numberOf(issue[2]) ?? 0) } : null
}

export const startOn = (start: Start, issuedOn: string | null): string | null =>
  'on' in start ? start.on : issuedOn === null ? null : addDays(issuedOn, start.afterIssue)

/** 有效期 - the last day, when the text names years or a day. */
export function endIn(text: string, effectiveFrom: string | null): string | null {
  const until = UNTIL.exec(text)?.[1]
  const date = until === undefined ? null : dateIn(until)
  if (date) return date.date
  const years = YEARS.exec(text)?.[1]
  const count = years === undefined ? null : numberOf(years)
  return count !== null && effectiveFrom !== null ? lastDayAfter(effectiveFrom, count) : null
}

/** 《…》同时废止 - titles a document says it does away with. */
export function repealedIn(text: string): string[] {
  const found: string[] = []
  for (const sentence of text.split(/(?<=[。；])/)) {
    if (!/(废止|停止执行|不再执行)/.test(sentence)) continue
    for (const match of sentence.matchAll(/《((?:[^《》]|《[^《》]*》)+)》/g)) found.push(match[1]!)
  }
  return [...new Set(found)]
}
