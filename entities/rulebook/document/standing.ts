import { addDays } from '../../base/calendar.ts'
import type { Runtime } from '../../base/runtime.ts'
import { RuleVersion } from './ruleVersion.ts'

export const versionOrder = { effectiveFrom: 'ASC', id: 'ASC' } as const

/** Kept versions of a document, oldest first. */
export const keptVersions = ({ db }: Pick<Runtime, 'db'>, documentId: number): Promise<RuleVersion[]> =>
  db.find(RuleVersion, { where: { documentId, state: 'kept' }, order: versionOrder })

/** Sets the last day of every kept version: the day before the next begins, or its own 有效期 if that is earlier. */
export async function chain(tx: Runtime, documentId: number): Promise<void> {
  const versions = await keptVersions(tx, documentId)
  for (const [i, version] of versions.entries()) {
    const next = versions[i + 1]
    const ends = [version.expiresOn, next ? addDays(next.effectiveFrom, -1) : null].filter((day) => day !== null).sort()
    const effectiveTo = ends[0] ?? null
    if (effectiveTo !== version.effectiveTo) await tx.db.update(RuleVersion, { id: version.id }, { effectiveTo })
  }
}

/** 效力 - how a version stands on a day. */
export type Standing = 'in-force' | 'not-yet' | 'superseded' | 'expired' | 'withdrawn'

export function standingOf(version: RuleVersion, on: string): Standing {
  if (version.state === 'withdrawn') return 'withdrawn'
  // a version begun on the same day as a later one never held
  if (version.effectiveTo !== null && (on > version.effectiveTo || version.effectiveTo < version.effectiveFrom))
    return version.expiresOn !== null && version.effectiveTo === version.expiresOn ? 'expired' : 'superseded'
  return on < version.effectiveFrom ? 'not-yet' : 'in-force'
}
