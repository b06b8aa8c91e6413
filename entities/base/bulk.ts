import type { EntityTarget, ObjectLiteral } from 'typeorm'
import type { Runtime } from './runtime.ts'

/** An asset has 75 columns: 30,000 bound values stay below SQLite's 32,766. */
const CHUNK = 400

/** Inserts many rows inside the caller's transaction, without asking for their generated ids (that would be one query per row). */
export async function insertAll<T extends ObjectLiteral>(
  tx: Runtime,
  into: EntityTarget<T>,
  rows: readonly object[],
  progress?: (done: number) => void,
): Promise<void> {
  for (let at = 0; at < rows.length; at += CHUNK) {
    await tx.db
      .createQueryBuilder()
      .insert()
      .into(into)
      .values(rows.slice(at, at + CHUNK))
      .updateEntity(false)
      .execute()
    progress?.(Math.min(at + CHUNK, rows.length))
  }
}
