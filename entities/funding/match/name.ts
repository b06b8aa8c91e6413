import { alike, syllables } from '../../language/pinyin.ts'
import { tidy } from '../../workbook/cells.ts'
import { emptyEnding, numerals, phaseWord, type Thing, things, villageCount } from './thingWords.ts'

/** What a project's name says, without year, place and words that say nothing. */
export interface NameRead {
  core: string
  /** Main one first; empty when nothing known was found. */
  things: readonly Thing[]
  /** How the main one was found; `sound` and `shape` are slips: 光复电站, 车问. */
  how: 'word' | 'sound' | 'shape' | 'unknown'
  /** 二期 = 2; 0 when the name says none. */
  phase: number
  /** A year inside the name; it may differ from the year of the money. */
  year: number | null
  /** 等4个村 = 4. */
  villageCount: number | null
}

const digits: Readonly<Record<string, string>> = {
  〇: '0',
  零: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
}

/** Half width, no blanks, years in digits. */
export const flat = (text: string): string =>
  tidy(text)
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[二〇零一三四五六七八九]{4}(?=年)/g, (year) => [...year].map((c) => digits[c] ?? c).join(''))

const YEAR = /(?<!\d)((?:19|20)\d\d)(?:年度?|(?!\d))/
export const yearIn = (text: string): number | null => Number(YEAR.exec(text)?.[1]) || null

/** `rest` is the flat name without town and villages. */
export function readName(rest: string): NameRead {
  const year = YEAR.exec(rest)
  let core = year ? rest.replace(year[0], '') : rest
  const phase = phaseWord.exec(core)
  if (phase) core = core.replace(phase[0], '')
  const count = villageCount.exec(core)
  if (count) core = core.replace(count[0], '')
  core = core.replace(/^(?:年度?|度|[的、,()\-—]|村级|级|村(?![部庄民组集级]))+/, '')
  while (emptyEnding.test(core) && core.replace(emptyEnding, '') !== '') core = core.replace(emptyEnding, '')
  return {
    core,
    ...thingsIn(core),
    phase: phase ? numberOf(phase[1] ?? '') : 0,
    year: year ? Number(year[1]) : null,
    villageCount: count ? numberOf(count[1] ?? '') : null,
  }
}

const numberOf = (text: string): number => numerals[text] ?? (Number(text) || 0)

const words = (Object.entries(things) as [Thing, readonly string[]][]) // its keys are the things
  .flatMap(([thing, list]) => list.map((word) => ({ thing, word, sound: syllables(word) })))

/** The same few hundred names come thousands of times. */
const known = new Map<string, Pick<NameRead, 'things' | 'how'>>()

function thingsIn(core: string): Pick<NameRead, 'things' | 'how'> {
  const read = known.get(core)
  if (read) return read
  if (known.size > 50_000) known.clear()
  const found = findThings(core)
  known.set(core, found)
  return found
}

function findThings(core: string): Pick<NameRead, 'things' | 'how'> {
  const said = words.filter(({ word }) => core.includes(word))
  if (said.length > 0) return { things: [...new Set(said.map(({ thing }) => thing))], how: 'word' }
  const sound = syllables(core)
  const heard = words.filter(({ sound: wanted }) => isHeard(sound, wanted))
  if (heard.length > 0) return { things: [...new Set(heard.map(({ thing }) => thing))], how: 'sound' }
  const shaped = words.filter(({ word }) => word.length >= 3 && isNearlyIn(core, word))
  if (shaped.length > 0) return { things: [...new Set(shaped.map(({ thing }) => thing))], how: 'shape' }
  return { things: [], how: 'unknown' }
}

/** The word's sounds stand somewhere in the name, one after another. */
function isHeard(sound: readonly string[], wanted: readonly string[]): boolean {
  for (let at = 0; at + wanted.length <= sound.length; at++)
    if (alike(sound.slice(at, at + wanted.length), wanted) >= 0.9) return true
  return false
}

/** All characters of the word but one, in their places. */
function isNearlyIn(core: string, word: string): boolean {
  for (let at = 0; at + word.length <= core.length; at++) {
    let wrong = 0
    for (let i = 0; i < word.length; i++) if (core[at + i] !== word[i]) wrong++
    if (wrong <= 1) return true
  }
  return false
}

/** 0 to 1: how alike two names are once year and place are gone, by sound, so that a homophone costs little. */
export function coreAlike(a: string, b: string): number {
  if (a === b) return 1
  let own = alikes.get(a)
  if (!own) {
    if (alikes.size > 5000) alikes.clear()
    own = new Map()
    alikes.set(a, own)
  }
  let share = own.get(b)
  if (share === undefined) {
    share = alike(syllables(a), syllables(b))
    if (own.size > 5000) own.clear()
    own.set(b, share)
  }
  return share
}
const alikes = new Map<string, Map<string, number>>()
