/**
 * `npm run bench`: how long a person waits for a receipt and for an answer, through the simulator's HTTP door, everything durable.
 *
 *   npm run bench                                       SQLite, then a private MariaDB, then the peer
 *   npm run bench -- --only sqlite --seconds 10         one of sqlite, mariadb, peer (the peer runs along)
 *   npm run bench -- --only callback                    encrypted callbacks alone (callback.ts)
 *   npm run bench -- --json FILE --rate 100             figures to a file; another rate
 *   npm run bench -- --profile FOLDER                   with node --cpu-prof of the product
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createConnection } from 'mysql2/promise'
import { freePort, startMariadb } from '../setup/mariadb.ts'
import { benchCallbacks } from './callback.ts'
import { type Child, cpuSeconds, residentMegabytes, root, startChild } from './child.ts'
import { Client, type Saying } from './client.ts'
import { type Figures, figuresOf, type Load, machine, table } from './figures.ts'
import { clearReports, questions } from './workload.ts'

const targets = ['sqlite', 'mariadb', 'peer', 'callback'] as const
type Target = (typeof targets)[number]

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    rate: { type: 'string', default: '50' },
    only: { type: 'string', multiple: true, default: [...targets] },
    json: { type: 'string' },
    profile: { type: 'string' },
  },
})
const perSecond = Number(values.rate)
const count = Number(values.seconds) * perSecond
const wants = (target: Target) => target === 'peer' || values.only.includes(target)
const misspelt = values.only.filter((name) => !targets.some((target) => target === name))
if (misspelt.length > 0 || !(count > 0)) {
  console.error(
    '用法：npm run bench [-- --seconds 30 --rate 50 --only sqlite|mariadb|peer|callback --json FILE --profile FOLDER]',
  )
  process.exit(2)
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'guanhu-bench-'))
const figures: Figures[] = []

/** Reports from all villages in turn, each of another asset and period; the same questions over and over, from as many people. */
interface Sayings {
  warmUp: Saying[]
  reports: Saying[]
  questions: Saying[]
}
/** Filled by the first store, so that the peer hears the same words. */
let sayings: Sayings | undefined

async function prepare(databaseUrl: string): Promise<Sayings> {
  const all = await clearReports(databaseUrl)
  const people = [...new Set(all.map((report) => report.from))]
  const warm = 2 * perSecond
  if (all.length < count + warm) throw new Error(`Only ${all.length} clear reports: fewer seconds, or a lower rate`)
  return {
    warmUp: all.slice(0, warm),
    reports: all.slice(warm, warm + count),
    questions: Array.from({ length: count }, (_, i) => ({
      from: people[i % people.length] ?? '',
      text: questions[i % questions.length] ?? '',
    })),
  }
}

async function measure(target: Exclude<Target, 'callback'>, child: Child, said: Sayings): Promise<void> {
  const client = new Client(child.port)
  await client.listen([...new Set([...said.reports, ...said.questions].map((saying) => saying.from))])
  await client.say(said.warmUp, { perSecond, expected: /(?:)/ })
  if (!child.alive()) throw new Error(`The process ended by itself:\n${child.said()}`)
  for (const load of ['reports', 'questions'] as const satisfies Load[]) {
    const before = { cpu: cpuSeconds(child.pid), at: performance.now() }
    const expected = target === 'peer' ? /(?:)/ : load === 'reports' ? /H\d{8}-\d{3,}/ : /依据|值班|Q\d{4}/
    const measured = await client.say(said[load], { perSecond, expected })
    const seconds = (performance.now() - before.at) / 1000
    const cpuPercent = ((cpuSeconds(child.pid) - before.cpu) / seconds) * 100
    const memoryMegabytes = residentMegabytes(child.pid)
    const row = figuresOf({ target, load, perSecond, cpuPercent, memoryMegabytes }, measured)
    figures.push(row)
    console.log(
      `${target} ${load}: p50 ${row.p50}  p95 ${row.p95}  p99 ${row.p99}  max ${row.max} ms, ${row.errors} errors`,
    )
    for (const error of measured.errors.slice(0, 5)) console.log(`   ${error}`)
  }
  client.close()
}

async function runProduct(target: 'sqlite' | 'mariadb', databaseUrl?: string): Promise<void> {
  const data = path.join(folder, target)
  const port = await freePort()
  const profile = values.profile ? ['--cpu-prof', `--cpu-prof-dir=${path.resolve(values.profile)}`] : []
  const child = startChild({
    args: [...profile, '--import', 'tsx', path.join(root, 'scripts/start.ts')],
    port,
    settings: { DATA_FOLDER: data, PORT: String(port), LOG_LEVEL: 'error', DATABASE_URL: databaseUrl ?? '' },
  })
  try {
    await child.listening()
    await wait(3000) // the first sweep of the jobs is not part of it
    sayings ??= await prepare(databaseUrl ?? `sqlite:${data}/guanhu.db`)
    await measure(target, child, sayings)
  } finally {
    if (child.alive()) await child.stop()
    if (child.said().includes('"level"')) console.log(child.said().slice(-2000))
  }
}

async function runMariadb(): Promise<void> {
  const server = await startMariadb({ durable: true })
  try {
    const connection = await createConnection(server.url)
    await connection.query('CREATE DATABASE guanhu CHARACTER SET utf8mb4')
    await connection.end()
    await runProduct('mariadb', `${server.url}/guanhu`)
  } finally {
    await server.stop()
  }
}

async function runPeer(): Promise<void> {
  const port = await freePort()
  const args = ['--import', 'tsx', path.join(root, 'scripts/bench/peer.ts'), path.join(folder, 'peer.db'), String(port)]
  const child = startChild({ args, port, settings: {} })
  try {
    await child.listening()
    // without a product beside it, the words do not matter, only their number
    const someone = Array.from({ length: count }, (_, i) => ({
      from: `p${i % 63}`,
      text: questions[i % questions.length] ?? '',
    }))
    await measure(
      'peer',
      child,
      sayings ?? { warmUp: someone.slice(0, perSecond), reports: someone, questions: someone },
    )
  } finally {
    if (child.alive()) await child.kill()
  }
}

try {
  console.log(`${machine()}; ${perSecond}/s for ${values.seconds} s each, open loop, ms`)
  if (wants('sqlite')) await runProduct('sqlite')
  if (wants('mariadb')) await runMariadb()
  if (values.only.some((name) => name !== 'callback')) await runPeer()
  if (figures.length > 0) console.log(`\n${table(figures)}`)
  if (wants('callback')) await benchCallbacks(Math.min(Number(values.seconds), 10))
  if (values.json)
    writeFileSync(
      values.json,
      `${JSON.stringify({ machine: machine(), seconds: Number(values.seconds), figures }, null, 2)}\n`,
    )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
