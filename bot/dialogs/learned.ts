import { dropChoice } from '../../entities/question/learned.ts'
import { learnedTexts } from '../../entities/texts/question.ts'
import type { Dialogue } from '../turn.ts'

export const LEARNED = 'learned'
export interface LearnedTalk {
  /** Wordings as listed. */
  listed: string[]
}

/** 学到的问法 - after the list: 删 1 takes a wording out. */
export const learned: Dialogue = {
  name: LEARNED,
  async step(turn) {
    const { listed } = turn.talk.state<LearnedTalk>()
    const question =
      listed[Number(/^(?:删|删掉|删去|去掉)\s*第?\s*(\d{1,2})\s*条?[。.]?$/.exec(turn.text)?.[1] ?? 0) - 1]
    if (question === undefined) return 'pass'
    await dropChoice(turn.tx, { question, by: turn.person, messageId: turn.message.id })
    await turn.reply(learnedTexts.dropped({ question }))
    return 'done'
  },
}
