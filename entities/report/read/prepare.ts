import { normalise } from '../../language/normalise.ts'
import { mask } from './mask.ts'

/** Longer messages are read by their first part: no report is longer, and reading must stay quick. */
const LONGEST = 3000

export interface Prepared {
  /** One spelling, placeholders taken out, personal numbers masked; still the sender's words. */
  words: string
  pictures: number
  awaitsPhoto: boolean
  /** Nothing but a nodding picture sign. */
  nod: boolean
  pii: boolean
}

/** The same short stretch over and over says nothing more than once. Digits stay: they may be a personal number. */
const FLOOD = /([^\d]{1,4}?)\1{11,}/gu

/** Normalises, masks personal numbers and takes out the platform's placeholders ([图片], [位置]). */
export function prepare(message: unknown): Prepared {
  const given = typeof message === 'string' ? message.slice(0, LONGEST).replace(FLOOD, '$1') : ''
  const { text: masked, found } = mask(normaliseTable(given))
  const pictures = masked.match(/\[(?:图片|照片|相片|image|photo)\d*\]/gi)?.length ?? 0
  const words = masked
    .replace(/\[(?:图片|照片|相片|位置|语音|视频|文件|表情|链接|小程序|名片|动画表情|image|photo|location)\d*\]/gi, ' ')
    .replace(/\[[\u4e00-\u9fa5]{1,3}\]/g, ' ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/(?:\p{Extended_Pictographic}|\p{Emoji_Modifier})+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .replace(/^[ ,;。]+|[ ,;]+$/g, '')
  return {
    words,
    nod: NODDING.test(given.trim()),
    pictures,
    awaitsPhoto:
      /(?:照片|图片|相片|图).{0,4}(?:等下|稍后|晚点|待会|回头|过会|后面|明天|晚上|等会|一会|再)|(?:等下|稍后|晚点|待会|回头|过会|等会)(?:儿)?(?:再|补)?(?:发|传|补)(?:照片|图)/.test(
        words,
      ),
    pii: found,
  }
}

const NODDING =
  /^(?:👌|👍|🙏|🤝|✅|🆗|💪|\p{Emoji_Modifier}|\ufe0f|\[(?:OK|强|抱拳|握手|合十|玫瑰|赞|鼓掌|好的)\]|\s){1,12}$/iu

/** Tabs are columns: normalise() would make them blanks, so they become bars first. */
const normaliseTable = (given: string): string => normalise(given.replace(/\t/g, '|'))
