import { In } from 'typeorm'
import { addDays } from '../base/calendar.ts'
import { instant, localDate } from '../base/clock.ts'
import type { Runtime } from '../base/runtime.ts'
import { lockAsset } from '../asset/assets.ts'
import { expiringFrom, stateOn } from './calendar.ts'
import { Contract } from './contract.ts'
import { follow } from './take.ts'

const onTheWay = (tx: Runtime) => tx.db.findBy(Contract, { state: In(['signed', 'active', 'expiring']) })

/** Brings every signed contract to the state its days ask for; one transaction each, so that one cannot hold up the others. Returns how many moved. */
export async function followCalendar(runtime: Runtime): Promise<number> {
  const today = localDate(runtime.clock.now())
  const due = (await onTheWay(runtime)).filter((one) => stateOn(one, today, runtime.settings) !== one.state)
  let moved = 0
  for (const { id, assetId } of due)
    if (
      await runtime.write(async (tx) => {
        await lockAsset(tx, assetId)
        return follow(tx, id)
      })
    )
      moved++
  return moved
}

/** When a contract changes its state next; null when none is on its way. */
export async function nextCalendar(runtime: Runtime): Promise<Date | null> {
  const days = (await onTheWay(runtime)).flatMap((one) => [
    ...(one.state === 'signed' ? [one.startOn] : []),
    ...(one.state === 'active' ? [expiringFrom(one.endOn, runtime.settings)] : []),
    addDays(one.endOn, 1),
  ])
  const first = days.toSorted()[0]
  return first === undefined ? null : instant(first, '00:10')
}
