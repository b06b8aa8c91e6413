import { syllableCost, syllables } from '../language/pinyin.ts'
import { knownWords } from './reading.ts'

/**
 * 语音、输入法错字 - puts known words in the place of others that sound the same (光复电站 -> 光伏电站). Returns the text with
 * what was heard, or the text itself. Source: domain.md §8: match by pinyin, not by a closed list.
 */
export function heard(text: string): string {
  const sounds = soundsOf(text)
  const characters = [...text]
  let out = ''
  for (let at = 0; at < characters.length; ) {
    const found = slipAt(characters, sounds, at)
    if (found) {
      out += found
      at += [...found].length
    } else {
      out += characters[at]
      at++
    }
  }
  return out
}

function slipAt(characters: readonly string[], sounds: readonly string[], at: number): string | undefined {
  for (let length = Math.min(6, characters.length - at); length >= 2; length--) {
    const written = characters.slice(at, at + length).join('')
    if (knownWords.has(written)) return written
    const word = bySound().get(sounds.slice(at, at + length).join(' '))
    if (word && !ORDINARY.has(written)) return word
  }
  return undefined
}

/** Everyday words that sound like one of ours and are meant as written. */
const ORDINARY = new Set([
  '事情',
  '实施',
  '是的',
  '只有',
  '市里',
  '时候',
  '意见',
  '不知',
  '知道',
  '一起',
  '有时',
  '就是',
  '不是',
  '还是',
  '也是',
  '可是',
  '但是',
  '要是',
  '收拾',
  '自己',
  '记得',
  '合适',
  '书籍',
  '数据',
  '事实',
  '意思',
  '以后',
  '一下',
  '一个',
  '不用',
  '没用',
  '有用',
])

/** Syllables with the sounds this region does not keep apart made one. */
function soundsOf(text: string): string[] {
  return syllables(text).map(soundClass)
}

const classes: string[] = []
const classOf = new Map<string, string>()
function soundClass(syllable: string): string {
  const known = classOf.get(syllable)
  if (known !== undefined) return known
  const same = classes.find((other) => syllableCost(other, syllable) < 0.5)
  if (same === undefined) classes.push(syllable)
  const found = same ?? syllable
  if (classOf.size < 5000) classOf.set(syllable, found)
  return found
}

let made: Map<string, string> | undefined
function bySound(): Map<string, string> {
  if (made) return made
  made = new Map()
  for (const [word, { category }] of knownWords) {
    if (category !== 'term' && category !== 'thing' && category !== 'class') continue
    const key = soundsOf(word).join(' ')
    if ([...word].length >= 2 && /^\p{Script=Han}+$/u.test(word) && !made.has(key)) made.set(key, word)
  }
  return made
}
