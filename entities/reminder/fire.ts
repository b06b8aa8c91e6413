import { In, IsNull, LessThanOrEqual, Not } from 'typeorm'
import { addDays, nextSendable, sendTimeOn, workdayFrom } from '../base/calendar.ts'
import { localDate } from '../base/clock.ts'
import type { Runtime } from '../base/runtime.ts'
import { nextNumber } from '../base/sequence.ts'
import { tell } from '../message/tell.ts'
import { Directory, type Missed } from './audience.ts'
import { digest, groups, type Item, type Level, type Line } from './digest.ts'
import { insertMany } from './insertMany.ts'
import { type Outcome, ReminderLog } from './log.ts'
import { remindedOfDrafts } from '../report/resume.ts'
import { ObligationPeriod } from '../report/obligation.ts'
import { afterPause, pausedUntil, pausesOn } from './pauses.ts'
import { pictureOf } from './picture.ts'
import { ReminderStep, type Rung, rungs } from './step.ts'

/** Whom each rung speaks to. Source: D64. */
const levelsOf: Record<Rung, Level[]> = {
  hint: ['village'],
  village: ['village'],
  town: ['village', 'town'],
  lead: ['lead'],
  county: ['county'],
}
const placeAt: Record<Level, number> = { village: 12, town: 9, lead: 9, county: 6 }

/**
 * When the ladder speaks next; null when nothing waits. What is late goes out at the next workday hour outside the quiet hours,
 * and not on a day the ladder has spoken already: one digest per person and day.
 */
export async function nextFiring(tx: Runtime): Promise<Date | null> {
  const first = await tx.db.findOne(ReminderStep, { where: { state: 'pending' }, order: { dueAt: 'ASC' } })
  if (!first) return null
  const now = tx.clock.now()
  const at = nextSendable(first.dueAt > now ? first.dueAt : now, tx.settings)
  const last = await tx.db.findOne(ReminderStep, { where: { firing: Not(IsNull()) }, order: { firing: 'DESC' } })
  const day = localDate(at)
  return last?.firedAt && localDate(last.firedAt) === day ? sendTimeOn(workdayFrom(addDays(day, 1)), tx.settings) : at
}

/**
 * 催报 - fires every rung that is due, county-wide in one transaction: claim, digests, outbox and log stand or fall together, so a
 * crash loses and doubles nothing; the firing number is a locked row, so of two processes the second finds nothing left. A county
 * is a bounded batch: five rungs a period and village, one message a person. Returns how many messages were queued.
 */
export async function fireDue(runtime: Runtime): Promise<number> {
  if (!(await isDue(runtime))) return 0
  return runtime.write(async (tx) => {
    const firing = await nextNumber(tx, 'reminder-firing')
    return (await isDue(tx)) ? fire(tx, firing) : 0
  })
}

async function isDue(tx: Runtime): Promise<boolean> {
  const at = await nextFiring(tx)
  return at !== null && at <= tx.clock.now()
}

/** All rungs of one village and period that are due at once. The newest gives the tone, the people of the older ones hear it too. */
interface Claimed {
  steps: ReminderStep[]
  newest: Rung
  line: Line
}

