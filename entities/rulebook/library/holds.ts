import { searchWords } from '../words.ts'
import { EMPTY_WORDS } from './emptyWords.ts'

interface ClauseText {
  readonly document: string
  readonly chapter: string
  readonly text: string
}

/**
 * How much of what a question names stands in a clause, 0 to 1, by characters of words of two and more. The chance of a clause was
 * fitted on questions that all have an answer somewhere; a question about kitchens has none, and its rarest words are the
 * very ones no clause holds. `answered`: questions this clause is known to answer; their words are as good as its own.
 */
export function shareHeld(question: string, { document, chapter, text }: ClauseText, answered = ''): number {
  const words = new Set(
    searchWords(question.replace(EMPTY_WORDS, ' ')).filter((word) => /^[\p{Script=Han}]{2,}$/u.test(word)),
  )
  const inside = `${document} ${chapter} ${text} ${answered}`
  let [all, held] = [0, 0]
  for (const word of words) {
    all += word.length
    if (inside.includes(word)) held += word.length
  }
  return all === 0 ? 0 : held / all
}
