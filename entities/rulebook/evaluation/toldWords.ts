/** Words by which an answer says itself how far it may be relied on; the sentences they stand in are in entities/texts. */

/** 系统默认 - a number that is ours, told as such. */
export const DEFAULT_WORDS = ['系统默认', '县里可改', '县里设定', '目前设置', '县里还没有设定']

/** Not confirmed, not entered, not ours. */
export const HONEST_WORDS = [
  '没有核实',
  '未核实',
  '要县里确认',
  '以县里',
  '由县里定',
  '没有录入',
  '没有规定',
  '没写',
  '没有写',
  '没有依据',
  '没有把握',
  '查不到',
  '不归我管',
  '外地例子',
]
/** Before a word, or close before it: the opposite is said. */
export const NOT_WORDS = '不|未|没|无|别|免|非'
