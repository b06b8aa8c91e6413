import { must } from '../../base/errors.ts'
import type { Runtime } from '../../base/runtime.ts'
import { clauseAt, isFound } from '../document/clauseAt.ts'
import type { ReviewedAnswer } from './reviewedAnswer.ts'

type Reader = Pick<Runtime, 'db'>
export interface Cited {
  readonly document: string
  readonly article: string
}

/**
 * How the clause of an answer stands. unread: its document is not kept here, the reviewer's word is all there is. changed: its
 * words are not what they were when they were looked at, or hold no longer.
 */
export type ClauseStanding = 'none' | 'verified' | 'unread' | 'changed'

/**
 * 核对依据 - looks the clause up as it stands on a day (`YYYY-MM-DD`) and returns its hash; null when its document is not kept
 * here. Throws reviewed/no-such-article, reviewed/not-in-force.
 */
export async function verifyClause(reader: Reader, cited: Cited, on: string): Promise<string | null> {
  const found = await clauseAt(reader, cited, on)
  if (!isFound(found) && found.missing === 'document') return null
  must(isFound(found) && found.isExact, 'reviewed/no-such-article', { ...cited })
  must(found.standing === 'in-force', 'reviewed/not-in-force', { ...cited })
  return found.clause.hash
}

/** Whether the clause still says what it said. */
export async function clauseStanding(
  reader: Reader,
  { document, article, clauseHash }: Pick<ReviewedAnswer, 'document' | 'article' | 'clauseHash'>,
  on: string,
): Promise<ClauseStanding> {
  if (document === null || article === null) return 'none'
  const found = await clauseAt(reader, { document, article }, on)
  if (!isFound(found)) return clauseHash === null && found.missing === 'document' ? 'unread' : 'changed'
  if (!found.isExact || found.standing !== 'in-force') return 'changed'
  return clauseHash === null || clauseHash === found.clause.hash ? 'verified' : 'changed'
}
