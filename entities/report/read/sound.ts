import { alike, syllables } from '../../language/pinyin.ts'
import { wordList } from './kindWords.ts'
import type { LedgerIndex } from './vocabulary.ts'

/** A text as it sounds: syllables, and their coarse form for looking up. */
export interface Sounding {
  syllables: string[]
  coarse: string[]
}

export function sounding(text: string): Sounding {
  const read = syllables(text)
  return { syllables: read, coarse: read.map(blur) }
}

const blurred = new Map<string, string>()

/** Coarse form of a syllable; the exact comparison comes after. */
function blur(syllable: string): string {
  const known = blurred.get(syllable)
  if (known !== undefined) return known
  const made = syllable
    .replace(/^(z|c|s)h/, '$1')
    .replace(/^n/, 'l')
    .replace(/^h(?=u)/, 'f')
    .replace(/^fu(?=[a-z])/, 'f')
    .replace(/([aei])ng$/, '$1n')
  if (blurred.size > 5000) blurred.clear()
  blurred.set(syllable, made)
  return made
}

const firstKey = (coarse: readonly string[], from: number, length: number): string =>
  `${length}<${coarse[from]} ${coarse[from + 1]}`

const lastKey = (coarse: readonly string[], from: number, length: number): string =>
  `${length}>${coarse[from + length - 2]} ${coarse[from + length - 1]}`

interface Heard {
  word: string
  syllables: string[]
}

type SoundIndex = Map<string, Heard[]>

function addSound(index: SoundIndex, word: string): void {
  // Dictation writes figures right; and 50 names that differ in a figure only would all sound alike.
  if (word.length < 2 || word.length > 10 || !/^[\u4e00-\u9fa5]+$/.test(word)) return
  const { syllables: read, coarse } = sounding(word)
  for (const key of new Set([firstKey(coarse, 0, word.length), lastKey(coarse, 0, word.length)])) {
    const at = index.get(key)
    if (at) at.push({ word, syllables: read })
    else index.set(key, [{ word, syllables: read }])
  }
}

let kindSounds: SoundIndex | null = null

/** The word of this ledger, or of the lexicon, a stretch of text sounds like; null when none comes near. */
export function soundAlike(
  index: LedgerIndex,
  sounds: Sounding,
  from: number,
  length: number,
): { word: string; likeness: number } | null {
  if (!index.sounds) {
    index.sounds = new Map()
    for (const word of index.words.keys()) addSound(index.sounds, word)
  }
  if (!kindSounds) {
    kindSounds = new Map()
    for (const [word] of wordList) addSound(kindSounds, word)
  }
  let best: { word: string; likeness: number } | null = null
  for (const table of [index.sounds, kindSounds]) {
    for (const key of [firstKey(sounds.coarse, from, length), lastKey(sounds.coarse, from, length)]) {
      for (const heard of table.get(key) ?? []) {
        const likeness = alike(sounds.syllables.slice(from, from + length), heard.syllables)
        if (likeness > (best?.likeness ?? 0)) best = { word: heard.word, likeness }
      }
    }
  }
  // Short words must sound the same; in four and more syllables one may be wrong.
  return best && best.likeness >= (length >= 4 ? 0.74 : 0.9) ? best : null
}
