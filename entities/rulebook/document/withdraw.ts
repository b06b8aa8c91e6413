import { audit } from '../../base/audit.ts'
import { must } from '../../base/errors.ts'
import type { Runtime } from '../../base/runtime.ts'
import { markChanged } from './revision.ts'
import { RuleVersion } from './ruleVersion.ts'
import { isDay } from './structure/dates.ts'
import { chain } from './standing.ts'

/** 撤回 - a version that should not have been kept: it never held, the one before goes on. Doing it again changes nothing. Throws rules/unknown-version. */
export async function withdrawVersion(
  tx: Runtime,
  order: { versionId: number; by: string; messageId?: number },
): Promise<RuleVersion> {
  const version = await tx.db.findOneBy(RuleVersion, { id: order.versionId })
  must(version, 'rules/unknown-version')
  if (version.state === 'withdrawn') return version
  await tx.db.update(RuleVersion, { id: version.id }, { state: 'withdrawn' })
  await note(tx, version, order, 'withdraw', {})
  return { ...version, state: 'withdrawn' }
}

/** 废止 - the last day a version holds, when another document did away with it; null takes that back. Throws rules/unknown-version, rules/bad-date. */
export async function endVersion(
  tx: Runtime,
  order: { versionId: number; lastDay: string | null; by: string; messageId?: number },
): Promise<void> {
  const version = await tx.db.findOneBy(RuleVersion, { id: order.versionId, state: 'kept' })
  must(version, 'rules/unknown-version')
  must(order.lastDay === null || isDay(order.lastDay), 'rules/bad-date', { date: order.lastDay ?? '' })
  if (version.expiresOn === order.lastDay) return
  await tx.db.update(RuleVersion, { id: version.id }, { expiresOn: order.lastDay })
  await note(tx, version, order, 'end', { expiresOn: { old: version.expiresOn, new: order.lastDay } })
}

async function note(
  tx: Runtime,
  version: RuleVersion,
  { by, messageId }: { by: string; messageId?: number },
  action: string,
  change: Record<string, unknown>,
): Promise<void> {
  await chain(tx, version.documentId)
  await markChanged(tx)
  await audit(tx, { subject: 'rule', subjectId: version.id, action, by, messageId: messageId ?? null, change })
}
