/** Fires the ladder once on the database and at the moment named on the command line; run by fire.test.ts as a process of its own. */
import { FixedClock, systemClock } from '../../entities/base/clock.ts'
import { openDatabase } from '../../entities/base/database.ts'
import { openFiles } from '../../entities/base/files.ts'
import { openLog } from '../../entities/base/log.ts'
import { createRuntime } from '../../entities/base/write.ts'
import { entities, migrations } from '../../entities/index.ts'
import { fireDue } from '../../entities/reminder/fire.ts'
import { owe } from '../../entities/reminder/owe.ts'
import { Settings } from '../../entities/settings/settings.ts'

const [url, at, startAt] = process.argv.slice(2) as [string, string, string]
const store = await openDatabase(url, { entities, migrations })
const runtime = createRuntime(store, {
  clock: new FixedClock(new Date(at)),
  settings: new Settings(),
  log: openLog('fatal'),
  files: openFiles('.'),
})
// both processes wait for the same moment, so that they really fire at once
await new Promise((resolve) => setTimeout(resolve, Number(startAt) - systemClock.now().getTime()))
await runtime.write(owe)
console.log(await fireDue(runtime))
await store.close()
