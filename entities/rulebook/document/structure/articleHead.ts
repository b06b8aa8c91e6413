import { valuesOf } from '../../../language/numerals.ts'

/** A numeral as documents print it, perhaps with blanks inside: 第 十 二 条. */
export const NUMERAL = String.raw`[零〇○Ｏ一二三四五六七八九十百千两\d０-９](?:[\s\u3000]*[零〇○Ｏ一二三四五六七八九十百千两\d０-９])*`

/** 条 - the number that opens an article. */
export interface ArticleHead {
  /** As printed, without blanks: 第十二条, 第12条, 第十二条之一. */
  readonly label: string
  /** For look-up: 12, 12-1. */
  readonly key: string
  readonly number: number
  /** 之一 = 1; 0 for a plain number. */
  readonly branch: number
  /** The words after the number. */
  readonly rest: string
  /** Blank or colon between number and words, or nothing after it. */
  readonly isSeparated: boolean
  /** Reads like a reference (第十条规定的…, 第五条第二款), not like the beginning of an article. */
  readonly refersBack: boolean
}

const HEAD = new RegExp(
  String.raw`^第[\s\u3000]*(${NUMERAL})[\s\u3000]*条(?:[\s\u3000]*之[\s\u3000]*([一二三四五六七八九十]{1,3}|\d{1,2})(?![款项]))?([\s\u3000:：]*)([\s\S]*)$`,
)
const PLAINLY_REFERS = new RegExp(
  String.raw`^(第[\s\u3000]*(${NUMERAL})[\s\u3000]*[款项条目]|[、，,；;。]?第[\s\u3000]*(${NUMERAL})[\s\u3000]*条|[和与及至到或]第|(以及|或者|至|规定的|规定，|规定。|所称|所列|所指|所述|之规定))`,
)
const LOOSELY_REFERS =
  /^([、，,。；;）)》”"’]|[和与及至到中内的之]|或者?|以及|规定|所|款|项|[（(][一二三四五六七八九十]{1,3}[)）][项、]|等)/

export function articleHead(text: string): ArticleHead | null {
  const match = HEAD.exec(text)
  if (!match) return null
  const number = numberOf(match[1]!)
  if (number === null) return null
  const branch = match[2] === undefined ? 0 : (numberOf(match[2]) ?? 0)
  const rest = match[4]!
  const isSeparated = match[3] !== '' || rest === ''
  return {
    label: text.slice(0, text.length - match[3]!.length - rest.length).replace(/[\s\u3000]/g, ''),
    key: articleKey(number, branch),
    number,
    branch,
    rest,
    isSeparated,
    refersBack: PLAINLY_REFERS.test(rest) || (!isSeparated && LOOSELY_REFERS.test(rest)),
  }
}

export const articleKey = (number: number, branch = 0): string => (branch > 0 ? `${number}-${branch}` : String(number))

/** Value of a printed numeral (十二, 12, １２, 一百〇五); null when it is none. */
export function numberOf(text: string): number | null {
  const values = valuesOf(text.normalize('NFKC').replace(/\s/g, '').replace(/[○O]/g, '〇'))
  return values && Number.isInteger(values[0]) && values[0] > 0 && values[0] < 10_000 ? values[0] : null
}
