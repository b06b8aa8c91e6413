import { plain } from '../language/normalise.ts'
import { readReviewerWords } from '../rulebook/reviewed/orderWords.ts'

/** Share of pairs of letters in common (Dice) from which words are the answer again, mended. */
const ALIKE = 0.35
/** Shorter than this it is a remark. */
const SHORTEST = 6

/** 改好的答复 - words that say what the answer said, mended; without an answer to compare, words long enough to be one. */
export function isMended(words: string, answer: string | null): boolean {
  const { say } = readReviewerWords(words)
  const letters = (say.match(/\p{L}/gu) ?? []).length
  if (letters < SHORTEST || /[?？吗呢么]\s*$/.test(words)) return false
  return answer === null || alike(say, answer) >= ALIKE
}

function alike(one: string, other: string): number {
  const [a, b] = [pairs(one), pairs(other)]
  const common = [...a].filter((pair) => b.has(pair)).length
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size)
}

function pairs(text: string): Set<string> {
  const letters = [...plain(text).replace(/[^\p{L}\p{N}]/gu, '')]
  return new Set(letters.slice(1).map((letter, i) => `${letters[i]}${letter}`))
}
