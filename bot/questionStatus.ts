import { can } from '../entities/person/policy.ts'
import { answererText, askerText } from '../entities/question/handToNext.ts'
import { mayAnswer, type Numbered, questionNumbered } from '../entities/question/questions.ts'
import { questionTexts } from '../entities/texts/question.ts'
import type { KnownTurn } from './turn.ts'

/** Tells how the first of these questions stands that is this person's business; false when none is. */
export async function tellStatus(turn: KnownTurn, numbers: string[]): Promise<boolean> {
  for (const number of numbers) {
    const question = await questionNumbered(turn.tx, number)
    if (!question) continue
    const status = await statusText(turn, question)
    if (question.askerId === turn.person.id) await turn.reply(status)
    else if (can.answerAnyQuestion(turn.person) || (await mayAnswer(turn.tx, turn.person, question)))
      await turn.reply(
        questionTexts.detail({ number, asker: await askerText(turn.tx, question), text: question.text, status }),
      )
    else continue
    return true
  }
  return false
}

async function statusText({ tx }: KnownTurn, question: Numbered): Promise<string> {
  const { number, state, answer } = question
  if (state === 'replied')
    return questionTexts.status.replied({
      number,
      from: await answererText(tx, question.answeredBy),
      text: answer ?? '',
    })
  if (state === 'handed')
    return questionTexts.status.handed({ number, holder: await answererText(tx, question.holderId) })
  return questionTexts.status.open({ number })
}
