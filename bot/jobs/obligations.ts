import { nextOwing, owe } from '../../entities/reminder/owe.ts'
import type { Job } from '../turn.ts'

/** 应报 - writes down what is owed when a quarter or a year is over; every day, because assets are registered in between. */
export const obligations: Job = {
  name: 'obligations',
  every: '0 5 0 * * *',
  nextDue: nextOwing,
  async run(runtime) {
    const created = await runtime.write(owe)
    if (created > 0) runtime.log.info({ created }, 'obligations opened')
  },
}
