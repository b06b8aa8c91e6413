import { numberOf } from './structure/articleHead.ts'
import type { Pointer } from './citation.ts'

/** 项 - one item of a list: （一）……；, with the points (1. 1.) under it. */
export interface Item {
  readonly number: number
  readonly text: string
}

/** 款 - one paragraph of an article and the items it introduces. */
export interface Paragraph {
  readonly text: string
  readonly items: readonly Item[]
}

const ITEM = /^[（(]\s*([一二三四五六七八九十]{1,3})\s*[)）]/
const POINT = /^([（(]\s*[\d０-９]{1,2}\s*[)）]|[\d０-９]{1,2}\s*[.．、]|[①-⑳])/

/** 款 and 项 of a clause's stored text; each text stands verbatim in it. */
export function paragraphsOf(text: string): Paragraph[] {
  const found: { text: string; items: { number: number; text: string }[] }[] = []
  for (const line of text.split('\n')) {
    const last = found.at(-1)
    const number = numberOf(ITEM.exec(line)?.[1] ?? '')
    if (number !== null && last) last.items.push({ number, text: line })
    else if (POINT.test(line) && last && last.items.length > 0) last.items.at(-1)!.text += `\n${line}`
    else found.push({ text: line, items: [] })
  }
  return found
}

/** The words a pointer means: the paragraph, the item, else the whole text. Null when the clause has no such part. */
export function partOf(text: string, { paragraph, item }: Pick<Pointer, 'paragraph' | 'item'>): string | null {
  if (paragraph === null && item === null) return text
  const all = paragraphsOf(text)
  const chosen = paragraph === null ? all.filter((p) => p.items.length > 0) : all.slice(paragraph - 1, paragraph)
  if (item === null) return chosen[0] ? [chosen[0].text, ...chosen[0].items.map((i) => i.text)].join('\n') : null
  // two lists in one article: without the paragraph it is not said which
  if (chosen.length !== 1) return null
  return chosen[0]!.items.find((i) => i.number === item)?.text ?? null
}
