import { contentWords, even, type Grounds, parts, sentences, share, texts } from './evidence.ts'
import { partyWords, sameWords } from './guardWords.ts'

export type PartyFault = 'party'

const ENOUGH = 0.5
const PARTY = new RegExp(
  [...new Set([...partyWords, ...Object.keys(sameWords).filter((word) => standsForParty(word))])]
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'g',
)

interface Deed {
  who: string
  /** Up to the next party or the end. */
  does: string
}

/**
 * Who does what stays so: the words behind a party stand behind the same party in the clause, and several parties come in the
 * clause's order, so that 会议授权委员会 is not turned into 委员会授权会议.
 */
export function partyFault(wording: string, grounds: Grounds): PartyFault | null {
  const evidence = texts(grounds).flatMap(sentences).map(deeds)
  for (const part of parts(even(wording))) {
    const told = deeds(part)
    for (const { who, does } of told) {
      const known = evidence.flat().filter((deed) => same(deed.who, who))
      if (known.length === 0) return 'party'
      const words = contentWords(does)
      if (!known.some((deed) => share(words, deed.does) >= ENOUGH)) return 'party'
    }
    if (told.length > 1 && !evidence.some((deed) => inOrder(told, deed))) return 'party'
  }
  return null
}

function deeds(text: string): Deed[] {
  const found = [...text.matchAll(PARTY)]
  return found.map((match, i) => ({
    who: match[0],
    does: text.slice(match.index + match[0].length, found[i + 1]?.index),
  }))
}

const same = (one: string, other: string) => one === other || (sameWords[other]?.includes(one) ?? false)

function inOrder(told: readonly Deed[], known: readonly Deed[]): boolean {
  let at = 0
  for (const { who } of told) {
    while (at < known.length && !same(known[at]?.who ?? '', who)) at++
    if (at++ >= known.length) return false
  }
  return true
}

function standsForParty(word: string): boolean {
  const known: readonly string[] = partyWords
  return sameWords[word]?.some((one) => known.includes(one)) ?? false
}
