import { valuesOf } from '../../language/numerals.ts'
import { matchable } from './matchable.ts'

/** A bare answer that chooses from 1 to `max`: 2, 第二个, 二, ②, 选2, 2号的; null when it chooses nothing. */
export function readChoice(text: string, max: number): number | null {
  const words = matchable(text.slice(0, 40))
    .replace(/[。.!、,;\s]+$/, '')
    .trim()
  if (/^(?:最后|末)(?:一)?(?:个|条|项)?$/.test(words)) return max
  const match =
    /^(?:我?(?:选|要|是|回复?|就是?)?(?:择)?)?[ (第]*(\d{1,3}|[一二两三四五六七八九十])[ )]*(?:个|条|项|号|种|样)?(?:的|吧|那个|那条|嘛|啊)*$/.exec(
      words,
    )
  if (!match?.[1]) return null
  const chosen = valuesOf(match[1])?.[0] ?? 0
  return chosen >= 1 && chosen <= max ? chosen : null
}

const NO =
  /^(?:不(?:对|是|行|要|用|同意|可以|确认|好|正确|准)|错|没有|否|别|先不|算了|取消|不不|no|n|不$|有错|有误|搞错|弄错|莫|不报|不了)/i
const YES_WORD =
  '对头|对|是|好|行|可以|嗯|要|确认|没错|正确|同意|没问题|中|得行|ok|yes|y|就这样|就这么|就是|准确|无误|可|恩|哦了|妥|成|没得问题|报吧|交吧|提交'
/** A yes is the whole answer: 嗯, 对的, 好就这样记 agree; 嗯嗯那个啥 does not. */
const YES = new RegExp(
  `^(?:${YES_WORD})(?:${YES_WORD}|的|了|吧|啊|呀|哦|嘛|哈|呢|哒|咯|滴|记|报|办|收到|谢谢|辛苦|[,，、 ])*$`,
  'i',
)

/** 对的,去年淹了水: a yes and a remark; what is remarked, else null. Figures are no remark. */
export function readYesBut(text: string): string | null {
  const said = /^(?:对头|对的?|是的|没错|正确)[,，。 ]+(?<remark>[^\d?？]{2,60})$/.exec(text.trim())
  const remark = said?.groups?.['remark'] ?? null
  return remark !== null && !/不|错|改|吗|呢|但|万|千|百/.test(remark) ? remark : null
}

/** 对, 是的, 可以: true. 不对, 先不要: false. Anything longer than an answer, or neither: null. */
export function readYesNo(text: string): boolean | null {
  const words = matchable(text.slice(0, 60))
    .replace(/[。.!~,;\s]+$/, '')
    .trim()
  if (!words || words.length > 12 || /\?|吗$|是不是|对不对|行不行|可不可以/.test(words)) return null
  if (NO.test(words)) return false
  return YES.test(words) ? true : null
}