async function fire(tx: Runtime, firing: number): Promise<number> {
  const now = tx.clock.now()
  await tx.db.update(
    ReminderStep,
    { state: 'pending', dueAt: LessThanOrEqual(now) },
    { state: 'fired', reason: null, firing, firedAt: now },
  )
  const steps = await tx.db.find(ReminderStep, { where: { firing }, order: { dueAt: 'ASC', id: 'ASC' } })
  const picture = await pictureOf(
    tx,
    '',
    steps.map((step) => step.period),
  )
  const periods = new Map(
    (await tx.db.findBy(ObligationPeriod, { period: In([...new Set(steps.map((s) => s.period))]) })).map((p) => [
      p.period,
      p.dueOn,
    ]),
  )
  const claimed = groups(steps, (step) => `${step.scopeCode}:${step.period}`).map((group): Claimed => {
    const { scopeCode, kind, period } = group[0]!
    const open = picture.open(scopeCode, period).filter((o) => o.villageCode === scopeCode)
    return {
      steps: group,
      newest: newestOf(group),
      line: { scopeCode, kind, period, dueOn: periods.get(period)!, open },
    }
  })
  claimed.sort((a, b) => order(a.line.scopeCode, b.line.scopeCode) || order(a.line.dueOn, b.line.dueOn))
  const log = new Log(tx)
  const awake = await putOffPaused(tx, claimed, log)
  const speaking = await quieten(tx, awake)
  const told = await speak(tx, speaking, picture, log)
  await log.keep()
  return told
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const newestOf = (steps: ReminderStep[]): Rung => rungs[Math.max(...steps.map((step) => rungs.indexOf(step.rung)))]!

/** Rungs of a paused place wait for the first workday after the pause. */
async function putOffPaused(tx: Runtime, claimed: Claimed[], log: Log): Promise<Claimed[]> {
  const pauses = await pausesOn(tx, localDate(tx.clock.now()))
  const awake: Claimed[] = []
  const waiting = new Map<string, number[]>()
  for (const one of claimed) {
    const until = pausedUntil(pauses, one.line.scopeCode)
    if (until === null) awake.push(one)
    else {
      waiting.set(until, [...(waiting.get(until) ?? []), ...one.steps.map((step) => step.id)])
      log.add(one, 'paused')
    }
  }
  for (const [until, ids] of waiting) {
    await tx.db.update(
      ReminderStep,
      { id: In(ids) },
      { state: 'pending', reason: 'paused', dueAt: afterPause(until, tx), firing: null, firedAt: null },
    )
  }
  return awake
}

/** 报了就不催: rungs of villages with nothing open any more are cancelled; of several rungs the older ones are skipped. */
async function quieten(tx: Runtime, claimed: Claimed[]): Promise<Claimed[]> {
  const done = claimed.filter((one) => one.line.open.length === 0)
  const speaking = claimed.filter((one) => one.line.open.length > 0)
  const older = speaking.flatMap((one) => one.steps.filter((step) => step.rung !== one.newest))
  await tx.db.update(
    ReminderStep,
    { id: In(done.flatMap((one) => one.steps.map((step) => step.id))) },
    { state: 'cancelled', reason: 'nothing-open' },
  )
  await tx.db.update(ReminderStep, { id: In(older.map((step) => step.id)) }, { state: 'skipped', reason: 'newer-rung' })
  return speaking
}

async function speak(
  tx: Runtime,
  speaking: Claimed[],
  picture: Awaited<ReturnType<typeof pictureOf>>,
  log: Log,
): Promise<number> {
  const directory = await Directory.open(
    tx,
    speaking.map((one) => one.line.scopeCode),
    picture.today,
  )
  const items: { item: Item; one: Claimed }[] = []
  for (const one of speaking) {
    const levels = new Set(one.steps.flatMap((step) => levelsOf[step.rung]))
    for (const level of levels) {
      const wanted = one.line.scopeCode.slice(0, placeAt[level])
      const { reached, missed } = directory.reach(wanted, { lead: level === 'lead' })
      for (const miss of missed) log.miss(one, miss)
      for (const to of reached) items.push({ one, item: { line: one.line, level, to, raised: to.atCode !== wanted } })
    }
  }
  let told = 0
  for (const group of groups(items, ({ item }) => item.to.person.id)) {
    const { person } = group[0]!.item.to
    const key = `remind:${person.id}:${picture.today}`
    const queued = await tell(tx, person.id, {
      key,
      text: digest(
        group.map(({ item }) => item),
        picture,
      ),
    })
    if (queued) {
      told++
      await remindedOfDrafts(
        tx,
        person.id,
        group.flatMap(({ item }) => (item.level === 'village' ? item.line.open.map((o) => o.assetId) : [])),
      )
    }
    for (const { one, item } of group) log.add(one, queued ? 'told' : 'recently', { item, key: queued ? key : null })
  }
  return told
}

/** Rows of the record, written together at the end of the firing. */
class Log {
  private readonly rows: Omit<ReminderLog, 'id'>[] = []
  constructor(private readonly tx: Runtime) {}

  add({ line, newest }: Claimed, outcome: Outcome, of?: { item: Item; key: string | null }): void {
    this.rows.push({
      scopeCode: line.scopeCode,
      kind: line.kind,
      period: line.period,
      rung: newest,
      outcome,
      personId: of?.item.to.person.id ?? null,
      forPersonId: of?.item.to.standsInFor?.person.id ?? null,
      atCode: of?.item.to.atCode ?? line.scopeCode,
      openCount: line.open.length,
      messageKey: of?.key ?? null,
      by: 'system',
      at: this.tx.clock.now(),
    })
  }

  miss(one: Claimed, { outcome, personId, atCode }: Missed): void {
    this.add(one, outcome)
    Object.assign(this.rows.at(-1)!, { personId, atCode })
  }

  keep(): Promise<void> {
    return insertMany(this.tx, ReminderLog, this.rows)
  }
}
