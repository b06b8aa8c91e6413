import { sendTimeOn } from '../../entities/base/calendar.ts'
import { instant, localDate } from '../../entities/base/clock.ts'
import { tell } from '../../entities/message/tell.ts'
import { dueNotices, nextNoticeDue } from '../../entities/notice/notices.ts'
import { openObjections } from '../../entities/notice/objections.ts'
import { peopleOf } from '../../entities/person/people.ts'
import { noticeTexts } from '../../entities/texts/notice.ts'
import type { Job } from '../turn.ts'

/** 公示到期 - on the morning its days are full the village is told once to take a picture. Due days are rows (notice.dueOn). */
export const notices: Job = {
  name: 'notices',
  every: '30 */5 * * * *',
  async nextDue(runtime) {
    const now = runtime.clock.now()
    const today = localDate(now)
    const morning = sendTimeOn(today, runtime.settings)
    if (now < morning && (await dueNotices(runtime, today)).some(({ dueOn }) => dueOn === today)) return morning
    const day = await nextNoticeDue(runtime, today)
    return day === null ? null : sendTimeOn(day, runtime.settings)
  },
  async run(runtime) {
    const now = runtime.clock.now()
    const today = localDate(now)
    if (
      now < sendTimeOn(today, runtime.settings) ||
      now >= instant(today, runtime.settings.value<string>('quiet.from'))
    )
      return
    for (const { id, dueOn, villageCode, title, days } of await dueNotices(runtime, today))
      await runtime.write(async (tx) => {
        const open = (await openObjections(tx, id)).length
        for (const { id: personId } of await peopleOf(tx, villageCode, 'village'))
          await tell(tx, personId, {
            key: `notice:${id}:${dueOn}:${personId}`,
            text: noticeTexts.due({ title, days, open }),
          })
      })
  },
}
