import type { Runtime } from '../../base/runtime.ts'
import { affectedBy } from '../document/affected.ts'
import type { Change, Comparable } from '../document/compare.ts'
import type { RuleDocument } from '../document/ruleDocument.ts'
import { reviewedCitations } from './reviewedAnswers.ts'

/** A reviewed answer that rests on a clause a new version changed; `now`: the clause there, null when it is gone. */
export interface TouchedAnswer {
  readonly code: string
  readonly question: string
  readonly article: string
  readonly change: 'changed' | 'moved' | 'removed'
  readonly now: string | null
}

/** 涉及的审定答复 - which live reviewed answers a new version of a document touches, before or after it is kept. */
export async function touchedAnswers(
  reader: Pick<Runtime, 'db'>,
  document: Pick<RuleDocument, 'title' | 'part' | 'titleKey'>,
  changes: readonly Change<Comparable>[],
): Promise<TouchedAnswer[]> {
  if (changes.every(({ kind }) => kind === 'same' || kind === 'added')) return []
  return affectedBy(document, changes, await reviewedCitations(reader)).flatMap(({ citation, change }) => {
    if (change.kind === 'same') return []
    const { id, question, article } = citation
    const now = change.kind === 'removed' ? null : change.new.article
    return [{ code: String(id), question, article, change: change.kind, now }]
  })
}
