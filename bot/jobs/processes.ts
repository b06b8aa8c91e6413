import { Like, MoreThan } from 'typeorm'
import { AssetProcess } from '../../entities/asset/process/process.ts'
import { waitingFor } from '../../entities/asset/process/processes.ts'
import { ProcessStep } from '../../entities/asset/process/processStep.ts'
import { addDays, isWorkday } from '../../entities/base/calendar.ts'
import { instant, localDate } from '../../entities/base/clock.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { Outgoing } from '../../entities/message/outgoing.ts'
import { tell } from '../../entities/message/tell.ts'
import { Person } from '../../entities/person/person.ts'
import { processTexts } from '../../entities/texts/processChat.ts'
import type { Job } from '../turn.ts'

const AT = '16:30'

/** 程序到手 - one line on a workday afternoon to each specialist and the county when a step newly waits for them; nothing new, no line. */
export const processes: Job = {
  name: 'processes',
  every: '45 */5 * * * *',
  async nextDue(runtime) {
    const now = runtime.clock.now()
    const moved = MoreThan(instant(addDays(localDate(now), -1), AT))
    if (!(await runtime.db.existsBy(ProcessStep, { at: moved }))) return null
    for (let day = localDate(now); ; day = addDays(day, 1))
      if (isWorkday(day) && instant(day, AT) > now) return instant(day, AT)
  },
  async run(runtime) {
    const now = runtime.clock.now()
    const day = localDate(now)
    if (!isWorkday(day) || now < instant(day, AT)) return
    if (!(await runtime.db.existsBy(AssetProcess, {}))) return
    for (const role of ['town', 'county'] as const)
      for (const who of await runtime.db.findBy(Person, { role, status: 'active' })) await tellOnce(runtime, who, day)
  },
}

async function tellOnce(runtime: Runtime, who: Person, day: string): Promise<void> {
  const key = `processes:${who.id}:${day}`
  const last = await runtime.db.findOne(Outgoing, {
    where: { key: Like(`processes:${who.id}:%`) },
    order: { id: 'DESC' },
  })
  if (last?.key === key) return
  await runtime.write(async (tx) => {
    const waiting = await waitingFor(tx, who)
    const since = last?.createdAt ?? instant('2000-01-01')
    const news = await Promise.all(
      waiting.map(({ id }) => tx.db.existsBy(ProcessStep, { processId: id, at: MoreThan(since) })),
    )
    if (news.includes(true)) await tell(tx, who.id, { key, text: processTexts.newWaiting({ count: waiting.length }) })
  })
}
