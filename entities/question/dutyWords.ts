import { normalise } from '../language/normalise.ts'

/** Reading vocabulary of the person on duty: numbers, 转, words that are no answer yet. */

/** `Q0312`; at least three digits, because Q1 to Q4 are quarters. */
const NUMBER = /(?<![\p{L}\d])Q\s?0*(\d{3,6}|(?<=0)\d{1,2})(?!\d)/giu
const PASS = /^(转|转交|转走|转下一个|转下一位|转(给)?(别人|他人|其他人)|换人|换个人|换一个|下一个|下一位)$/
const NOT_YET = /^(稍等|等等|等下|等一下|稍后|马上|我(先)?(看看|看一下|查一下|查查|问问|问一下|想想)|在忙|在开会|晚点.{0,6}|一会儿?.{0,6}|明天(再)?(答复|回复|回)|正在(看|查|问).{0,6})$/
const ACKNOWLEDGED = /^(好|好的|好滴|收到|收到了|知道了|知道|明白|明白了|嗯+|哦+|ok|行|可以的|谢谢.{0,4}|辛苦.{0,4}|👌|👍)+$/i
const ASKS = /[?？]$|[吗呢么]$|^(请问|问一下|想问)|(什么|怎么|怎样|如何|多少|几天|几年|几个|多久|谁来|哪个|哪些|哪里|要不要|能不能|可不可以|是不是|有没有|行不行|需不需要|用不用|算不算|为什么|咋)/

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

export const numbersIn = (text: string): string[] => [...new Set([...text.normalize('NFKC').matchAll(NUMBER)].map(([, digits]) => `Q${digits!.padStart(4, '0')}`))]

/** Words that want to know rather than tell. */
export const asksSomething = (text: string): boolean => ASKS.test(normalise(text).replace(/[\s。.!,，]+$/, ''))

/** Takes the number from either end, with 答复 and the mark around it; inside a sentence it stays. */
function withoutNumbers(text: string): string {
  const number = '[QqＱｑ]\\s?[0-9０-９]{3,6}'
  return text
    .replace(new RegExp(`^\\s*(?:答复|回复|回|答|问题|编号|#)?\\s*${number}\\s*(?:的?(?:答复|回复)|答|回)?[\\s:：,，。、]*`), '')
    .replace(new RegExp(`[\\s,，。、(（]*(?:问题)?${number}[\\s)）。]*$`), '')
    .trim()
}
