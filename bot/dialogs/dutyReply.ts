import { asksSomething } from '../../entities/question/askingWords.ts'
import { readChosen } from '../../entities/question/dutyWords.ts'
import { questionTexts } from '../../entities/texts/question.ts'
import { answerQuestion } from '../ask.ts'
import { deliver, DUTY_REPLY, type DutyReplyTalk, OWN_WORDS, passQuestion } from '../dutyReply.ts'
import type { Dialogue, KnownTurn } from '../turn.ts'

/** 这是答复哪一个 - a digit or the number chooses; the last digit is "none of them". Anything else is about something new. */
export const dutyReply: Dialogue = {
  name: DUTY_REPLY,
  async step(turn) {
    const state = turn.talk.state<DutyReplyTalk>()
    const choice = readChosen(turn.text, state.numbers)
    turn.talk.end()
    if (choice === null) return 'pass'
    if (choice === 'none') await notAnAnswer(turn, state)
    else if (state.action === 'pass') await passQuestion(turn, choice)
    else await deliver(turn, choice, state.text)
    return 'done'
  },
}

/** Then they were his own words: a question is answered at once, anything else he is asked to say again. */
async function notAnAnswer(turn: KnownTurn, { action, text }: DutyReplyTalk): Promise<void> {
  if (action === 'pass') return turn.reply(questionTexts.notAnAnswer())
  turn.talk.remember(OWN_WORDS, text)
  const isQuestion = asksSomething(text) || !turn.rulebook.answer(text, { settings: turn.tx.settings }).handedOver
  if (isQuestion) await answerQuestion({ ...turn, text })
  else await turn.reply(questionTexts.sayAgain())
}
