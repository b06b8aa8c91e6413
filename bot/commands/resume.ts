import { can } from '../../entities/person/policy.ts'
import { placeName } from '../../entities/region/regions.ts'
import { resumeReminders } from '../../entities/reminder/pauses.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { reminderTexts } from '../../entities/texts/reminder.ts'
import type { Command } from '../turn.ts'
import { placeOr } from './place.ts'

/** 恢复提醒 [地方] - ends the pause of a place and of everything below it. */
export const resume: Command = {
  ...commandWords.resume,
  allowed: (who) => can.pauseReminders(who, who.regionCode),
  async run(turn, { place }) {
    const { tx, person, message } = turn
    const regionCode = await placeOr(turn, place)
    if (regionCode === null) return
    const ended = await resumeReminders(tx, { by: person, regionCode, messageId: message.id })
    const name = await placeName(tx, regionCode)
    await turn.reply(ended > 0 ? reminderTexts.resumed({ place: name }) : reminderTexts.notPaused({ place: name }))
  },
}
