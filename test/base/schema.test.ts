import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../entities/base/database.ts'
import { entities, migrations } from '../../entities/index.ts'
import { freshDatabase, type TestDatabase } from '../support/databases.ts'

/** The store, brought up by the migrations alone, on whichever of the two this run uses. */
describe('migrations', () => {
  let fresh: TestDatabase
  let store: Database

  beforeAll(async () => {
    fresh = await freshDatabase()
    store = await openDatabase(fresh.url, { entities, migrations })
  })
  afterAll(async () => {
    await store.close()
    await fresh.drop()
  })

  const drift = async () =>
    (await store.source.driver.createSchemaBuilder().log()).upQueries.map((query) => query.query)

  test('leave nothing that TypeORM would change: no drift between entities and schema', async () => {
    expect(await drift()).toEqual([])
  })

  test('a column the migration has and the entity has not is seen as drift', async () => {
    await store.source.query('ALTER TABLE setting_change ADD COLUMN forgotten int')
    expect((await drift()).join(' ')).toContain('setting_change')
    await store.source.query('ALTER TABLE setting_change DROP COLUMN forgotten')
    expect(await drift()).toEqual([])
  })

  test('opening a store a second time runs nothing and keeps everything', async () => {
    const again = await openDatabase(fresh.url, { entities, migrations })
    expect(await again.source.showMigrations()).toBe(false)
    await again.close()
  })

  test('the embedded store is durable: WAL and synchronous=FULL', async () => {
    if (store.dialect !== 'sqlite') return
    expect(await store.source.query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }])
    expect(await store.source.query('PRAGMA synchronous')).toEqual([{ synchronous: 2 }])
  })
})
