import { normalise } from '../language/normalise.ts'

/** Reading vocabulary: what sounds like a question, and what says nothing at all. */
const ASKS =
  /[?？]$|[吗呢么]$|^(请问|问一下|想问)|谁[?。]?$|(什么|怎么|怎样|如何|多少|几天|几日|几年|几个|几份|多久|谁来|(?<!谁.*)谁(?:批|定|管|修|出|付|审|签|负责)(?!.*谁)|哪个|哪些|哪里|要不要|能不能|可不可以|是不是|有没有|行不行|需不需要|用不用|算不算|为什么|咋)/
const FILLERS = /那个|这个|啥|什么|怎么|嗯|呃|哦|喔|额|啊|呀|吧|呢|吗|嘛|唉|哎|哈|呵|嘿|就是|然后|的话/g
const GREETING = /^(您好|你好|hi|hello|在吗|在不在|有人吗|早|早上好|上午好|中午好|下午好|晚上好)(啊|呀)?$/i
/** A statement shorter than this that asks nothing is a slip, not a question. */
const SHORTEST = 5

const bare = (text: string): string => normalise(text).replace(/[\s。.!,，~、;；]+$/, '')
const letters = (text: string): number => (text.match(/\p{L}/gu) ?? []).length

/** Words that want to know rather than tell. */
export const asksSomething = (text: string): boolean => ASKS.test(bare(text))

export const isGreeting = (text: string): boolean => GREETING.test(bare(text).replace(/[?？]$/, ''))

/** A lone digit or 嗯嗯那个啥 is no question, though after another one it might look like one. */
export const saysSomething = (text: string): boolean => letters(text) >= 2 && letters(text.replace(FILLERS, '')) >= 1

/** Worth somebody's time: asks, or says enough to be meant as a question. */
export const deservesPerson = (text: string): boolean =>
  saysSomething(text) && (asksSomething(text) || letters(text.replace(FILLERS, '')) >= SHORTEST)
