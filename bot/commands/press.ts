import { can } from '../../entities/person/policy.ts'
import { press as remindNow, pressedText } from '../../entities/reminder/press.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import type { Command } from '../turn.ts'
import { placeOr } from './place.ts'

/** 催一下 [村] - reminds the villages that owe something once more, now, and says whom it reminded and whom not. */
export const press: Command = {
  ...commandWords.press,
  allowed: (who) => can.pressReminders(who, who.regionCode),
  async run(turn, { place }) {
    const within = await placeOr(turn, place)
    if (within === null) return
    const pressed = await remindNow(turn.tx, { by: turn.person, within })
    await turn.reply(await pressedText(turn.tx, within, pressed))
  },
}
