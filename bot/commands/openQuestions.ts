import { can } from '../../entities/person/policy.ts'
import { answererText, askerText } from '../../entities/question/handToNext.ts'
import { allWaiting, type Numbered, openWith, waitingOf } from '../../entities/question/questions.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { questionTexts } from '../../entities/texts/question.ts'
import type { Command, KnownTurn } from '../turn.ts'

const PAGE = 10

/** 待答问题 - the county sees all, a person on duty those in his hands, everybody the ones he asked. */
export const openQuestions: Command = {
  ...commandWords.openQuestions,
  allowed: () => true,
  async run(turn) {
    const { tx, person } = turn
    const toAnswer = can.answerAnyQuestion(person) ? await allWaiting(tx) : await openWith(tx, person.id)
    if (toAnswer.length > 0) return turn.reply(questionTexts.list(await lines(turn, toAnswer)))
    const mine = await waitingOf(tx, person.id)
    await turn.reply(mine.length > 0 ? questionTexts.listMine(await lines(turn, mine)) : questionTexts.noneOpen())
  },
}

async function lines({ tx }: KnownTurn, questions: Numbered[]): Promise<string[]> {
  const shown = await Promise.all(
    questions.slice(0, PAGE).map(async (question) =>
      questionTexts.listLine({
        number: question.number,
        asker: await askerText(tx, question),
        text: question.text.length > 40 ? `${question.text.slice(0, 40)}……` : question.text,
        holder: await answererText(tx, question.holderId),
      }),
    ),
  )
  return questions.length > PAGE ? [...shown, questionTexts.more({ count: questions.length - PAGE })] : shown
}
