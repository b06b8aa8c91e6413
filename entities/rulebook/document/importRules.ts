import type { Runtime } from '../../base/runtime.ts'
import { type Change, compareVersions } from './compare.ts'
import type { RuleDraft } from './draft.ts'
import { clausesOf } from './inForce.ts'
import { type Kept, type KeepOrder, keepVersion } from './keep.ts'
import type { RuleClause } from './ruleClause.ts'

export interface RulesImported extends Kept {
  /** Against the version before; empty when this is the first. */
  readonly changes: readonly Change<RuleClause>[]
}

/** 导入制度 - puts the original into the file store, keeps the version, and says what differs from the one before. Throws rules/no-date, rules/bad-date. */
export async function importRules(
  runtime: Runtime,
  bytes: Buffer,
  draft: RuleDraft,
  order: KeepOrder,
): Promise<RulesImported> {
  await runtime.files.put(bytes)
  const kept = await runtime.write((tx) => keepVersion(tx, draft, order))
  if (!kept.before) return { ...kept, changes: [] }
  const [before, after] = await Promise.all([clausesOf(runtime, kept.before.id), clausesOf(runtime, kept.version.id)])
  return { ...kept, changes: compareVersions(before, after) }
}
