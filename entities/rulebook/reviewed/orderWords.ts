import { pointerOf } from '../document/citation.ts'
import type { Cited } from './cited.ts'

/** Reading vocabulary of a reviewer: 收 and 不收, the clause his answer rests on, and until when it holds. */

const TAKE = /^(?:收|收下|收录|收进去?|收进问答库|可以收)(?![\p{Script=Han}])[\s，,:：。.]*(?<rest>.*)$/su
const LEAVE = /^(?:不收|不用收|先不收|不要收)[\s，,:：。.]*$/

/** 收 with or without mended words behind it, 不收; null when it is neither. The number is taken out before. */
export function readVerdict(text: string): { verdict: 'take' | 'leave'; rest: string } | null {
  if (LEAVE.test(text)) return { verdict: 'leave', rest: '' }
  const rest = TAKE.exec(text)?.groups?.['rest']
  return rest === undefined ? null : { verdict: 'take', rest: rest.trim() }
}

/** 照收, 先不收 and their digits, about a draft whose test questions changed something. */
export const readDecision = (text: string): boolean | null =>
  /^(1|照收|照样收|还是收|收)[。.]?$/.test(text) ? true : /^(2|先不收|不收|算了)[。.]?$/.test(text) ? false : null

const N = String.raw`[零〇一二三四五六七八九十百千两\d]`
const ARTICLE = String.raw`第${N}+条(?:之[一二三四五六七八九十]+)?(?:第${N}+款)?(?:第?[(（]?${N}+[)）]?项)?`
const NAMED = String.raw`《(?<document>[^《》]{2,80})》(?:的)?\s*(?<article>${ARTICLE})`
const CITED = new RegExp(String.raw`(?:依据|根据|按照|按|见)\s*[:：]?\s*(?:是)?${NAMED}`)
/** At the very end it is a source line and stands there, not in the answer. */
const AT_END = new RegExp(String.raw`[\s，,；;。(（]*(?:依据|根据|见)?\s*[:：]?\s*(?:是)?${NAMED}[\s。.)）]*$`)

const DAY = String.raw`(\d{4})[-年/.](\d{1,2})[-月/.](\d{1,2})日?`
const UNTIL = new RegExp(String.raw`[\s，,；;。(（]*有效期?(?:到|至)\s*${DAY}(?:为止|止)?[\s。.)）]*$`)
const FROM = new RegExp(String.raw`[\s，,；;。(（]*(?:从|自)\s*${DAY}\s*起(?:有效|生效)[\s。.)）]*$`)

export interface ReviewerWords {
  say: string
  cited: Cited | null
  effectiveFrom: string | null
  effectiveTo: string | null
}

/** Takes the answer, its clause and its days apart; only what stands at the end is taken out of the answer. */
export function readReviewerWords(text: string): ReviewerWords {
  let say = text.trim()
  let effectiveFrom: string | null = null
  let effectiveTo: string | null = null
  let cited: Cited | null = null
  for (let before = ''; before !== say; ) {
    before = say
    const until = UNTIL.exec(say)
    if (until) [say, effectiveTo] = [say.slice(0, until.index), dayOf(until)]
    const from = FROM.exec(say)
    if (from) [say, effectiveFrom] = [say.slice(0, from.index), dayOf(from)]
    const end: CitedAt | null = cited === null ? citedIn(AT_END.exec(say)) : null
    if (end && end.at > 0) [say, cited] = [say.slice(0, end.at), end.cited]
  }
  return { say, cited: cited ?? citedIn(CITED.exec(say))?.cited ?? null, effectiveFrom, effectiveTo }
}

interface CitedAt {
  cited: Cited
  at: number
}

function citedIn(match: RegExpExecArray | null): CitedAt | null {
  const { document, article } = match?.groups ?? {}
  if (!match || !document || !article || pointerOf(article) === null) return null
  return { cited: { document: document.trim(), article }, at: match.index }
}

const dayOf = ([, year, month, day]: RegExpExecArray): string =>
  `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
