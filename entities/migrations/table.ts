import { type QueryRunner, Table, type TableColumnOptions, TableIndex } from 'typeorm'

/** Words to write a migration with, meaning the same on SQLite and MariaDB/MySQL; the twins of base/columns.ts. */
type Column = TableColumnOptions
const column = (name: string, type: string, more: Partial<Column> = {}): Column => ({ name, type, ...more })

export const id = (): Column =>
  column('id', 'integer', { isPrimary: true, isGenerated: true, generationStrategy: 'increment' })
export const key = (name: string, length: number): Column =>
  column(name, 'varchar', { length: String(length), isPrimary: true })
export const code = (name: string, length = 64): Column => column(name, 'varchar', { length: String(length) })
export const text = (name: string): Column => column(name, 'text')
export const fen = (name: string): Column => column(name, 'bigint')
export const int = (name: string): Column => column(name, 'int')
export const measure = (name: string): Column => column(name, 'double')
export const flag = (name: string): Column => column(name, 'boolean')
export const date = (name: string): Column => code(name, 10)
export const instant = (name: string): Column => column(name, 'datetime', { precision: 3 })
export const json = text
export const nullable = (of: Column): Column => ({ ...of, isNullable: true })
export const withDefault = (of: Column, value: string): Column => ({ ...of, default: value })

/** Adds columns to a table that has rows; each must be nullable or have a default. TypeORM's own way copies the table on SQLite. */
export async function addColumns(runner: QueryRunner, table: string, columns: Column[]): Promise<void> {
  const isMysql = runner.connection.options.type !== 'better-sqlite3'
  const quoted = (name: string) => (isMysql ? `\`${name}\`` : `"${name}"`)
  for (const of of columns) {
    const { name, type, length, charset, collation, isNullable, default: value } = forDialect(of, isMysql)
    const collated = charset ? ` CHARACTER SET ${charset} COLLATE ${collation}` : ''
    const rest = `${isNullable ? '' : ' NOT NULL'}${value === undefined ? '' : ` DEFAULT ${value}`}`
    const kind = length ? `${type}(${length})` : type
    await runner.query(`ALTER TABLE ${quoted(table)} ADD COLUMN ${quoted(name)} ${kind}${collated}${rest}`)
  }
}

/** Creates a table with its indexes; a unique index is written `['a', 'b', 'unique']`. */
export async function create(
  runner: QueryRunner,
  name: string,
  columns: Column[],
  indexes: string[][] = [],
): Promise<void> {
  const isMysql = runner.connection.options.type !== 'better-sqlite3'
  await runner.createTable(
    new Table({ name, columns: columns.map((c) => forDialect(c, isMysql)), ...(isMysql ? { engine: 'InnoDB' } : {}) }),
    true,
  )
  for (const index of indexes) {
    const isUnique = index.at(-1) === 'unique'
    const columnNames = isUnique ? index.slice(0, -1) : index
    await runner.createIndex(
      name,
      new TableIndex({ name: runner.connection.namingStrategy.indexName(name, columnNames), columnNames, isUnique }),
    )
  }
}

function forDialect(of: Column, isMysql: boolean): Column {
  if (!isMysql) return of.type === 'int' ? { ...of, type: 'integer' } : of
  if (of.type === 'integer') return { ...of, type: 'int' }
  if (of.type === 'boolean') return { ...of, type: 'tinyint' }
  if (of.type === 'varchar' || of.type === 'text') return { ...of, charset: 'utf8mb4', collation: 'utf8mb4_bin' }
  return of
}
