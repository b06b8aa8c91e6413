import { Audit } from '../../base/audit.ts'
import { insertAll } from '../../base/bulk.ts'
import { must } from '../../base/errors.ts'
import type { Runtime } from '../../base/runtime.ts'
import { regroup, type Regrouped } from '../groups/regroup.ts'
import type { Line, LineReading } from '../line.ts'
import { alone } from './alone.ts'
import { entityOf, type LineKind, type LinePlan, planLines } from './plan.ts'

export interface ImportOrder {
  kind: LineKind
  reading: LineReading<Line>
  /** Person id, or `system`. */
  by: string
  /** Digest of the plan somebody confirmed. */
  confirmed?: string | undefined
}

export interface LinesImported {
  created: number
  changed: number
  same: number
  notInFile: number
  groups: Regrouped
}

/**
 * 导入一条线 - takes the lines in and reckons the groups anew, in one transaction, every change in the history. The same file again changes nothing;
 * what people decided and what is locked stays. Throws funding/changed-meanwhile.
 */
export function importLines(runtime: Runtime, order: ImportOrder): Promise<LinesImported> {
  return runtime.write(async (tx) => {
    await alone(tx)
    const plan = await planLines(tx, order.kind, order.reading)
    must(order.confirmed === undefined || order.confirmed === plan.digest, 'funding/changed-meanwhile')
    await carryOut(tx, plan, order.by)
    const groups = await regroup(tx, order.by)
    return {
      created: plan.create.length,
      changed: plan.change.length,
      same: plan.same,
      notInFile: plan.notInFile,
      groups,
    }
  })
}

async function carryOut(tx: Runtime, { kind, create, change, same, notInFile }: LinePlan, by: string): Promise<void> {
  if (create.length + change.length === 0) return
  const at = tx.clock.now()
  const entity = entityOf(kind)
  const note = (subjectId: string, action: string, content: Record<string, unknown>): Omit<Audit, 'id'> => ({
    subject: `${kind}_line`,
    subjectId,
    action,
    by,
    messageId: null,
    via: tx.via ?? null,
    version: null,
    change: content,
    at,
  })
  await insertAll(
    tx,
    entity,
    create.map((entry) => ({ ...entry, version: 1, createdAt: at, updatedAt: at })),
  )
  const history = create.map((entry) => note(entry.no, 'import', { new: entry }))
  for (const { stored, changes } of change) {
    const values = Object.fromEntries(Object.entries(changes).map(([field, { new: value }]) => [field, value]))
    await tx.db.update(entity, { id: stored.id }, { ...values, version: stored.version + 1, updatedAt: at })
    history.push(note(stored.no, 'import', changes))
  }
  history.push(note('all', 'import', { created: create.length, changed: change.length, same, notInFile }))
  await insertAll(tx, Audit, history)
}
