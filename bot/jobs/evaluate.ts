import { usefulQuestions } from '../../entities/question/votes.ts'
import type { Library } from '../../entities/rulebook/library/library.ts'
import { evaluateDue, type Trial } from '../../entities/rulebook/reviewed/evaluateDue.ts'
import { createRulebook } from '../../entities/rulebook/rulebook.ts'
import { startingRulebook } from '../../entities/texts/rulebook/index.ts'
import type { Job } from '../turn.ts'

/** Asked as people are answered: the entries on trial first, then the clauses of the county's documents. */
const trialOf = (library: Library): Trial => ({
  entries: startingRulebook,
  asked: usefulQuestions,
  build(runtime, entries) {
    const rulebook = createRulebook(entries)
    const ready = library.refresh(runtime)
    return {
      async answer(question) {
        await ready
        return (await library.tell(runtime, question, { rulebook })).answer
      },
    }
  },
})

/** 跑测试题 - tries what somebody wants in the rulebook, and takes it in when no other answer changes. What is due is a row. */
export const evaluate = ({ rulebook }: { rulebook: Library }): Job => ({
  name: 'evaluate',
  every: '*/5 * * * * *',
  async run(runtime) {
    const tried = await evaluateDue(runtime, trialOf(rulebook))
    if (tried > 0) runtime.log.info({ tried }, 'reviewed answers tried')
  },
})
