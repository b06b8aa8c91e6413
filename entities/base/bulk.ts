import type { EntityTarget, ObjectLiteral } from 'typeorm'
import type { Runtime } from './runtime.ts'

/** An asset has 80 columns: 32,000 bound values stay below SQLite's 32,766. */
const CHUNK = 400

/**
 * Inserts many rows inside the caller's transaction, without asking for their generated ids (that would be one query per row). Every chunk is
 * the same statement: TypeORM's own writes NULL into the text, and SQLite keeps each text compiled, 3 MB apiece.
 */
export async function insertAll<T extends ObjectLiteral>(
  tx: Runtime,
  into: EntityTarget<T>,
  rows: readonly object[],
  progress?: (done: number) => void,
): Promise<void> {
  const { driver } = tx.db.connection
  const { columns, tableName } = tx.db.connection.getMetadata(into)
  const written = columns.filter(
    (column) => !column.isGenerated && rows.some((row) => column.getEntityValue(row) !== undefined),
  )
  const names = written.map(({ databaseName }) => driver.escape(databaseName)).join(', ')
  const places = `(${written.map(() => '?').join(', ')})`
  for (let at = 0; at < rows.length; at += CHUNK) {
    const part = rows.slice(at, at + CHUNK)
    const values = part.flatMap((row) =>
      written.map((column): unknown => {
        const value: unknown = column.getEntityValue(row)
        return driver.preparePersistentValue(value === undefined ? (column.default ?? null) : value, column)
      }),
    )
    await tx.db.query(
      `INSERT INTO ${driver.escape(tableName)} (${names}) VALUES ${part.map(() => places).join(', ')}`,
      values,
    )
    progress?.(Math.min(at + CHUNK, rows.length))
  }
}
