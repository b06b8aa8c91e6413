import { pinyin } from 'pinyin-pro'

/**
 * Toneless pinyin, one syllable per Chinese character; other characters stand for themselves, lower case.
 * Each character is read alone: polyphones take their usual reading, which is what a dictation slip keeps anyway.
 */
export function syllables(text: string): string[] {
  const known = cachedTexts.get(text)
  if (known) return known
  const read = [...text].map(syllable)
  if (text.length <= 40) {
    if (cachedTexts.size >= CACHE_LIMIT) cachedTexts.clear()
    cachedTexts.set(text, read)
  }
  return read
}

/** Bounded, so that a flood of strange texts cannot grow the process. */
const CACHE_LIMIT = 20_000
const cachedTexts = new Map<string, string[]>()
const cachedCharacters = new Map<string, string>()

function syllable(character: string): string {
  const known = cachedCharacters.get(character)
  if (known !== undefined) return known
  const read = /\p{Script=Han}/u.test(character)
    ? (pinyin(character, { toneType: 'none', type: 'array' })[0] ?? character)
    : character.toLowerCase()
  if (cachedCharacters.size >= CACHE_LIMIT) cachedCharacters.clear()
  cachedCharacters.set(character, read)
  return read
}

/**
 * How alike two words sound, 0 to 1: the share of syllables that agree by edit distance, where a usual Jianghan mix-up
 * (n/l, zh/z, ch/c, sh/s, f/h, en/eng, in/ing, an/ang) costs a little and a wholly different syllable costs one.
 */
export function soundsLike(a: string, b: string): number {
  return alike(syllables(a), syllables(b))
}

/** soundsLike for syllables already made. */
export function alike(a: readonly string[], b: readonly string[]): number {
  const longest = Math.max(a.length, b.length)
  if (longest === 0) return 1
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      row.push(
        Math.min(
          (previous[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + 1,
          (previous[j - 1] ?? 0) + syllableCost(a[i - 1] ?? '', b[j - 1] ?? ''),
        ),
      )
    }
    previous = row
  }
  return Math.max(0, 1 - (previous[b.length] ?? longest) / longest)
}

/** 0 the same, 0.15 a mix-up of this region, 1 another syllable. */
export function syllableCost(a: string, b: string): number {
  if (a === b) return 0
  return merged(a) === merged(b) ? 0.15 : 1
}

const mergedSyllables = new Map<string, string>()

/** The syllable with the sounds that Jianghan speakers do not keep apart made one. */
function merged(syllable: string): string {
  const known = mergedSyllables.get(syllable)
  if (known !== undefined) return known
  const one = syllable
    .replace(/^(z|c|s)h/, '$1')
    .replace(/^n/, 'l')
    .replace(/^hu(?=i|n$)/, 'fe')
    .replace(/^hu(?=a)/, 'f')
    .replace(/^hu$/, 'fu')
    .replace(/([aei])ng$/, '$1n')
  if (mergedSyllables.size < CACHE_LIMIT) mergedSyllables.set(syllable, one)
  return one
}
