import { openDraftById } from '../../entities/report/drafts.ts'
import { readChoice } from '../../entities/report/read/index.ts'
import { DRAFTS } from '../../entities/report/resume.ts'
import { goOnWith } from '../report/open.ts'
import type { Dialogue } from '../turn.ts'

/** Which of several drafts is gone on with. */
export const drafts: Dialogue = {
  name: DRAFTS,
  async step(turn) {
    const { ids } = turn.talk.state<{ ids: number[] }>()
    const choice = readChoice(turn.text, ids.length)
    if (choice === null) return 'pass'
    turn.talk.end()
    const row = await openDraftById(turn.tx, ids[choice - 1]!, turn.person.id)
    if (row === null) return 'pass'
    await goOnWith(turn, row)
    return 'done'
  },
}
