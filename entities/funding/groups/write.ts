import { In } from 'typeorm'
import { Audit } from '../../base/audit.ts'
import { insertAll } from '../../base/bulk.ts'
import type { Runtime } from '../../base/runtime.ts'
import { nextNumber } from '../../base/sequence.ts'
import type { Line } from '../line.ts'
import { ReconciliationGroup, ReconciliationMember } from '../reconciliationGroup.ts'

export interface Wanted {
  existing: ReconciliationGroup | null
  fiscal: readonly Line[]
  projects: readonly Line[]
  values: Pick<
    ReconciliationGroup,
    | 'state'
    | 'status'
    | 'townCode'
    | 'villageCode'
    | 'town'
    | 'village'
    | 'year'
    | 'fiscalFen'
    | 'projectFen'
    | 'diffFen'
    | 'reasons'
  >
}

export interface Written {
  created: number
  changed: number
  gone: number
}

interface Order {
  wanted: readonly Wanted[]
  gone: readonly ReconciliationGroup[]
  members: ReadonlyMap<number, readonly ReconciliationMember[]>
  by: string
}

/** Brings the stored groups to what is wanted, with the history of every group that was there before. */
export async function writeGroups(tx: Runtime, { wanted, gone, members, by }: Order): Promise<Written> {
  const at = tx.clock.now()
  const changed = wanted.filter((one) => one.existing !== null && changesOf(one, members) !== null)
  const created = wanted.filter((one) => one.existing === null)
  // numbers of our own, so that the members can be inserted in bulk with them
  const first = created.length > 0 ? await nextNumber(tx, 'reconciliation.group', created.length) : 0
  const before = [...changed.flatMap((one) => one.existing?.id ?? []), ...gone.map((group) => group.id)]
  await deleteAll(tx, ReconciliationMember, 'groupId', before)
  await deleteAll(
    tx,
    ReconciliationGroup,
    'id',
    gone.map((group) => group.id),
  )

  const history: Omit<Audit, 'id'>[] = gone.map((group) =>
    note(group.id, 'dissolve', { old: short(group, members.get(group.id)) }),
  )
  for (const one of changed) {
    const { existing, values } = one
    if (!existing) continue
    history.push(note(existing.id, 'reckon', changesOf(one, members) ?? {}))
    await tx.db.update(
      ReconciliationGroup,
      { id: existing.id },
      { ...values, version: existing.version + 1, updatedAt: at },
    )
  }
  await insertAll(
    tx,
    ReconciliationGroup,
    created.map(({ values }, i) => ({
      id: first + i,
      ...values,
      byPerson: false,
      explanation: '',
      explainedBy: null,
      lockedBy: null,
      lockedAt: null,
      version: 1,
      createdAt: at,
      updatedAt: at,
    })),
  )
  await insertAll(tx, ReconciliationMember, [
    ...changed.flatMap((one) => membersOf(one.existing?.id ?? 0, one)),
    ...created.flatMap((one, i) => membersOf(first + i, one)),
  ])
  await insertAll(tx, Audit, history)
  return { created: created.length, changed: changed.length, gone: gone.length }

  function note(id: number, action: string, change: Record<string, unknown>): Omit<Audit, 'id'> {
    return {
      subject: 'reconciliation',
      subjectId: String(id),
      action,
      by,
      messageId: null,
      via: tx.via ?? null,
      version: null,
      change,
      at,
    }
  }
}

/** The lines of a group as its members. */
export const membersOf = (groupId: number, { fiscal, projects }: Pick<Wanted, 'fiscal' | 'projects'>) => [
  ...fiscal.map(({ no, fen }) => ({ groupId, line: 'fiscal' as const, no, fen })),
  ...projects.map(({ no, fen }) => ({ groupId, line: 'project' as const, no, fen })),
]

const lineKey = ({ line, no, fen }: Pick<ReconciliationMember, 'line' | 'no' | 'fen'>) => `${line} ${no} ${fen}`

/** Old and new of what differs; null when nothing does. */
function changesOf(
  { existing, values, fiscal, projects }: Wanted,
  members: Order['members'],
): Record<string, unknown> | null {
  if (!existing) return null
  const fields = Object.entries(values).filter(
    ([field, value]) => JSON.stringify(existing[field as keyof ReconciliationGroup]) !== JSON.stringify(value), // its own fields
  )
  const old = (members.get(existing.id) ?? []).map(lineKey).sort()
  const now = membersOf(existing.id, { fiscal, projects }).map(lineKey).sort()
  const lines = old.join() === now.join() ? {} : { lines: { old, new: now } }
  const changes = {
    ...Object.fromEntries(
      fields.map(([field, value]) => [field, { old: existing[field as keyof ReconciliationGroup], new: value }]), // as above
    ),
    ...lines,
  }
  return Object.keys(changes).length === 0 ? null : changes
}

const short = (group: ReconciliationGroup, members: readonly ReconciliationMember[] = []) => ({
  state: group.state,
  diffFen: group.diffFen,
  lines: members.map(lineKey),
})

async function deleteAll(
  tx: Runtime,
  entity: typeof ReconciliationGroup | typeof ReconciliationMember,
  column: 'id' | 'groupId',
  ids: readonly number[],
): Promise<void> {
  for (let at = 0; at < ids.length; at += 500) await tx.db.delete(entity, { [column]: In(ids.slice(at, at + 500)) })
}
