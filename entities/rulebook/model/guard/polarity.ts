import { taggedWords } from '../../words.ts'
import { even, type Grounds, parts, texts } from './evidence.ts'
import { negators } from './modalWords.ts'
import { negations } from './negations.ts'
import { occurrences } from './quotation.ts'

export type PolarityFault = 'negation'

/** How many more characters may stand between 不 and its word in the clause than in the wording. */
const FURTHER = 4
const TWICE = /不得不|不能不|不可不|不是不|并非不|非不|无不|不会不|不无|不用不|没有不/g

/**
 * What happens in the wording must happen in the clause, and what does not must not: each verb and adjective is found there at
 * least once on the same side of 不, 未, 无, 不得.
 */
export function polarityFault(wording: string, grounds: Grounds): PolarityFault | null {
  const evidence = texts(grounds).flatMap(parts)
  const turned = (part: string, word: string): boolean[] =>
    occurrences(part, word).map((at) => negations(part).some((negation) => negation.end <= at))
  for (const part of parts(even(wording))) {
    for (const [twice] of part.matchAll(TWICE)) if (!evidence.some((one) => one.includes(twice))) return 'negation'
    const words = taggedWords(part).filter(
      ({ word, tag }) => word.length > 1 && /^[vai]/.test(tag) && !NEGATOR_ONLY.test(word),
    )
    for (const { word } of words) {
      const there = evidence.flatMap((one) => turned(one, word))
      if (there.length > 0 && !turned(part, word).every((side) => there.includes(side))) return 'negation'
    }
    for (const negation of negations(part)) {
      if (negation.modal) continue // modal.ts knows what is forbidden
      const behind = part.slice(negation.end)
      const next = taggedWords(behind).find(({ word }) => word.length > 1)?.word
      if (next === undefined) {
        const around = part.slice(Math.max(0, negation.start - 1), negation.end + 2)
        if (!evidence.some((one) => one.includes(around))) return 'negation'
      } else {
        const reach = behind.indexOf(next) + FURTHER
        const near = (one: string) =>
          occurrences(one, next).some((at) => negations(one).some(({ end }) => end <= at && at - end <= reach))
        if (!evidence.some(near)) return 'negation'
      }
    }
  }
  return null
}

const NEGATOR_ONLY = new RegExp(`^(?:${negators.join('|')})+$`)
