import { DefaultNamingStrategy, type Table } from 'typeorm'

/** Names of keys and indexes one can read in an error message, and the same from entity and migration, so that nothing drifts. */
export class ReadableNames extends DefaultNamingStrategy {
  override indexName(table: Table | string, columns: string[]): string {
    return name('ix', table, columns)
  }

  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return name('ux', table, columns)
  }

  override primaryKeyName(table: Table | string, columns: string[]): string {
    return name('pk', table, columns)
  }
}

/** MySQL allows 64 characters. */
function name(kind: string, table: Table | string, columns: string[]): string {
  const full = typeof table === 'string' ? table : table.name
  return [kind, full.split('.').pop(), ...[...columns].sort()].join('_').slice(0, 64)
}
