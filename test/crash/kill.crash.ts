/**
 * 断电测试 - the real process, killed at random moments while people talk to it, started again: forty times with npm test, a hundred with KILLS=100. Not one message
 * somebody was told had arrived may be lost, no report and no receipt may come twice, and every talk keeps its order.
 *
 * SIGKILL takes the process and leaves the machine: what it proves is the order of the steps and their repair. That a commit survives
 * the machine itself is SQLite's promise (WAL, synchronous=FULL), not tested here.
 *
 *   KILLS=10 SEED=7 npx vitest run --project crash
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clearReports } from '../../scripts/bench/workload.ts'
import { randomFrom } from '../../scripts/seed/random.ts'
import { bundleStart } from './bundle.ts'
import type { Interrupted } from './evidence.ts'
import { databaseUrlIn, firstRun, type Lived, liveAndDie } from './lane.ts'
import { verdict } from './verdict.ts'

const { KILLS = '40', SEED = String(process.pid) } = process.env
const kills = Number(KILLS)
const seed = Number(SEED)
/** Side by side on folders of their own: two cores. */
const LANES = 2

const folder = mkdtempSync(path.join(os.tmpdir(), 'guanhu-crash-'))
const laneFolder = (n: number) => path.join(folder, `data-${n}`)
let program = ''

beforeAll(async () => {
  program = await bundleStart(path.join(folder, 'program'))
  await firstRun(program, laneFolder(0))
  for (let n = 1; n < LANES; n++) cpSync(laneFolder(0), laneFolder(n), { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A kill costs two seconds on a free machine of two cores; a busy one gets its time. */
const timeout = 120_000 + kills * 10_000

test(`killed ${kills} times under load: nothing acknowledged is lost, no report and no receipt doubled`, {
  timeout,
}, async () => {
  const reports = await clearReports(databaseUrlIn(laneFolder(0)))
  const began = performance.now()
  const ended = await Promise.allSettled(
    Array.from({ length: LANES }, (_, n) =>
      liveAndDie(program, {
        folder: laneFolder(n),
        kills: Math.floor((kills + n) / LANES),
        reports,
        random: randomFrom(seed * LANES + n),
      }),
    ),
  )
  // when one lane fails the other is let end first: its processes and its folder are ours to clear away
  const lives = ended.map((lane) => {
    if (lane.status === 'rejected') throw lane.reason
    return lane.value
  })
  console.log(summary(lives, performance.now() - began))
  for (const { evidence } of lives) expect(verdict(evidence)).toEqual([])

  const left = lives.flatMap((life) => life.kills)
  expect(left).toHaveLength(kills)
  // else the kills came at moments when nothing was at stake, and the test above shows little
  if (kills >= 30)
    for (const step of steps) expect(left.filter((kill) => kill[step] > 0).length, step).toBeGreaterThan(2)
})

const steps = ['unhandled', 'unsent'] as const satisfies (keyof Interrupted)[]

function summary(lives: readonly Lived[], ms: number): string {
  const left = lives.flatMap((life) => life.kills)
  const sum = (of: (life: Lived) => number) => lives.reduce((total, life) => total + of(life), 0)
  const hit = (step: keyof Interrupted) =>
    `${step} ${left.filter((kill) => kill[step] > 0).length} (${left.reduce((n, kill) => n + kill[step], 0)} messages)`
  return [
    `seed ${seed}, ${left.length} kills in ${Math.round(ms / 1000)} s`,
    `sent ${sum((l) => l.evidence.sent.length)}, with photos ${sum((l) => l.evidence.sent.filter((m) => m.photos > 0).length)}, acknowledged ${sum((l) => l.evidence.sent.filter((m) => m.acknowledged).length)}, in the inbox ${sum((l) => l.evidence.inbox.length)}`,
    `reports ${sum((l) => l.evidence.reports.length)}, with photos ${sum((l) => l.evidence.reports.filter((r) => r.photos > 0).length)}, lines from the bot ${sum((l) => l.evidence.outbox.length)}`,
    `kills that left: ${hit('saidOnly')}, ${hit('unhandled')}, ${hit('unsent')}, ${hit('held')}, ${hit('unmarked')}`,
  ].join('\n')
}
