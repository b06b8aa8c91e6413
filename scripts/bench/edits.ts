/**
 * `npm run bench:edits`: 50 people make 200 changes each to the files of ten assets, all at once. Each reads, adds one to a number and
 * writes with the version he saw; refused, he looks again. What must come out: every accepted change is in the numbers and in the
 * history. Beside it, in the same run, the same edits written as most applications do: read, add, save.
 *
 *   npm run bench:edits -- --writers 50 --edits 200 --only mariadb|sqlite
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createConnection } from 'mysql2/promise'
import { Asset } from '../../entities/asset/asset.ts'
import { write } from '../../entities/asset/change.ts'
import { emptyFile } from '../../entities/asset/emptyFile.ts'
import { Audit } from '../../entities/base/audit.ts'
import { systemClock } from '../../entities/base/clock.ts'
import { openDatabase } from '../../entities/base/database.ts'
import { DomainError } from '../../entities/base/errors.ts'
import { openFiles } from '../../entities/base/files.ts'
import { openLog } from '../../entities/base/log.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { createRuntime } from '../../entities/base/write.ts'
import { entities, migrations } from '../../entities/index.ts'
import { Settings } from '../../entities/settings/settings.ts'
import { randomFrom, type Random } from '../seed/random.ts'
import { startMariadb } from '../setup/mariadb.ts'
import { machine } from './figures.ts'

const { values } = parseArgs({
  options: {
    writers: { type: 'string', default: '50' },
    edits: { type: 'string', default: '200' },
    only: { type: 'string', multiple: true, default: ['mariadb', 'sqlite'] },
  },
})
const writers = Number(values.writers)
const edits = Number(values.edits)
const ASSETS = 10
const counters = ['jobs', 'linkedHouseholds', 'lifeYears'] as const

type Edit = (runtime: Runtime, id: number, key: (typeof counters)[number], who: string) => Promise<'kept' | 'refused'>

const ours: Edit = async (runtime, id, key, who) => {
  const { version, [key]: value } = await runtime.db.findOneByOrFail(Asset, { id })
  try {
    await runtime.write((tx) => write(tx, { assetId: id, wanted: { [key]: (value ?? 0) + 1 }, seen: version, by: who }))
    return 'kept'
  } catch (error) {
    if (error instanceof DomainError && /changed-meanwhile|nothing-to-change/.test(error.code)) return 'refused'
    throw error
  }
}

/** The peer: TypeORM's own read, change, save in one transaction. */
const plain: Edit = async (runtime, id, key) => {
  await runtime.write(async (tx) => {
    const asset = await tx.db.findOneByOrFail(Asset, { id })
    await tx.db.update(Asset, { id }, { [key]: (asset[key] ?? 0) + 1 })
  })
  return 'kept'
}

async function run(runtime: Runtime, name: string, edit: Edit): Promise<void> {
  await runtime.write(async (tx) => {
    await tx.db.createQueryBuilder().delete().from(Audit).execute()
    await tx.db.createQueryBuilder().delete().from(Asset).execute()
    await tx.db.insert(
      Asset,
      Array.from({ length: ASSETS }, (_, i) => assetRow(i)),
    )
  })
  const ids = (await runtime.db.find(Asset)).map(({ id }) => id)
  const waits: number[] = []
  let refused = 0
  const writer = async (who: string, random: Random) => {
    for (let done = 0; done < edits; ) {
      const start = performance.now()
      const outcome = await edit(runtime, random.pick(ids), random.pick(counters), who)
      waits.push(performance.now() - start)
      if (outcome === 'kept') done++
      else refused++
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: writers }, (_, i) => writer(`w${i}`, randomFrom(i + 1))))
  const seconds = (performance.now() - start) / 1000

  const assets = await runtime.db.find(Asset)
  const written = assets.reduce((sum, asset) => sum + counters.reduce((all, key) => all + (asset[key] ?? 0), 0), 0)
  const history = await runtime.db.count(Audit, { where: { subject: 'asset' } })
  waits.sort((a, b) => a - b)
  const at = (share: number) => (waits[Math.floor(waits.length * share)] ?? 0).toFixed(0)
  const all = writers * edits
  console.log(
    `${name.padEnd(30)} ${all} accepted, ${all - written} lost, ${history} in the history, ${refused} refused and tried again; ` +
      `${(all / seconds).toFixed(0)}/s, p50 ${at(0.5)} p95 ${at(0.95)} ms an attempt, ${seconds.toFixed(1)} s`,
  )
}

const assetRow = (i: number): Omit<Asset, 'id'> => ({
  ...emptyFile,
  assetNo: `421024102901-O-2018-${String(i).padStart(3, '0')}`,
  name: `asset ${i}`,
  aliases: [],
  townCode: '421024102',
  villageCode: '421024102901',
  location: '',
  assetClass: 'operating',
  subclass: 'pv',
  kind: 'fixed',
  projectName: '',
  projectYear: 2018,
  fundSource: '',
  originalFen: 100,
  quantity: null,
  unit: '',
  spec: '',
  formedOn: null,
  formedPrecision: null,
  ownerType: 'collective_village',
  ownerName: '',
  operatorName: '',
  keeperOrg: '',
  keeperId: null,
  keeperName: '',
  operationMode: '',
  opStatus: 'normal',
  capacityKw: null,
  areaMu: null,
  rentYearFen: null,
  principalFen: null,
  dividendPercent: null,
  note: null,
  version: 1,
  createdAt: systemClock.now(),
  updatedAt: systemClock.now(),
})

const folder = mkdtempSync(path.join(os.tmpdir(), 'guanhu-edits-'))
async function on(store: 'mariadb' | 'sqlite', url: string): Promise<void> {
  const database = await openDatabase(url, { entities, migrations }, writers)
  const runtime = createRuntime(database, {
    clock: systemClock,
    log: openLog('silent'),
    settings: new Settings(),
    files: openFiles(folder),
  })
  try {
    await run(runtime, `${store}, with the version seen`, ours)
    await run(runtime, `${store}, read-add-save (peer)`, plain)
  } finally {
    await database.close()
  }
}

console.log(`${machine()}; ${writers} writers x ${edits} edits on ${ASSETS} assets, 3 fields each`)
try {
  if (values.only.includes('mariadb')) {
    const server = await startMariadb({ durable: true })
    try {
      const connection = await createConnection(server.url)
      await connection.query('CREATE DATABASE guanhu CHARACTER SET utf8mb4')
      await connection.end()
      await on('mariadb', `${server.url}/guanhu`)
    } finally {
      await server.stop()
    }
  }
  if (values.only.includes('sqlite')) await on('sqlite', `sqlite:${path.join(folder, 'guanhu.db')}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
