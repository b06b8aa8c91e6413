import { searchWords } from './words.ts'
import { beingThere, elsewhere, fromThere, notNames, otherMeaning, ourselves } from './placeWords.ts'

/**
 * 外地 - the places a question asks about that are not ours; empty when it asks for our own rule beside them. `text` as read by
 * reading.ts (plain, without blanks). `beside`: all that are named, whoever it is about.
 */
export function otherPlaces(text: string, { beside = false } = {}): string[] {
  if (!beside && ourselves.test(text)) return []
  const found = new Set<string>()
  for (const [name, at] of named(text)) {
    const before = text.slice(0, at)
    const after = text.slice(at + name.length)
    if (beside || (!beingThere.test(before) && !fromThere.test(after)))
      found.add(name.replace(/(?<=..)[省市县州旗]$/u, ''))
  }
  return [...found]
}

function* named(text: string): Generator<[string, number]> {
  let at = 0
  for (const word of searchWords(text)) {
    const place = text.indexOf(word, Math.max(0, at - 4))
    if (place < 0) continue
    at = place
    const after = text[place + word.length] ?? ''
    if (elsewhere.has(word) && (!otherMeaning.has(word) || /[县市州区]/.test(after))) yield [word, place]
    else if (/^\p{Script=Han}{2,4}[县市州旗]$/u.test(word) && !notNames.test(word.slice(0, -1))) yield [word, place]
  }
}
