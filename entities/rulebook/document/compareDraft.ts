import type { Runtime } from '../../base/runtime.ts'
import { type Change, type Comparable, compareVersions } from './compare.ts'
import type { RuleDraft } from './draft.ts'
import { clausesOf } from './inForce.ts'
import { hashOf } from './matchable.ts'
import { RuleDocument } from './ruleDocument.ts'
import type { RuleVersion } from './ruleVersion.ts'
import { keptVersions } from './standing.ts'
import { titleKey } from './title.ts'

export interface DraftCompared {
  readonly document: RuleDocument
  /** The version the new one would follow. */
  readonly before: RuleVersion
  readonly changes: readonly Change<Comparable>[]
}

/** What a draft would change if it were kept; null when nothing of that title is kept before its first day. Changes nothing. */
export async function compareDraft(
  reader: Pick<Runtime, 'db'>,
  draft: Pick<RuleDraft, 'title' | 'part' | 'clauses' | 'effectiveFrom'>,
): Promise<DraftCompared | null> {
  const document = await reader.db.findOneBy(RuleDocument, { titleKey: titleKey(draft.title), part: draft.part })
  const versions = document ? await keptVersions(reader, document.id) : []
  const from = draft.effectiveFrom
  const before = versions.findLast((version) => from === null || version.effectiveFrom <= from)
  if (!document || !before) return null
  const after = draft.clauses.map(
    (clause): Comparable => ({
      kind: clause.kind,
      article: clause.label,
      articleKey: clause.key,
      text: clause.text,
      hash: hashOf(clause.text),
    }),
  )
  return { document, before, changes: compareVersions<Comparable>(await clausesOf(reader, before.id), after) }
}
