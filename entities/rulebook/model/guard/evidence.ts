import type { Clause } from '../../search/clause.ts'
import { taggedWords } from '../../words.ts'
import { plainWords, sameWords } from './guardWords.ts'
import { modalWords, negators, notModals, type ModalClass } from './modalWords.ts'

/** What a wording may rest on. Figures, quotations and sources need `clauses`; `local` (our own answer) only lends words. */
export interface Grounds {
  readonly clauses: readonly Clause[]
  readonly local?: string
}

/** One spelling for comparing by meaning: half-width digits, no blanks. Quotations are compared otherwise, see quotation.ts. */
export const even = (text: string): string =>
  text
    .replace(/[０-９％．]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, '')

/** Parts of a sentence, as its stops cut it. */
export const parts = (text: string): string[] => text.split(/[，。；：！？,;!?\n]+/).filter(Boolean)

/** Sentences; what follows a colon or semicolon still belongs to the one that announced it (下列行为：（一）...). */
export const sentences = (text: string): string[] =>
  text
    .split(/[。！？]|(?<![：；])\n+/)
    .map((sentence) => sentence.trim())
    .filter(Boolean)

/** All texts of the grounds in one spelling; our own answer last. */
export const texts = ({ clauses, local }: Grounds): string[] =>
  [...clauses.map((clause) => clause.text), local ?? ''].filter(Boolean).map(even)

const SAYS_NOTHING = new Set<string>([...plainWords, ...Object.values(modalWords).flat(), ...negators])
const NUMERALS = /^[\d零〇一二两三四五六七八九十百千万亿半点.%％]+/

/** The words that say what it is about, two characters and more. */
export function contentWords(text: string): string[] {
  const words = taggedWords(text.replace(/[^\p{Script=Han}\d.%]+/gu, ' ')).map(({ word }) => word)
  return [...new Set(words.filter((word) => [...word].length > 1 && !SAYS_NOTHING.has(word) && !NUMERALS.test(word)))]
}

/** True when the text holds the word, or what the word stands for in a statute. */
export const holds = (text: string, word: string): boolean =>
  text.includes(word) || (sameWords[word]?.some((same) => text.includes(same)) ?? false)

/** The share of the words that the text holds; 1 when there are none. */
export const share = (words: readonly string[], text: string): number =>
  words.length === 0 ? 1 : words.filter((word) => holds(text, word)).length / words.length

export interface Modal {
  readonly kind: ModalClass
  readonly start: number
  readonly end: number
}

const kinds = Object.keys(modalWords) as ModalClass[] // Record<ModalClass, ...> has no other keys
const longestFirst = (words: readonly string[]) => [...words].sort((a, b) => b.length - a.length).join('|')
const kindOf = new Map(kinds.flatMap((kind) => modalWords[kind].map((word) => [word, kind] as const)))
const MODAL = new RegExp(longestFirst([...kindOf.keys()]), 'g')
const NO_MODAL = new RegExp(longestFirst(notModals), 'g')

/** Hides words without moving the others. */
export const hide = (text: string, what: RegExp): string => text.replace(what, (found) => '＿'.repeat(found.length))

/** 应当、可以、不得 ... in order. */
export function modals(text: string): Modal[] {
  return [...hide(text, NO_MODAL).matchAll(MODAL)].flatMap((match) => {
    const kind = kindOf.get(match[0])
    return kind ? [{ kind, start: match.index, end: match.index + match[0].length }] : []
  })
}
