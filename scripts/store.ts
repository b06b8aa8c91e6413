import { openDatabase, type Database } from '../entities/base/database.ts'
import { openFiles } from '../entities/base/files.ts'
import { openLog } from '../entities/base/log.ts'
import { systemClock } from '../entities/base/clock.ts'
import type { Runtime } from '../entities/base/runtime.ts'
import { createRuntime } from '../entities/base/write.ts'
import { entities, migrations } from '../entities/index.ts'
import { Settings } from '../entities/settings/settings.ts'
import { readConfig } from './config.ts'

/** Opens the store the configuration names, migrated, for a script that works beside a running server. */
export async function openStore(): Promise<{ database: Database; runtime: Runtime }> {
  const config = readConfig()
  const database = await openDatabase(config.databaseUrl, { entities, migrations })
  const settings = new Settings()
  const runtime = createRuntime(database, {
    clock: systemClock,
    log: openLog(config.logLevel),
    settings,
    files: openFiles(`${config.dataFolder}/files`),
  })
  await settings.refresh(runtime)
  return { database, runtime }
}
