import { maskPersonalNumbers } from '../../../base/mask.ts'
import type { Clause } from '../../search/clause.ts'
import { bareWords, orderWords, promiseWords, unreadNumerals } from './guardWords.ts'
import { parts } from './evidence.ts'

/** The source line is ours and not counted. */
export const LONGEST_WORDING = 120
const SHORTEST = 4

export type FormFault =
  | 'empty'
  | 'too-long'
  | 'markup'
  | 'not-chinese'
  | 'promise'
  | 'orders'
  | 'personal'
  | 'bare'
  | 'question'

/** Everything a plain Chinese line needs; what is not here (Latin, emoji, invisible marks, tags) is refused unseen. */
const PLAIN_LINE = /^[\p{Script=Han}0-9０-９，。；：、（）()“”「」《》〔〕"%％.,/·～—-]+$/u
const MARKUP = /[*_#`<>{}[\]|\\~^=@&$]|^\s*(?:[-+•]|\d+[.)])\s|\n|https?:|www\.|!\[|\]\(/i

/** Whether a wording looks like a line we would send, whatever it says. Null: it does. */
export function formFault(wording: string, clauses: readonly Clause[]): FormFault | null {
  const length = [...wording].length
  if (wording.trim() === '') return 'empty'
  if (length > LONGEST_WORDING) return 'too-long'
  if (maskPersonalNumbers(wording) !== wording) return 'personal'
  if (/[？?]|吗$|是否|是不是/.test(wording)) return 'question'
  if (MARKUP.test(wording)) return 'markup'
  const han = wording.match(/\p{Script=Han}/gu)?.length ?? 0
  if (!PLAIN_LINE.test(wording) || unreadNumerals.test(wording)) return 'not-chinese'
  if (han < SHORTEST || han < length / 2) return 'not-chinese'
  if (promises(wording, clauses)) return 'promise'
  if (orderWords.test(wording)) return 'orders'
  if (parts(wording).some((part) => bareWords.test(part))) return 'bare'
  return null
}

/** 理事会应当保证真实 is the clause's promise, 我保证 is ours: what stands around the word decides. */
function promises(wording: string, clauses: readonly Clause[]): boolean {
  return [...wording.matchAll(promiseWords)].some((match) => {
    const around = wording.slice(Math.max(0, match.index - 2), match.index + match[0].length + 2)
    return match.index < 2 || !clauses.some(({ text }) => text.includes(around))
  })
}
