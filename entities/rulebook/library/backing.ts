import { localDate } from '../../base/clock.ts'
import type { Runtime } from '../../base/runtime.ts'
import type { Citation } from '../../texts/rulebook/entry.ts'
import { libraryTexts } from '../../texts/rulebook/library.ts'
import { type ClauseFound, clauseAt, isFound } from '../document/clauseAt.ts'
import { excerpt } from './excerpt.ts'

export interface Backing {
  /** As given; with the words of the stored version where it is stored, and the article as it is numbered there. */
  citations: Citation[]
  /** 原文 - a line with the quoted words, and what must be known of the version; empty when nothing is stored. */
  lines: string[]
}

/** Nobody reads more than one quotation on a phone. */
const QUOTED = 1

/**
 * Looks up what an answer cites in the stored documents, as they stood on a day. What is quoted stands verbatim in the stored
 * version; a version that does not hold on that day, or a clause that has changed since, is never quoted without saying so.
 * `about`: question and answer, to choose the sentence by. `on`: the day asked about, null for today.
 */
export async function back(
  tx: Pick<Runtime, 'db' | 'clock'>,
  cited: readonly Citation[],
  { about, on }: { about: string; on: string | null },
): Promise<Backing> {
  const day = on ?? localDate(tx.clock.now())
  const citations: Citation[] = []
  const lines: string[] = []
  for (const citation of cited) {
    const found = citation.article === '' ? null : await clauseAt(tx, citation, day)
    if (found === null || !isFound(found)) {
      citations.push(citation)
      if (found?.missing === 'article') lines.push(libraryTexts.noSuchArticle(citation))
      continue
    }
    const quote = excerpt(found.quote, about)
    citations.push({ document: `《${found.version.title}》`, article: citation.article, quote })
    if (citations.filter((one) => one.quote !== '').length <= QUOTED)
      lines.push(libraryTexts.quote({ words: quote, isWhole: found.quote.trim() === quote }))
    const warning = warningOf(found, on)
    if (warning) lines.push(warning)
  }
  return { citations, lines }
}

/** What must be said with a quotation; '' for one that holds today and is asked for today. */
export function warningOf({ version, clause, standing, newer }: ClauseFound, on: string | null): string {
  const { article } = clause
  const told = { document: `《${version.title}》`, from: version.effectiveFrom, to: version.effectiveTo ?? '', article }
  if (standing === 'not-yet') return libraryTexts.notYet(told)
  if (standing === 'expired') return libraryTexts.expired(told)
  if (standing === 'superseded' || standing === 'withdrawn') return libraryTexts.superseded(told)
  if (on === null) return ''
  if (newer === null) return libraryTexts.heldThen(told)
  const later = { ...told, since: newer.version.effectiveFrom, now: newer.clause?.article ?? '' }
  return libraryTexts[newer.change](later)
}
