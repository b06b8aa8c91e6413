import { plain } from '../../language/normalise.ts'

/** A line of a chat stays readable at this many characters. */
const LONGEST = 90

/**
 * 摘录 - the words of a clause that say what was asked: whole sentences, verbatim, at most about 90 characters, never a changed
 * one. `about`: the question, and what is told of it. A single sentence that is longer is cut at a comma and ends in ……, outside
 * of what is quoted. Returns what stands in `text` exactly.
 */
export function excerpt(text: string, about: string): string {
  const sentences = sentencesOf(text)
  const wanted = pairs(about)
  const worth = sentences.map((sentence) => overlap(pairs(sentence), wanted))
  let best = { from: 0, to: 0, worth: -1 }
  for (let from = 0; from < sentences.length; from++) {
    let sum = 0
    for (let to = from; to < sentences.length; to++) {
      sum += worth[to] ?? 0
      const length = between(sentences, from, to).length
      if (to > from && length > LONGEST) break
      // a little for being short, so that nothing is quoted that does not help
      const value = sum - length * 0.002
      if (value > best.worth) best = { from, to, worth: value }
    }
  }
  const { from, to } = best
  // what begins with "but" takes back a part of what was just said
  const but =
    /^\s*(但|除外|不过)/.test(sentences[to + 1] ?? '') && between(sentences, from, to + 1).length <= LONGEST * 1.5
  return shortened(withLead(sentences, from, but ? to + 1 : to))
}

/** A list item means nothing without the line that opens the list, if both fit. */
function withLead(sentences: readonly string[], from: number, to: number): string {
  const quoted = between(sentences, from, to)
  if (from === 0 || !/^\s*[（(][一二三四五六七八九十]+[)）]/.test(sentences[from] ?? '')) return quoted
  const lead = sentences.slice(0, from).findLastIndex((sentence) => /[:：]\s*$/.test(sentence))
  const longer = lead === -1 ? '' : between(sentences, lead, to)
  return longer !== '' && longer.length <= LONGEST ? longer : quoted
}

const between = (sentences: readonly string[], from: number, to: number): string =>
  sentences
    .slice(from, to + 1)
    .join('')
    .trim()

/** Cut after 。 or a line end, so that an exception after a semicolon is not lost; joined they are the text again. */
const sentencesOf = (text: string): string[] => text.match(/[^。\n]*[。\n]+|[^。\n]+$/gu) ?? [text]

/** A sentence too long for one line of a chat: to the last semicolon, else comma, that fits. */
function shortened(quoted: string): string {
  if (quoted.length <= LONGEST * 1.5) return quoted
  const head = quoted.slice(0, LONGEST)
  const cut = [/[；;][^；;]*$/, /[，,][^，,]*$/, /、[^、]*$/]
    .map((mark) => head.search(mark))
    .find((at) => at > LONGEST / 3)
  return quoted.slice(0, cut ?? LONGEST)
}

function pairs(text: string): Set<string> {
  const characters = [...plain(text).replace(/[^\p{L}\p{N}]/gu, '')]
  return new Set(characters.slice(1).map((character, i) => `${characters[i]}${character}`))
}

const overlap = (one: Set<string>, other: Set<string>): number => {
  let shared = 0
  for (const pair of one) if (other.has(pair)) shared++
  return shared / Math.sqrt(one.size + 1)
}
