import { normalise } from '../language/normalise.ts'

/** Reading vocabulary: what people say of an answer they just got. */

const UP = /^(很|挺|蛮|非常)?(有用|有帮助|管用|有用处|清楚|明白)(了|的|啊|呀|谢谢)*$|^(👍|\[强\]|\[赞\]|\[good\])+$/iu
const DOWN =
  /^(没用|没得用|冇得用|没有用|不管用|没帮助|没什么用|答非所问|没答到(点子上)?|没答对|答错了|答得不对|不是(我)?(问的)?(这个|这样)(意思)?|牛头不对马嘴)(了|的|啊|呀)*$|^(👎|\[弱\]|\[踩\])+$/iu
/** Also answers to a question of ours. */
const PLAIN_UP = /^(对的|对|正确|说得对|答得对)$/
const PLAIN_DOWN = /^(不对|错了|错的|不正确|不是)$/

export interface VoteWords {
  up: boolean
  /** Might as well answer something that was asked. */
  isPlain: boolean
}

/** Null when it says nothing about an answer. */
export function readVote(text: string): VoteWords | null {
  if (text.length > 20) return null
  const bare = normalise(text.replace(/[\u{1F3FB}-\u{1F3FF}\uFE0F]/gu, '')).replace(/[\s,，。.!~、]+/g, '')
  if (UP.test(bare)) return { up: true, isPlain: false }
  if (DOWN.test(bare)) return { up: false, isPlain: false }
  if (PLAIN_UP.test(bare)) return { up: true, isPlain: true }
  return PLAIN_DOWN.test(bare) ? { up: false, isPlain: true } : null
}
