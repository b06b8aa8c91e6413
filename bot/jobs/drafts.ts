import { nextDraftDue, tellOfDrafts } from '../../entities/report/silence.ts'
import type { Job } from '../turn.ts'

/** 草稿 - who fell silent hears once what is kept; who left it for good, what became of it. */
export const drafts: Job = {
  name: 'drafts',
  every: '30 * * * * *',
  nextDue: nextDraftDue,
  async run(runtime) {
    const told = await tellOfDrafts(runtime)
    if (told > 0) runtime.log.info({ told }, 'told of drafts')
  },
}
