/** One data folder and the processes that live and die on it, one after the other. */
import { mkdirSync } from 'node:fs'
import { watch } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Child, startChild } from '../../scripts/bench/child.ts'
import type { ClearReport } from '../../scripts/bench/workload.ts'
import type { Random } from '../../scripts/seed/random.ts'
import { freePort } from '../support/mariadb.ts'
import { evidence, type Interrupted, interrupted, isQuiet } from './evidence.ts'
import { Load } from './load.ts'
import type { Evidence } from './verdict.ts'

export interface Lived {
  evidence: Evidence
  /** What each kill left half done. */
  kills: Interrupted[]
}

/** Only so that a test that hangs ends. */
const LONGEST_LIFE_MS = 300_000

const databaseIn = (folder: string) => path.join(folder, 'guanhu.db')
export const databaseUrlIn = (folder: string) => `sqlite:${databaseIn(folder)}`

/** A folder with the demo county in it, from an orderly first run. */
export async function firstRun(program: string, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const child = start(program, folder, await freePort())
  await child.listening()
  await child.stop()
}

export async function liveAndDie(
  program: string,
  {
    folder,
    kills,
    reports,
    random,
  }: { folder: string; kills: number; reports: readonly ClearReport[]; random: Random },
): Promise<Lived> {
  const port = await freePort()
  const file = databaseIn(folder)
  const load = new Load(`http://127.0.0.1:${port}`, reports, random)
  let child = start(program, folder, port)
  const talking = load.run()
  const left: Interrupted[] = []
  try {
    let startMs = 2000
    for (let kill = 0; kill < kills; kill++) {
      const began = performance.now()
      const moment = momentToDie({ child, folder, load, random, startMs }).then((ms) => (startMs = ms))
      await Promise.race([moment, talking])
      if (!child.alive()) throw new Error(`The process ended by itself:\n${child.said()}`)
      await child.kill()
      left.push(interrupted(file))
      if (performance.now() - began > LONGEST_LIFE_MS) throw new Error('A process did not get to its moment in time')
      child = start(program, folder, port)
    }
    await child.listening()
    load.stop()
    await talking
    await quiet(file, child)
    return { evidence: await evidence(file, child.address, load.sent), kills: left }
  } finally {
    load.stop()
    await child.kill()
    await talking.catch(() => undefined) // said above, where it was raced
  }
}

const start = (program: string, folder: string, port: number): Child =>
  startChild({ args: [program], port, settings: { DATA_FOLDER: folder, PORT: String(port), LOG_LEVEL: 'error' } })

interface Moment {
  child: Child
  folder: string
  load: Load
  random: Random
  /** How long a start takes here, ms; measured as we go. */
  startMs: number
}

/**
 * While it starts; right after it listens, when what the last life left is taken up; under load, some milliseconds after an
 * acknowledgement; or at some write to the store, which is where one step ends and the next begins. Counted in events, so that a slow
 * machine's processes get as far as a fast one's. Returns how long the start took.
 */
async function momentToDie({ child, folder, load, random, startMs }: Moment): Promise<number> {
  const began = performance.now()
  const [kind, acknowledgements, writes, later] = [random.next(), random.int(1, 10), random.int(1, 40), random.next()]
  if (kind < 0.1) return wait(later * startMs, startMs)
  await child.listening()
  const took = performance.now() - began
  if (kind < 0.25) return wait(later * 250, took)
  await load.acknowledged(1)
  if (kind < 0.55) return load.acknowledged(acknowledgements).then(() => wait(later * 40, took))
  // nothing is written when everybody waits for what the kill cut off: then the next acknowledgements will do
  const done = new AbortController()
  await Promise.race([written(folder, writes, done.signal), load.acknowledged(20)]).finally(() => done.abort())
  return took
}

/** Resolves at the `count`-th change of SQLite's log; a commit is some changes. */
async function written(folder: string, count: number, signal: AbortSignal): Promise<void> {
  let seen = 0
  try {
    for await (const { filename } of watch(folder, { signal }))
      if (filename?.endsWith('-wal') && ++seen >= count) return
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

const PATIENCE_MS = 60_000

/** Until everything is handled and sent; the bot looks for leftovers every five seconds. */
async function quiet(file: string, child: Child): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  while (!isQuiet(file)) {
    if (performance.now() > until) throw new Error(`Still not quiet after ${PATIENCE_MS / 1000} s:\n${child.said()}`)
    await wait(100)
  }
}
