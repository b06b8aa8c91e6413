import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pace } from 'node:timers/promises'
import { createConnection } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../entities/base/clock.ts'
import { type Database, openDatabase } from '../../entities/base/database.ts'
import { openFiles } from '../../entities/base/files.ts'
import { openLog } from '../../entities/base/log.ts'
import { createRuntime } from '../../entities/base/write.ts'
import { entities, migrations } from '../../entities/index.ts'
import { Incoming } from '../../entities/message/incoming.ts'
import { Keeper } from '../../entities/message/keeper.ts'
import { Spool } from '../../entities/message/spool.ts'
import { Settings } from '../../entities/settings/settings.ts'
import { databaseKind } from '../support/databases.ts'
import { freePort, type Mariadb, startMariadb } from '../support/mariadb.ts'

/** Milliseconds between two messages: 50 a second. */
const EVERY = 20
/** Messages while the server is away, before it comes back. */
const MISSED = 100

describe.runIf(databaseKind() === 'mariadb')('a real MariaDB that is stopped and started under load', () => {
  let folder: string
  let port: number
  let server: Mariadb
  let database: Database

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guanhu-outage-'))
    port = await freePort()
    server = await startMariadb({ place: { folder, port } })
    const connection = await createConnection(server.url)
    await connection.query('CREATE DATABASE guanhu CHARACTER SET utf8mb4')
    await connection.end()
    database = await openDatabase(`${server.url}/guanhu`, { entities, migrations })
  }, 60_000)
  afterAll(async () => {
    await database.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('every message is answered within a second, none that was kept is lost', async () => {
    const runtime = createRuntime(database, {
      clock: systemClock,
      settings: new Settings(),
      log: openLog('silent'),
      files: openFiles(join(folder, 'files')),
    })
    const keeper = new Keeper(runtime, await Spool.open(join(folder, 'spool.jsonl')), { retryEvery: 100 })
    const kept: string[] = []
    let slowest = 0
    let said = 0
    const say = async () => {
      const externalId = `m${String(++said).padStart(5, '0')}`
      const from = performance.now()
      await keeper.keep({ channel: 'wecom-app', externalId, address: 'zhang', text: '光伏正常' })
      slowest = Math.max(slowest, performance.now() - from)
      kept.push(externalId)
    }
    let isOver = false
    const load = (async () => {
      const answered: Promise<void>[] = []
      while (!isOver) {
        answered.push(say())
        await pace(EVERY)
      }
      await Promise.all(answered)
    })()
    const until = async (count: number) => {
      while (said < count) await pace(EVERY)
    }

    await until(50)
    await server.stop()
    await until(said + MISSED)
    server = await startMariadb({ place: { folder, port } })
    const back = performance.now()
    await keeper.drained()
    const drainedIn = performance.now() - back
    await until(said + 50)
    isOver = true
    await load
    await keeper.drained()

    expect(slowest).toBeLessThan(1000)
    expect(drainedIn).toBeLessThan(10_000)
    expect(kept).toHaveLength(said)
    const rows = await database.reader.find(Incoming, { order: { id: 'ASC' } })
    expect(rows.map((row) => row.externalId).toSorted()).toEqual(kept.toSorted())
    await keeper.stop()
  }, 90_000)
})
