import { In, MoreThanOrEqual } from 'typeorm'
import { Asset } from '../asset/asset.ts'
import { addDays, daysBetween, nextSendable, periodOf, sendTimeOn, workdayFrom } from '../base/calendar.ts'
import { instant, localDate } from '../base/clock.ts'
import type { Runtime } from '../base/runtime.ts'
import { running } from '../contract/codes.ts'
import { Contract } from '../contract/contract.ts'
import { ContractMark } from '../contract/mark.ts'
import { type Arrear, arrearsOf } from '../income/arrears.ts'
import { tell } from '../message/tell.ts'
import { contractTexts, fullDay } from '../texts/contract.ts'
import { incomeTexts } from '../texts/income.ts'
import { Directory } from './audience.ts'
import { insertMany } from './insertMany.ts'
import { pausedUntil, pausesOn } from './pauses.ts'

/** Whom a rung speaks to, by the digits of the place: village 12, town 9, county 6. */
type Digits = 6 | 9 | 12
interface Rung {
  contractId: number
  villageCode: string
  rung: string
  to: readonly Digits[]
  kind: 'expiring' | 'owed' | 'owedLong'
  line: string
}

/** 到期提醒 - D23: the village and its town, so many days before a contract runs out. A rung that was missed is told by the next one only. */
async function expiring(tx: Runtime, today: string): Promise<Rung[]> {
  const days = tx.settings.value<number[]>('contract.remindDays')
  const rows = await tx.db.find(Contract, {
    where: { state: In([...running]), endOn: MoreThanOrEqual(today) },
    order: { endOn: 'ASC', id: 'ASC' },
  })
  const near = rows.filter(({ endOn }) => daysBetween(today, endOn) <= Math.max(0, ...days))
  const assets = await tx.db.findBy(Asset, { id: In(near.map(({ assetId }) => assetId)) })
  const names = new Map(assets.map(({ id, name }) => [id, name]))
  return near.map(({ id: contractId, assetId, villageCode, code, endOn }) => {
    const left = daysBetween(today, endOn)
    const asset = names.get(assetId) ?? ''
    const line =
      left === 0 ? contractTexts.endsToday({ asset, code }) : contractTexts.expiring({ asset, code, endOn, left })
    const rung = `expiring:${Math.min(...days.filter((day) => left <= day))}`
    return { contractId, villageCode, rung, to: [12, 9], kind: 'expiring', line }
  })
}

/** 催租 - D26: the village after a day, the town after 30, the county after 90. What is reported and waits for the town is not pressed. */
async function owed(tx: Runtime): Promise<Rung[]> {
  const steps = tx.settings.value<number[]>('rent.overdueDays')
  const levels: readonly Digits[] = [12, 9, 6]
  const late = (one: Arrear) => steps.filter((day) => one.days >= day).length
  return (await arrearsOf(tx, { scope: '' }))
    .filter((one) => one.openFen > one.waitingFen && late(one) > 0)
    .map(({ dueOn, asset, contract, ...rest }): Rung => {
      const at = Math.min(late({ dueOn, asset, contract, ...rest }), levels.length) - 1
      return {
        contractId: contract.id,
        villageCode: asset.villageCode,
        rung: `arrears:${dueOn}:${steps[at]}`,
        to: [levels[at]!],
        kind: at === 0 ? 'owed' : 'owedLong',
        line: incomeTexts.arrear({ ...rest, asset: asset.name, dueOn: fullDay(dueOn) }),
      }
    })
}

async function untold(tx: Runtime): Promise<Rung[]> {
  const today = localDate(tx.clock.now())
  const rungs = [...(await expiring(tx, today)), ...(await owed(tx))]
  const marks = await tx.db.findBy(ContractMark, { contractId: In(rungs.map(({ contractId }) => contractId)) })
  const told = new Set(marks.map(({ contractId, rung }) => `${contractId} ${rung}`))
  const pauses = await pausesOn(tx, today)
  return rungs.filter(
    ({ contractId, rung, villageCode }) =>
      !told.has(`${contractId} ${rung}`) && pausedUntil(pauses, villageCode) === null,
  )
}

/** One message a person and day at most, on a workday outside the quiet hours; rungs and messages stand or fall together. Returns how many were queued. */
export async function remindOfContracts(runtime: Runtime): Promise<number> {
  const now = runtime.clock.now()
  const today = localDate(now)
  if (now < sendTimeOn(today, runtime.settings) || nextSendable(now, runtime.settings) > now) return 0
  return runtime.write(async (tx) => {
    if (await tx.db.existsBy(ContractMark, { at: MoreThanOrEqual(instant(today)) })) return 0
    const rungs = await untold(tx)
    if (rungs.length === 0) return 0
    await insertMany(
      tx,
      ContractMark,
      rungs.map(({ contractId, rung }) => ({ contractId, rung, at: now })),
    )
    const directory = await Directory.open(
      tx,
      rungs.map(({ villageCode }) => villageCode),
      today,
    )
    const byPerson = new Map<string, Rung[]>()
    for (const rung of rungs)
      for (const digits of rung.to)
        for (const { person } of directory.reach(rung.villageCode.slice(0, digits)).reached)
          byPerson.set(person.id, [...new Set([...(byPerson.get(person.id) ?? []), rung])])
    let told = 0
    for (const [id, own] of byPerson)
      if (await tell(tx, id, { key: `contracts:${id}:${today}`, text: digest(own, today) })) told++
    return told
  })
}

const MOST_LINES = 9

function digest(rungs: readonly Rung[], today: string): string {
  const of = (kind: Rung['kind']) =>
    rungs
      .filter((one) => one.kind === kind)
      .map(({ line }) => line)
      .slice(0, MOST_LINES)
  const [ending, owing, owingLong] = [of('expiring'), of('owed'), of('owedLong')]
  return [
    ...(ending.length > 0 ? [contractTexts.expiringHead({ lines: ending })] : []),
    ...(owing.length > 0 ? [contractTexts.arrearsHead({ lines: owing, period: periodOf(today) })] : []),
    ...(owingLong.length > 0 ? [contractTexts.forTown({ lines: owingLong })] : []),
  ].join('\n')
}

/** When a rung may next be reached; null while no contract runs. */
export async function nextContractReminder(runtime: Runtime): Promise<Date | null> {
  if (!(await runtime.db.existsBy(Contract, { state: In([...running, 'expired']) }))) return null
  const now = runtime.clock.now()
  const today = localDate(now)
  const first = sendTimeOn(workdayFrom(today), runtime.settings)
  return first > now ? first : sendTimeOn(workdayFrom(addDays(today, 1)), runtime.settings)
}
