import { instant, localDate } from '../../entities/base/clock.ts'
import { addDays, isWorkday } from '../../entities/base/calendar.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { tell } from '../../entities/message/tell.ts'
import { Outgoing } from '../../entities/message/outgoing.ts'
import { Person } from '../../entities/person/person.ts'
import { Report } from '../../entities/report/report.ts'
import { reportTexts } from '../../entities/texts/report.ts'
import { reviewQueue } from '../review/queue.ts'
import type { Job } from '../turn.ts'

const AT = '16:30'

/** 今日新到 - once a workday, one line to each town specialist who has something to accept. */
export const arrivals: Job = {
  name: 'arrivals',
  every: '0 */5 * * * *',
  async nextDue(runtime) {
    if (!(await runtime.db.existsBy(Report, { state: 'submitted' }))) return null
    const now = runtime.clock.now()
    for (let day = localDate(now); ; day = addDays(day, 1)) if (isWorkday(day) && instant(day, AT) > now) return instant(day, AT)
  },
  async run(runtime) {
    const now = runtime.clock.now()
    const day = localDate(now)
    if (!isWorkday(day) || now < instant(day, AT)) return
    for (const who of await runtime.db.findBy(Person, { role: 'town', status: 'active' })) await tellOnce(runtime, who, day)
  },
}

async function tellOnce(runtime: Runtime, who: Person, day: string): Promise<void> {
  const key = `arrivals:${who.id}:${day}`
  if (await runtime.db.existsBy(Outgoing, { key })) return
  await runtime.write(async tx => {
    const waiting = await reviewQueue(tx, who)
    if (waiting.length > 0) await tell(tx, who.id, { key, text: reportTexts.arrivals({ total: waiting.length, doubtful: waiting.filter(row => row.doubts.length > 0).length }) })
  })
}
