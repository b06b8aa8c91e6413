import { existsSync } from 'node:fs'
import { DataSource, type DataSourceOptions } from 'typeorm'
import { migrateTexts } from '../entities/texts/migrate.ts'
import { ConfigError, readConfig } from './config.ts'
import { openStore } from './store.ts'

/** `npm run migrate`: opens the store, which brings it up to date, and says which migrations that took. */
try {
  const { databaseUrl } = readConfig()
  const before = await namesIn(databaseUrl)
  const { database } = await openStore()
  const after = await namesOf(database.source)
  await database.close()
  const ran = after.filter((name) => !before.includes(name))
  console.log(migrateTexts.store(database.dialect))
  console.log(ran.length > 0 ? migrateTexts.ran(ran) : migrateTexts.upToDate(after.length))
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : migrateTexts.failed)
  if (!(error instanceof ConfigError)) console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/** The migrations a store has behind it, read without touching it; none for one that is not there yet. */
async function namesIn(url: string): Promise<string[]> {
  const file = url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : null
  if (file !== null && !existsSync(file)) return []
  const options: DataSourceOptions =
    file === null
      ? { type: 'mysql', url: url.replace(/^mariadb:/, 'mysql:') }
      : { type: 'better-sqlite3', database: file, readonly: true }
  const source = await new DataSource(options).initialize()
  try {
    return await namesOf(source)
  } finally {
    await source.destroy()
  }
}

async function namesOf(source: DataSource): Promise<string[]> {
  const runner = source.createQueryRunner()
  try {
    if (!(await runner.hasTable('migrations'))) return []
    // the table TypeORM keeps itself
    const rows: { name: string }[] = await source.query('SELECT name FROM migrations ORDER BY timestamp')
    return rows.map((row) => row.name)
  } finally {
    await runner.release()
  }
}
