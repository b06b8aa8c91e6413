import { addDays, workdayFrom } from '../../entities/base/calendar.ts'
import { localDate } from '../../entities/base/clock.ts'
import { can } from '../../entities/person/policy.ts'
import { placeName } from '../../entities/region/regions.ts'
import { pauseReminders } from '../../entities/reminder/pauses.ts'
import { readSpan } from '../../entities/reminder/span.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { reminderTexts } from '../../entities/texts/reminder.ts'
import type { Command } from '../turn.ts'
import { placeOr } from './place.ts'

/** How long a pause lasts when nobody says. */
const DAYS = 30
const NOT_A_PLACE = /(?:到|至)?\s*[\d一二两三四五六七八九十半今明后][\s\S]*$/

/** 暂停提醒 [地方] [到 12月1日 | 7天] - no reminders by the clock until then; 30 days when no day is named. */
export const pause: Command = {
  ...commandWords.pause,
  allowed: (who) => can.pauseReminders(who, who.regionCode),
  async run(turn, { rest = '' }) {
    const { tx, person, message } = turn
    const today = localDate(tx.clock.now())
    const said = rest.replace(/[。.]$/, '')
    const place = said.replace(NOT_A_PLACE, '').trim()
    const days = said.slice(said.indexOf(place) + place.length).trim()
    const span = days === '' ? { from: today, to: addDays(today, DAYS - 1) } : readSpan(days, today)
    if (span === null) return turn.reply(reminderTexts.datesUnclear())
    const regionCode = await placeOr(turn, place)
    if (regionCode === null) return
    await pauseReminders(tx, { by: person, regionCode, endsOn: span.to, messageId: message.id })
    await turn.reply(
      reminderTexts.paused({
        place: await placeName(tx, regionCode),
        until: span.to,
        next: workdayFrom(addDays(span.to, 1)),
      }),
    )
  },
}
