/** One data folder and the processes that live and die on it, one after the other. */
import { mkdirSync } from 'node:fs'
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
      await Promise.race([momentToDie(child, load, random, startMs, (ms) => (startMs = ms)), talking])
      if (!child.alive()) throw new Error(`The process ended by itself:\n${child.said()}`)
      await child.kill()
      left.push(interrupted(file))
      if (performance.now() - began > 60_000) throw new Error('One life lasted over a minute')
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

/**
 * While it starts; right after it listens, when what the last life left is taken up; or under load. Counted in acknowledgements, so that
 * a slow machine's processes get as far as a fast one's, and then some milliseconds, so that every step in between is hit.
 */
async function momentToDie(
  child: Child,
  load: Load,
  random: Random,
  startMs: number,
  started: (ms: number) => void,
): Promise<void> {
  const began = performance.now()
  const kind = random.next()
  const [later, count, spread] = [random.next(), random.int(1, 24), random.next()]
  if (kind < 0.12) return wait(later * startMs)
  await child.listening()
  started(performance.now() - began)
  if (kind < 0.4) return wait(later * 250)
  await load.acknowledged(count)
  await wait(spread * 40)
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
