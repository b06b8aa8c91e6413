import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FixedClock, instant } from '../../../entities/base/clock.ts'
import { openDatabase } from '../../../entities/base/database.ts'
import { openFiles } from '../../../entities/base/files.ts'
import { openLog } from '../../../entities/base/log.ts'
import type { Runtime } from '../../../entities/base/runtime.ts'
import { createRuntime } from '../../../entities/base/write.ts'
import { entities, migrations } from '../../../entities/index.ts'
import { Settings } from '../../../entities/settings/settings.ts'
import { freshDatabase } from '../../support/databases.ts'

export interface Store {
  runtime: Runtime
  /** Every table empty again: migrating takes a hundred times longer. */
  empty(): Promise<void>
  close(): Promise<void>
}

export async function openTestStore(): Promise<Store> {
  const fresh = await freshDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'guanhu-rules-'))
  const database = await openDatabase(fresh.url, { entities, migrations })
  const runtime = createRuntime(database, {
    clock: new FixedClock(instant('2026-10-08', '09:00')),
    log: openLog('silent'),
    settings: new Settings(),
    files: openFiles(folder),
  })
  return {
    runtime,
    empty: () =>
      database.source.transaction(async (manager) => {
        for (const entity of entities) await manager.createQueryBuilder().delete().from(entity).execute()
      }),
    async close() {
      await database.close()
      await fresh.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
