import { ownStocktake, readCount, STOCKTAKE, takeCount } from '../stocktake/talk.ts'
import type { Dialogue } from '../turn.ts'

/** 盘点 - while a village counts, a sentence about an asset says what was found of it. Whatever speaks of no counting is something else. */
export const stocktake: Dialogue = {
  name: STOCKTAKE,
  async step(turn) {
    if (turn.text === '' || turn.text.length > 500 || /[?？吗]/.test(turn.text)) return 'pass'
    const running = await ownStocktake(turn)
    if (running?.state !== 'open') return 'pass'
    const said = await readCount(turn)
    if (said === null) return 'pass'
    await takeCount(turn, running, said)
    return 'done'
  },
}
