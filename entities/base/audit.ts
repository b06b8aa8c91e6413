import { Entity, Index } from 'typeorm'
import { Code, Id, Instant, Int, Json } from './columns.ts'
import type { Runtime } from './runtime.ts'

/** 变更记录 - who changed what, when, through which message: one row per change, old and new, never updated. Source: domain.md §3 #40. */
@Entity()
@Index(['subject', 'subjectId'])
export class Audit {
  @Id() id!: number
  /** What kind of thing: asset, report, person, setting, question, reminder. */
  @Code(24) subject!: string
  @Code(64) subjectId!: string
  @Code(48) action!: string
  /** Person id, or `system`. */
  @Code(64) by!: string
  /** The inbox row the change came through. */
  @Int({ nullable: true }) messageId!: number | null
  /** When it was no message: `api:7` through API key 7; null also for scripts. */
  @Code(24, { nullable: true }) via!: string | null
  /** The version of the thing this change made, where it has versions. */
  @Int({ nullable: true }) version!: number | null
  @Json() change!: Record<string, unknown>
  @Instant() at!: Date
}

export type AuditEntry = Pick<Audit, 'subject' | 'action' | 'by'> & {
  subjectId: string | number
  messageId?: number | null
  version?: number | null
  change?: Record<string, unknown>
}

/** Writes one line of history inside the caller's transaction. */
export async function audit(tx: Runtime, entry: AuditEntry): Promise<void> {
  await tx.db.insert(Audit, {
    ...entry,
    subjectId: String(entry.subjectId),
    messageId: entry.messageId ?? null,
    via: tx.via ?? null,
    version: entry.version ?? null,
    // TypeORM's deep-partial insert type does not accept open records
    change: (entry.change ?? {}) as never,
    at: tx.clock.now(),
  })
}

/** The same store; whatever is written through it says in the audit which way it came. */
export const through = (runtime: Runtime, via: string): Runtime => ({
  ...runtime,
  via,
  write: (work) => runtime.write((tx) => work(through(tx, via))),
})
