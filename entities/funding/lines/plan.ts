import { createHash } from 'node:crypto'
import { In } from 'typeorm'
import type { Runtime } from '../../base/runtime.ts'
import { FiscalLine } from '../fiscalLine.ts'
import type { FiscalEntry, Line, LineReading, ProjectEntry } from '../line.ts'
import { ProjectLine } from '../projectLine.ts'
import { ReconciliationGroup, ReconciliationMember } from '../reconciliationGroup.ts'

/** Which of the two lines a file holds. */
export type LineKind = 'fiscal' | 'project'
export const lineKinds = ['fiscal', 'project'] as const satisfies readonly LineKind[]
export type Stored = FiscalLine | ProjectLine
export type Entry = FiscalEntry | ProjectEntry
export const entityOf = (kind: LineKind) => (kind === 'fiscal' ? FiscalLine : ProjectLine)

export interface LineChange {
  stored: Stored
  changes: Record<string, { old: unknown; new: unknown }>
  /** The line stands in a locked group: it is kept as it is now, but the group does not move. */
  isLocked: boolean
}

export interface LinePlan {
  kind: LineKind
  create: Entry[]
  change: LineChange[]
  same: number
  /** Known here and not in the file: they stay. */
  notInFile: number
  /** What somebody saw and confirmed; another plan is not carried out. */
  digest: string
}

const shared = ['year', 'town', 'village', 'name', 'docNo', 'source', 'fen', 'slackFen'] as const
const compared: Record<LineKind, readonly string[]> = {
  fiscal: [...shared, 'movement'],
  project: [...shared, 'plannedFen', 'settledFen', 'paidFen', 'department'],
}

/** What taking this reading in would change; changes nothing. Lines are the same when the office's own number is. */
export async function planLines(tx: Runtime, kind: LineKind, reading: LineReading<Line>): Promise<LinePlan> {
  const stored = new Map((await tx.db.find<Stored>(entityOf(kind))).map((row) => [row.no, row]))
  const locked = await lockedNumbers(tx, kind)
  const entries = reading.lines as Entry[] // read by the reader of this kind
  const create = entries.filter((entry) => !stored.has(entry.no))
  const change = entries.flatMap((entry): LineChange[] => {
    const row = stored.get(entry.no)
    const changes = row ? changesIn(kind, row, entry) : {}
    return row && Object.keys(changes).length > 0 ? [{ stored: row, changes, isLocked: locked.has(row.no) }] : []
  })
  const known = entries.length - create.length
  const content = JSON.stringify([kind, create, change.map((c) => [c.stored.no, c.stored.version, c.changes])])
  return {
    kind,
    create,
    change,
    same: known - change.length,
    notInFile: stored.size - known,
    digest: createHash('sha256').update(content).digest('hex').slice(0, 32),
  }
}

function changesIn(kind: LineKind, row: Stored, entry: Entry): LineChange['changes'] {
  const of = (line: object, field: string) => (line as Record<string, unknown>)[field] // fields of both kinds, listed above
  return Object.fromEntries(
    compared[kind]
      .filter((field) => of(row, field) !== of(entry, field))
      .map((field) => [field, { old: of(row, field), new: of(entry, field) }]),
  )
}

async function lockedNumbers(tx: Runtime, kind: LineKind): Promise<Set<string>> {
  const groups = await tx.db.find(ReconciliationGroup, { select: { id: true }, where: { state: 'locked' } })
  const numbers = new Set<string>()
  for (let at = 0; at < groups.length; at += 500) {
    const groupId = In(groups.slice(at, at + 500).map((group) => group.id))
    for (const { no } of await tx.db.find(ReconciliationMember, { where: { line: kind, groupId } })) numbers.add(no)
  }
  return numbers
}
