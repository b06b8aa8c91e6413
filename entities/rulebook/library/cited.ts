import type { Runtime } from '../../base/runtime.ts'
import type { Citation } from '../../texts/rulebook/entry.ts'
import { libraryTexts } from '../../texts/rulebook/library.ts'
import type { Answer } from '../rulebook.ts'
import { clauseAt, isFound } from '../document/clauseAt.ts'
import { back } from './backing.ts'
import type { FoundClause } from './shelf.ts'
import { SHOWN } from './told.ts'

interface Asked {
  question: string
  on: string | null
  chance: number
  /** A model's wording of the clause; null for its own words. */
  worded?: string | null
}

/** 条文作答 - a clause as the answer, in its own words, with what must be said of its version; without words when it is not there. */
export async function citedAnswer(
  tx: Pick<Runtime, 'db' | 'clock'>,
  cited: Citation,
  { question, on, chance, worded = null }: Asked,
): Promise<{ answer: Answer; lines: string[] }> {
  const { citations, lines } = await back(tx, [cited], { about: question, on })
  const { quote, document, article } = citations[0] ?? cited
  const isThere = quote !== ''
  const answer: Answer = {
    answer: isThere ? (worded ?? libraryTexts.clause({ words: quote })) : '',
    source: isThere ? libraryTexts.source({ document, article }) : '',
    basis: isThere ? 'law' : 'none',
    citations,
    confidence: Math.round(chance * 1000) / 1000,
    handedOver: false,
    topic: document.replace(/[《》]/g, '').slice(0, 60),
  }
  return { answer, lines: isThere && worded === null ? lines.slice(1) : lines }
}

/** 当时的文本 - clauses with the words they had on a day, so that what is shown to choose from is what will be told. */
export async function wordedThen(
  tx: Pick<Runtime, 'db' | 'clock'>,
  found: readonly FoundClause[],
  on: string,
): Promise<FoundClause[]> {
  const then: FoundClause[] = []
  for (const one of found.slice(0, SHOWN)) {
    const was = await clauseAt(tx, one.clause, on)
    then.push(isFound(was) ? { ...one, clause: { ...one.clause, text: was.quote } } : one)
  }
  return then
}
