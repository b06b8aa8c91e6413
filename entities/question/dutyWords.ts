import { normalise } from '../language/normalise.ts'

/** Reading vocabulary of the person on duty: numbers, 转, words that are no answer yet. */

/** `Q0312`; at least three digits, because Q1 to Q4 are quarters. */
const NUMBER = /(?<![A-Za-z\d])Q\s?0*(\d{3,6}|(?<=0)\d{1,2})(?!\d)/gi
const PASS = /^(转|转交|转走|转下一个|转下一位|转(给)?(别人|他人|其他人)|换人|换个人|换一个|下一个|下一位)$/
const NOT_YET =
  /^(稍等|等等|等下|等一下|稍后|马上|我(先)?(看看|看一下|查一下|查查|问问|问一下|想想)|在忙|在开会|晚点.{0,6}|一会儿?.{0,6}|明天(再)?(答复|回复|回)|正在(看|查|问).{0,6})$/
const ACKNOWLEDGED =
  /^(好|好的|好滴|收到|收到了|知道了|知道|明白|明白了|嗯+|哦+|ok|行|可以的|谢谢.{0,4}|辛苦.{0,4}|👌|👍)+$/i

export interface DutyWords {
  /** Numbers named in the words, else in the message they quote; as `Q0312`. */
  numbers: string[]
  /** The words without the number. */
  text: string
  passes: boolean
  notYet: boolean
  acknowledges: boolean
}

export function readDutyWords(text: string, quote: string | null): DutyWords {
  const own = numbersIn(text)
  const rest = own.length > 0 ? withoutNumbers(text) : text.trim()
  const bare = normalise(rest).replace(/[\s,，。.!~:：;；]+/g, '')
  return {
    numbers: own.length > 0 ? own : numbersIn(quote ?? ''),
    text: rest,
    passes: PASS.test(bare),
    notYet: NOT_YET.test(bare),
    acknowledges: ACKNOWLEDGED.test(bare),
  }
}

export const numbersIn = (text: string): string[] => [
  ...new Set([...text.normalize('NFKC').matchAll(NUMBER)].map(([, digits]) => `Q${digits!.padStart(4, '0')}`)),
]

/** Which of the numbers offered is chosen: by digit, by number, 是 for the only one; the digit behind the last is none of them. */
export function readChosen(text: string, numbers: readonly string[]): string | 'none' | null {
  const said = normalise(text).replace(/[\s。.,]+/g, '')
  const named = numbersIn(said).find((number) => numbers.includes(number))
  if (named && withoutNumbers(said) === '') return named
  if (/^(不是|不对|都不是|都不转|否|不)$/.test(said)) return 'none'
  if (numbers.length === 1 && /^(是|是的|对|对的|嗯)$/.test(said)) return numbers[0]!
  const digit = /^第?(\d)个?$/.exec(said)?.[1]
  if (!digit) return null
  return numbers[Number(digit) - 1] ?? (Number(digit) === numbers.length + 1 ? 'none' : null)
}

/** Takes the number from either end, with 答复 and the mark around it; inside a sentence it stays. */
function withoutNumbers(text: string): string {
  const number = '[QqＱｑ]\\s?[0-9０-９]{3,6}'
  return text
    .replace(
      new RegExp(`^\\s*(?:答复|回复|回|答|问题|编号|#)?\\s*${number}\\s*(?:的?(?:答复|回复)|答|回)?[\\s:：,，。、]*`),
      '',
    )
    .replace(new RegExp(`[\\s,，。、(（]*(?:问题)?${number}[\\s)）。]*$`), '')
    .trim()
}
