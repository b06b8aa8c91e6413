import { placeName } from '../../entities/region/regions.ts'
import { placeMeant } from '../../entities/reminder/scope.ts'
import { reminderTexts } from '../../entities/texts/reminder.ts'
import type { KnownTurn } from '../turn.ts'

const WHOLE = /^(全县|全镇|全乡|全部|所有|大家)$/

/** The place said, or the sender's own; answers and returns null when there is no such place or it is not the sender's. */
export async function placeOr(turn: KnownTurn, said = ''): Promise<string | null> {
  const name = said.trim()
  if (name === '' || WHOLE.test(name)) return turn.person.regionCode
  const place = await placeMeant(turn.tx, turn.person, name)
  if (place === null) {
    await turn.reply(reminderTexts.placeUnclear({ said: name.slice(0, 20) }))
    return null
  }
  if (place.outside) {
    await turn.reply(reminderTexts.outsideScope({ place: await placeName(turn.tx, place.code) }))
    return null
  }
  return place.code
}
