import { printMissing } from '../../entities/message/likeness/printMissing.ts'
import type { Job } from '../turn.ts'

/** Pictures that have no print yet get one, some at a time. */
export const prints: Job = {
  name: 'prints',
  every: '30 * * * * *',
  async run(runtime) {
    await printMissing(runtime)
  },
}
