import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import mysql from 'mysql2/promise'
import { DataSource, type DataSourceOptions, type EntityManager, type EntitySchema } from 'typeorm'
import { ReadableNames } from './naming.ts'

export type EntityClass = (new () => object) | EntitySchema
export type MigrationClass = NonNullable<Exclude<DataSourceOptions['migrations'], object[]>> | (new () => object)

export interface Database {
  readonly dialect: 'sqlite' | 'mysql'
  /** Reads; sees only what is committed. */
  readonly reader: EntityManager
  /** The writing side; use it through `runtime.write`. */
  readonly source: DataSource
  close(): Promise<void>
}

interface Schema {
  entities: readonly EntityClass[]
  migrations: readonly (new () => object)[]
}

/**
 * Opens the store and brings it up to date. `sqlite:PATH` is the embedded one (WAL, synchronous=FULL: a commit survives a
 * power cut); `mysql://` or `mariadb://` the shared one.
 */
export async function openDatabase(url: string, schema: Schema, poolSize = 10): Promise<Database> {
  const common = {
    entities: [...schema.entities],
    migrations: [...schema.migrations],
    namingStrategy: new ReadableNames(),
    synchronize: false,
    migrationsTransactionMode: 'each' as const,
    logging: false,
  }
  return url.startsWith('sqlite:') ? openSqlite(url.slice('sqlite:'.length), common) : openMysql(url, common, poolSize)
}

type Common = Pick<
  DataSourceOptions,
  'entities' | 'migrations' | 'namingStrategy' | 'synchronize' | 'migrationsTransactionMode' | 'logging'
>

interface SqliteConnection {
  pragma(source: string): unknown
}

async function openSqlite(file: string, common: Common): Promise<Database> {
  const path = resolve(file)
  if (!existsSync(dirname(path))) mkdirSync(dirname(path), { recursive: true })
  const source = await new DataSource({
    ...common,
    type: 'better-sqlite3',
    database: path,
    enableWAL: true,
    // a report is some thirty different statements; TypeORM's own hundred are soon turned over by lists of ids
    statementCacheSize: 1000,
    prepareDatabase: (connection: SqliteConnection) => {
      connection.pragma('busy_timeout = 10000')
      connection.pragma('synchronous = FULL')
    },
  }).initialize()
  await source.runMigrations()
  const reading = await new DataSource({
    ...common,
    type: 'better-sqlite3',
    database: path,
    readonly: true,
    statementCacheSize: 1000,
    prepareDatabase: (connection: SqliteConnection) => void connection.pragma('busy_timeout = 10000'),
  }).initialize()
  return {
    dialect: 'sqlite',
    reader: reading.manager,
    source,
    async close() {
      await reading.destroy()
      await source.destroy()
    },
  }
}

async function openMysql(url: string, common: Common, poolSize: number): Promise<Database> {
  const probe = await mysql.createConnection({ uri: url.replace(/^mariadb:/, 'mysql:'), connectTimeout: 5000 })
  const [rows] = await probe.query('SELECT VERSION() AS version')
  await probe.end()
  const isMariadb = String((rows as { version: string }[])[0]?.version).includes('MariaDB')
  const source = await new DataSource({
    ...common,
    type: isMariadb ? 'mariadb' : 'mysql',
    url: url.replace(/^mariadb:/, 'mysql:'),
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    poolSize,
    extra: { connectTimeout: 5000 },
  }).initialize()
  await source.runMigrations()
  return { dialect: 'mysql', reader: source.manager, source, close: () => source.destroy() }
}
