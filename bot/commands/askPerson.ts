import { recentQuestions } from '../../entities/question/recent.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { unclearTexts } from '../../entities/texts/question.ts'
import { UNCLEAR_WORDS } from '../ask.ts'
import { askDuty } from '../handOver.ts'
import type { Command } from '../turn.ts'

/** 转人工 - hands over the words behind it, else what was not understood just now, else the last question. */
export const askPerson: Command = {
  ...commandWords.askPerson,
  allowed: () => true,
  async run(turn, { words }) {
    const { talk, tx } = turn
    const text =
      words?.trim() || talk.recall<string>(UNCLEAR_WORDS) || recentQuestions(talk, tx.clock.now()).at(-1)?.question
    if (!text) return turn.reply(unclearTexts.whatToHand())
    talk.forget(UNCLEAR_WORDS)
    await askDuty(turn, text)
  },
}
