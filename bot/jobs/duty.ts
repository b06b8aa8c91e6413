import { nextDutyDue, passLate, remindOfOpen } from '../../entities/question/passOn.ts'
import type { Job } from '../turn.ts'

/**
 * 值班接力 - a question nobody answered in time goes to the next in line; what is open is brought up every morning. Due times
 * are rows (question.tryNextAt), so a restart forgets nothing. Passing on keeps no quiet hours: being reachable around the
 * clock is what duty means (domain.md F182), and whoever is on the roster has agreed to it.
 */
export const duty: Job = {
  name: 'duty',
  every: '*/15 * * * * *',
  nextDue: nextDutyDue,
  async run(runtime) {
    await passLate(runtime)
    await remindOfOpen(runtime)
  },
}
