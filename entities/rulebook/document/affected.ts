import { type Change, type Comparable } from './compare.ts'
import { pointerOf } from './citation.ts'
import { documentsNamed } from './title.ts'
import type { RuleDocument } from './ruleDocument.ts'

/** What a reviewed answer cites; `article` as printed or as somebody wrote it. */
export interface CitedClause {
  readonly id: string | number
  readonly document: string
  readonly article: string
}

/** A citation whose words are not what they were, or not where they were. */
export interface Affected<C extends CitedClause = CitedClause> {
  readonly citation: C
  readonly change: Exclude<Change, { kind: 'same' | 'added' }>
}

/** 牵动 - which citations point at a clause of `document` that a new version changed, moved or removed. */
export function affectedBy<C extends CitedClause>(
  document: Pick<RuleDocument, 'title' | 'part' | 'titleKey'>,
  changes: readonly Change<Comparable>[],
  citations: readonly C[],
): Affected<C>[] {
  const touched = new Map<string, Affected['change']>()
  for (const change of changes)
    if (change.kind !== 'added' && change.kind !== 'same') touched.set(change.old.articleKey, change)
  return citations.flatMap((citation) => {
    if (documentsNamed([document], citation.document).length === 0) return []
    const change = [pointerOf(citation.article), pointerOf(citation.article, true)]
      .map((pointer) => pointer && touched.get(pointer.key))
      .find((found) => found)
    return change ? [{ citation, change }] : []
  })
}
