import { localDate } from '../../entities/base/clock.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { rulebookRevision } from '../../entities/rulebook/document/revision.ts'
import { recheck as recheckAll } from '../../entities/rulebook/reviewed/recheck.ts'
import type { Job } from '../turn.ts'

/** State of documents and day that was looked at last, by store; after a restart everything is looked at once more, which tells nobody twice. */
const seen = new WeakMap<Runtime['files'], string>()

/** 复核 - when documents or the day changed, whether the clauses behind reviewed answers still say what they said. */
export const recheck: Job = {
  name: 'recheck',
  every: '*/30 * * * * *',
  async run(runtime) {
    const state = `${await rulebookRevision(runtime)}:${localDate(runtime.clock.now())}`
    if (seen.get(runtime.files) === state) return
    const changed = await recheckAll(runtime)
    seen.set(runtime.files, state)
    if (changed > 0) runtime.log.info({ changed }, 'reviewed answers to look at again')
  },
}
