import { plain } from '../language/normalise.ts'
import { syllables } from '../language/pinyin.ts'
import { emptyCharacters, fillers, meaningOf, type Category, type Meaning } from './vocabulary.ts'
import { searchWords, taggedWords } from './words.ts'

/** One carrier of meaning in a question: a known word under the name of its meaning, or any other content word. */
export interface Unit {
  readonly name: string
  readonly surface: string
  readonly category: Category | 'unknown'
  /** How much an unknown word says by its kind: a noun all, a verb half; 1 for known words. */
  readonly say: number
}

/** A question or a way of asking, taken apart once. */
export interface Reading {
  readonly text: string
  /** Search terms with weight: jieba search words, character bigrams and how they sound, single characters at half weight, meanings. */
  readonly terms: ReadonlyMap<string, number>
  readonly units: readonly Unit[]
}

/** Weights of the term streams; words, bigrams and half-weight characters as measured on STARD, meanings are ours. */
const WEIGHT = { word: 1, bigram: 1, character: 0.5, meaning: 1.5, sound: 0.5 }

/** What a text says, without the terms it is searched by. */
export type Said = Pick<Reading, 'text' | 'units'>

export function said(question: string): Said {
  const text = plain(question).toLowerCase().replace(/\s+/g, '')
  return { text, units: unitsOf(text) }
}

/** The last questions are remembered: one question is read by everything that looks at it. */
const REMEMBERED = 200
const recent = new Map<string, Reading>()

export function read(question: string): Reading {
  const known = recent.get(question)
  if (known) return known
  const terms = new Map<string, number>()
  const one = said(question)
  eachTerm(one, (term, weight) => terms.set(term, (terms.get(term) ?? 0) + weight))
  if (recent.size >= REMEMBERED) recent.clear()
  const reading = { ...one, terms }
  recent.set(question, reading)
  return reading
}

/** Every search term as often as it occurs; the first letter tells the stream. */
export function eachTerm({ text, units }: Said, add: (term: string, weight: number) => void): void {
  for (const clause of text.split(NOT_A_WORD)) {
    if (!clause) continue
    for (const word of searchWords(clause)) if (word.length > 1 && !fillers.has(word)) add(`w${word}`, WEIGHT.word)
    const characters = [...clause]
    characters.forEach((character, i) => {
      if (!emptyCharacters.has(character)) add(`u${character}`, WEIGHT.character)
      const next = characters[i + 1]
      if (next) add(`b${character}${next}`, WEIGHT.bigram)
    })
    const sounds = syllables(clause)
    for (let i = 1; i < sounds.length; i++) add(`p${sounds[i - 1]} ${sounds[i]}`, WEIGHT.sound)
  }
  for (const unit of units) if (unit.category !== 'unknown') add(`m${unit.name}`, WEIGHT.meaning)
}

const NOT_A_WORD = /[^\p{L}\p{N}%.]+/u

const meanings = new Map([...meaningOf].map(([word, meaning]) => [plain(word), meaning] as const))
/** By first character: how long the known words are that begin with it, longest first. */
const lengths = new Map<string, number[]>()
for (const word of meanings.keys()) {
  const known = lengths.get(word.charAt(0)) ?? []
  if (known.includes(word.length)) continue
  lengths.set(
    word.charAt(0),
    [...known, word.length].sort((a, b) => b - a),
  )
}
export const knownWords: ReadonlyMap<string, Meaning> = meanings

/** Longest known word first; of what jieba sees as words, those that touch no known word are kept when they can mean something. */
function unitsOf(text: string): Unit[] {
  const units: (Unit & { readonly at: number })[] = []
  const taken = new Uint8Array(text.length)
  for (let at = 0; at < text.length; ) {
    const surface = knownAt(text, at)
    const meaning = surface === undefined ? undefined : meanings.get(surface)
    if (surface !== undefined && meaning) {
      units.push({ ...meaning, surface, say: 1, at })
      taken.fill(1, at, at + surface.length)
    }
    at += surface?.length ?? 1
  }
  let at = 0
  for (const { word, tag } of taggedWords(text)) {
    const isFree = !taken.subarray(at, at + word.length).includes(1)
    if (isFree && CONTENT.test(tag) && !fillers.has(word) && !NO_WORD.test(word))
      units.push({ name: word, surface: word, category: 'unknown', say: SAYS[tag[0] ?? ''] ?? 0.3, at })
    at += word.length
  }
  return units.sort((a, b) => a.at - b.at)
}

/** Numbers, marks and single letters say nothing here. */
const NO_WORD = /^([\d.%]+|[^\p{L}]+|[a-z])$/u

const NONE: readonly number[] = []

function knownAt(text: string, at: number): string | undefined {
  for (const length of lengths.get(text.charAt(at)) ?? NONE) {
    if (at + length > text.length) continue
    const word = text.slice(at, at + length)
    if (meanings.has(word)) return word
  }
  return undefined
}

/** Nouns, verbs, adjectives, idioms, abbreviations, foreign words; not numbers, particles, pronouns, adverbs. */
const SAYS: Record<string, number> = { n: 1, j: 1, e: 1, v: 0.45, a: 0.35, z: 0.3, l: 0.5, i: 0.4, s: 0.5, t: 0.3 }
const CONTENT = /^(n|v|a|i|j|l|z|s|t|eng|x$)/
