import { readChoice } from '../../entities/report/read/index.ts'
import type { PlaceRef } from '../../entities/report/sentPlaces.ts'
import { placeTo } from '../report/place.ts'
import type { Dialogue } from '../turn.ts'

/** Which of several assets stands where one is. */
export const place: Dialogue = {
  name: 'place',
  async step(turn) {
    const state = turn.talk.state<{ place: PlaceRef; assetIds: number[] }>()
    const choice = readChoice(turn.text, state.assetIds.length)
    if (choice === null) return 'pass'
    turn.talk.end()
    await placeTo(turn, state.assetIds[choice - 1]!, state.place)
    return 'done'
  },
}
