import { usefulQuestions } from '../../entities/question/votes.ts'
import { createRulebook } from '../../entities/rulebook/rulebook.ts'
import { evaluateDue, type Trial } from '../../entities/rulebook/reviewed/evaluateDue.ts'
import { startingRulebook } from '../../entities/texts/rulebook/index.ts'
import type { Job } from '../turn.ts'

const trial: Trial = { entries: startingRulebook, build: createRulebook, asked: usefulQuestions }

/** 跑测试题 - tries what somebody wants in the rulebook, and takes it in when no other answer changes. What is due is a row. */
export const evaluate: Job = {
  name: 'evaluate',
  every: '*/5 * * * * *',
  async run(runtime) {
    const tried = await evaluateDue(runtime, trial)
    if (tried > 0) runtime.log.info({ tried }, 'reviewed answers tried')
  },
}
