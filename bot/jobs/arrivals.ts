import dayjs from 'dayjs'
import { In, Like } from 'typeorm'
import { addDays, isWorkday } from '../../entities/base/calendar.ts'
import { instant, localDate } from '../../entities/base/clock.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { Outgoing } from '../../entities/message/outgoing.ts'
import { tell } from '../../entities/message/tell.ts'
import { Person } from '../../entities/person/person.ts'
import { Report } from '../../entities/report/report.ts'
import { reviewTexts } from '../../entities/texts/review.ts'
import { reviewQueue } from '../review/queue.ts'
import type { Job } from '../turn.ts'

const AT = '16:30'
/** What was told of and still waits is told of again only after this many days: nagging every day is what people leave for. */
const AGAIN_DAYS = 7

/** 新到提醒 - one line on a workday afternoon to each reviewer to whom something new came: the town, and the county for what the town filed. */
export const arrivals: Job = {
  name: 'arrivals',
  every: '0 */5 * * * *',
  async nextDue(runtime) {
    if (!(await runtime.db.existsBy(Report, { state: 'submitted' }))) return null
    const now = runtime.clock.now()
    for (let day = localDate(now); ; day = addDays(day, 1))
      if (isWorkday(day) && instant(day, AT) > now) return instant(day, AT)
  },
  async run(runtime) {
    const now = runtime.clock.now()
    const day = localDate(now)
    if (!isWorkday(day) || now < instant(day, AT)) return
    for (const who of await runtime.db.findBy(Person, { role: In(['town', 'county']), status: 'active' }))
      await tellOnce(runtime, who, day)
  },
}

async function tellOnce(runtime: Runtime, who: Person, day: string): Promise<void> {
  const key = `arrivals:${who.id}:${day}`
  const last = await runtime.db.findOne(Outgoing, {
    where: { key: Like(`arrivals:${who.id}:%`) },
    order: { id: 'DESC' },
  })
  if (last?.key === key) return
  await runtime.write(async (tx) => {
    const waiting = await reviewQueue(tx, who)
    const isNews = waiting.some((row) => last === null || row.report.submittedAt > last.createdAt)
    const isLongAgo = last !== null && dayjs(tx.clock.now()).diff(last.createdAt, 'day', true) >= AGAIN_DAYS
    if (waiting.length === 0 || !(isNews || isLongAgo)) return
    await tell(tx, who.id, {
      key,
      text: reviewTexts.arrivals({
        total: waiting.length,
        doubtful: waiting.filter((row) => row.doubts.length > 0).length,
      }),
    })
  })
}
