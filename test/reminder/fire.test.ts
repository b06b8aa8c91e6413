import { systemClock } from '../../entities/base/clock.ts'
import { execFile } from 'node:child_process'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Runtime } from '../../entities/base/runtime.ts'
import { Outgoing } from '../../entities/message/outgoing.ts'
import { fireDue } from '../../entities/reminder/fire.ts'
import { Obligation } from '../../entities/report/obligation.ts'
import { owe } from '../../entities/reminder/owe.ts'
import { ReminderLog } from '../../entities/reminder/log.ts'
import { ReminderStep } from '../../entities/reminder/step.ts'
import { moment, Reminded } from './county.ts'

let county: Reminded
beforeAll(async () => void (county = await Reminded.open('2026-09-20 09:00')))
beforeEach(() => county.anew('2026-09-20 09:00'))
afterAll(() => county.close())

it('two processes that fire at the same moment: everybody hears it once', async () => {
  await county.until('2026-09-21 09:00')
  const startAt = String(systemClock.now().getTime() + 4000)
  const args = ['--import', 'tsx', 'test/reminder/one-process.ts', county.url, '2026-10-13T09:00:00+08:00', startAt]
  const told = await Promise.all([node(args), node(args)])
  expect(told.map(Number).sort()).toEqual([0, 5])
  expect(await county.runtime.db.count(Outgoing)).toBe(5)
  expect(await county.runtime.db.countBy(Obligation, { period: '2026Q3' })).toBe(7)
  expect(await county.runtime.db.countBy(ReminderLog, { outcome: 'told' })).toBe(6) // the town's one message is about two villages
})

it('a power cut at any statement leaves nothing half done, and the next round sends everything once', async () => {
  await county.until('2026-10-01 09:00')
  county.clock.set(moment('2026-10-13 09:00'))
  const { runtime } = county
  let statements = 0
  for (let cut = 1; ; cut += 3) {
    const result = await runtime.write((tx) => fireDue(cutAt(tx, cut))).catch((error: Error) => error.message)
    if (result !== 'power cut') break
    statements = cut
    expect(await runtime.db.count(Outgoing)).toBe(0)
    expect(await runtime.db.count(ReminderLog)).toBe(0)
    expect(await runtime.db.countBy(ReminderStep, { state: 'fired' })).toBe(0)
  }
  expect(statements).toBeGreaterThan(15)
  expect(await runtime.db.count(Outgoing)).toBe(5)
  expect(await fireDue(runtime)).toBe(0)
  expect(await runtime.db.count(Outgoing)).toBe(5)
})

it('what is owed is written down once, however often it is asked', async () => {
  county.clock.set(moment('2026-10-01 00:00'))
  expect(await county.runtime.write(owe)).toBe(14) // seven assets: the quarter and the year before
  expect(await county.runtime.write(owe)).toBe(0)
  expect(await county.runtime.db.count(ReminderStep)).toBe(3 * 5 * 2)
})

const node = (args: string[]) =>
  new Promise<string>((resolve, reject) =>
    execFile('node', args, (error, stdout) => (error ? reject(error) : resolve(stdout))),
  )

/** The same transaction, whose store fails at the n-th call. */
function cutAt(tx: Runtime, n: number): Runtime {
  let calls = 0
  const db = new Proxy(tx.db, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...args: unknown[]) => {
        if (++calls === n) throw new Error('power cut')
        return Reflect.apply(member, target, args) as unknown
      }
    },
  })
  const cut: Runtime = { ...tx, db, write: (work) => work(cut) }
  return cut
}
