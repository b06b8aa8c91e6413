import type { Answer } from '../rulebook.ts'
import { libraryTexts } from '../../texts/rulebook/library.ts'
import type { ClauseInForce } from '../document/inForce.ts'
import type { Material } from '../document/materials.ts'
import { excerpt } from './excerpt.ts'
import type { FoundClause } from './shelf.ts'

/** Something the asker may have meant; `target` is `entry:ID` or `clause:ID`. */
export interface Choice {
  target: `entry:${string}` | `clause:${string}`
  title: string
}

/** What the asker is told, and whether somebody on duty must help. */
export interface Told {
  band: 'answer' | 'choose' | 'duty'
  /** All lines of the message; '' in the lowest band. */
  say: string
  /** Of the entry, or made up from the clause. */
  answer: Answer
  choices: Choice[]
  /** A template or training material that belongs to the answer. */
  material: Material | null
}

export const toldAnswer = (answer: Answer, lines: readonly string[], material: Material | null = null): Told => ({
  band: 'answer',
  say: [answer.answer, ...lines, answer.source].filter(Boolean).join('\n'),
  answer,
  choices: [],
  material,
})

/** Three at most: more is a search page, not a question. */
export const SHOWN = 3

export function toldChoices(answer: Answer, choices: readonly Choice[]): Told {
  const shown = choices.slice(0, SHOWN)
  if (shown.length === 0) return { band: 'duty', say: '', answer, choices: [], material: null }
  const say = libraryTexts.choose({ titles: shown.map(({ title }) => title) })
  return { band: 'choose', say, answer, choices: shown, material: null }
}

export const entryChoices = ({ choices }: Answer): Choice[] =>
  (choices ?? []).map(({ entryId, title }) => ({ target: `entry:${entryId}`, title }))

/** A title is read on a phone. */
const TITLE_WORDS = 30

export const clauseChoices = (question: string, found: readonly FoundClause[]): Choice[] =>
  found.slice(0, SHOWN).map(({ clause }) => {
    const words = excerpt(clause.text, question).replace(/\s+/g, ' ')
    const cited = { document: `《${clause.document}》`, article: clause.article }
    const short = words.length > TITLE_WORDS ? `${words.slice(0, TITLE_WORDS)}……` : words
    return { target: targetOf(clause), title: libraryTexts.choiceOfClause({ ...cited, words: short }) }
  })

export const targetOf = ({ id }: ClauseInForce) => `clause:${id}` as const

/** `clause:d3/705` -> [clause, d3/705] */
export function splitTarget(target: string): [kind: string, id: string] {
  const at = target.indexOf(':')
  return [target.slice(0, at), target.slice(at + 1)]
}
