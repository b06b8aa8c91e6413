import type { EntityClass } from '../base/database.ts'
import type { Runtime } from '../base/runtime.ts'

const CHUNK = 200

/** One statement for many rows; nobody needs their ids. */
export async function insertMany(tx: Runtime, entity: EntityClass, rows: object[]): Promise<void> {
  for (let i = 0; i < rows.length; i += CHUNK) {
    await tx.db
      .createQueryBuilder()
      .insert()
      .into(entity)
      .values(rows.slice(i, i + CHUNK))
      .updateEntity(false)
      .execute()
  }
}
