import { readChoice } from '../../entities/report/read/index.ts'
import type { PhotoRef } from '../../entities/report/photos.ts'
import { toAsset } from '../report/photos.ts'
import type { Dialogue } from '../turn.ts'

/** Which of several assets the pictures show. */
export const photos: Dialogue = {
  name: 'photos',
  async step(turn) {
    const state = turn.talk.state<{ photos: PhotoRef[]; assetIds: number[] }>()
    const choice = readChoice(turn.text, state.assetIds.length)
    if (choice === null) return 'pass'
    turn.talk.end()
    await toAsset(turn, state.assetIds[choice - 1]!, state.photos)
    return 'done'
  },
}
