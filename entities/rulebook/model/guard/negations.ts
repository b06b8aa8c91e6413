import { hide, modals } from './evidence.ts'
import { boundNegators, negators, notNegators } from './modalWords.ts'

const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join('|')
const NEGATOR = new RegExp(longestFirst(negators), 'g')
const NO_NEGATOR = new RegExp(
  String.raw`${longestFirst(notNegators)}|(?:${longestFirst(boundNegators)})(?=[^，。；]{0,4}[0-9零一二两三四五六七八九十百千万半])`,
  'g',
)

export interface Negation {
  readonly start: number
  readonly end: number
  /** 不得, 不必: modal.ts knows what they say. */
  readonly modal: boolean
}

/** 不, 未, 无, 不得 ... in order; not those inside 不动产, 不定期, 不超过. */
export function negations(text: string): Negation[] {
  const shown = hide(text, NO_NEGATOR)
  const forbidding = modals(shown).filter(({ kind }) => kind === 'mustNot' || kind === 'needNot')
  return [...shown.matchAll(NEGATOR)].map((match) => {
    const start = match.index
    const modal = forbidding.find((one) => start >= one.start && start < one.end)
    return { start, end: modal?.end ?? start + match[0].length, modal: modal !== undefined }
  })
}
