/**
 * `npm run bench:ledger -- [--assets 1000000] [--rows 50000] [--only query|export|import] [--store sqlite|mariadb]`: queries of a ledger with totals and
 * a page, beside the plain way (COUNT, SUM, OFFSET) on the same store; a book of so many rows and 30 columns beside exceljs writing the same cells;
 * an office's ledger through the import command.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createConnection } from 'mysql2/promise'
import { Person } from '../../entities/person/person.ts'
import { systemClock } from '../../entities/base/clock.ts'
import { openDatabase } from '../../entities/base/database.ts'
import { openFiles } from '../../entities/base/files.ts'
import { openLog } from '../../entities/base/log.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { createRuntime } from '../../entities/base/write.ts'
import { entities, migrations } from '../../entities/index.ts'
import { Settings } from '../../entities/settings/settings.ts'
import { startMariadb } from '../setup/mariadb.ts'
import { machine } from './figures.ts'
import { exportBench } from './ledgers/export.ts'
import { importBench } from './ledgers/import.ts'
import { fill } from './ledgers/fill.ts'
import { queryBench } from './ledgers/query.ts'

const { values } = parseArgs({
  options: {
    assets: { type: 'string', default: '1000000' },
    rows: { type: 'string', default: '50000' },
    only: { type: 'string', multiple: true, default: ['query', 'export', 'import'] },
    store: { type: 'string', multiple: true, default: ['sqlite', 'mariadb'] },
  },
})
const folder = mkdtempSync(path.join(os.tmpdir(), 'guanhu-ledger-'))

async function on(
  url: string,
  work: (runtime: Runtime, store: { query(sql: string): Promise<unknown> }) => Promise<void>,
): Promise<void> {
  const database = await openDatabase(url, { entities, migrations })
  const runtime = createRuntime(database, {
    clock: systemClock,
    log: openLog('silent'),
    settings: new Settings(),
    files: openFiles(folder),
  })
  try {
    await work(runtime, database.source)
  } finally {
    await database.close()
  }
}

const county = Object.assign(new Person(), {
  id: 'bench',
  role: 'county',
  regionCode: '421024',
  sector: '',
  status: 'active',
})

async function queries(name: string, url: string): Promise<void> {
  await on(url, async (runtime, store) => {
    const start = performance.now()
    await fill(runtime, store, Number(values.assets))
    console.log(`${name}: ${values.assets} assets made in ${((performance.now() - start) / 1000).toFixed(1)} s`)
    await queryBench(runtime, store, { name, county })
  })
}

console.log(machine())
try {
  if (values.only.includes('query') && values.store.includes('sqlite'))
    await queries('sqlite', `sqlite:${path.join(folder, 'million.db')}`)
  if (values.only.includes('query') && values.store.includes('mariadb')) {
    const server = await startMariadb({ durable: true })
    try {
      const connection = await createConnection(server.url)
      await connection.query('CREATE DATABASE guanhu CHARACTER SET utf8mb4')
      await connection.end()
      await queries('mariadb', `${server.url}/guanhu`)
    } finally {
      await server.stop()
    }
  }
  if (values.only.includes('export'))
    await on(`sqlite:${path.join(folder, 'export.db')}`, async (runtime, store) => {
      await fill(runtime, store, Number(values.rows))
      await exportBench(runtime, county)
    })
  if (values.only.includes('import')) await importBench(folder, Number(values.rows))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
