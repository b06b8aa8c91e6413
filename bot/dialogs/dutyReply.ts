import { asksSomething, numbersIn } from '../../entities/question/dutyWords.ts'
import { normalise } from '../../entities/language/normalise.ts'
import { questionTexts } from '../../entities/texts/question.ts'
import { answerQuestion } from '../ask.ts'
import { deliver, DUTY_REPLY, type DutyReplyTalk, OWN_WORDS, passQuestion } from '../dutyReply.ts'
import type { Dialogue, KnownTurn } from '../turn.ts'

/** 这是答复哪一个 - a digit or the number chooses; the last digit is "none of them". Anything else is about something new. */
export const dutyReply: Dialogue = {
  name: DUTY_REPLY,
  async step(turn) {
    const state = turn.talk.state<DutyReplyTalk>()
    const choice = choiceIn(turn.text, state)
    turn.talk.end()
    if (choice === null) return 'pass'
    if (choice === 'none') await notAnAnswer(turn, state)
    else if (state.action === 'pass') await passQuestion(turn, choice)
    else await deliver(turn, choice, state.text)
    return 'done'
  },
}

function choiceIn(text: string, { numbers }: DutyReplyTalk): string | 'none' | null {
  const said = normalise(text).replace(/[\s。.,]+/g, '')
  const named = numbersIn(said).find(number => numbers.includes(number))
  if (named) return named
  if (/^(不是|不对|都不是|都不转|否|不)$/.test(said)) return 'none'
  if (numbers.length === 1 && /^(是|是的|对|对的|嗯)$/.test(said)) return numbers[0]!
  const digit = /^第?(\d)个?$/.exec(said)?.[1]
  if (!digit) return null
  return numbers[Number(digit) - 1] ?? (Number(digit) === numbers.length + 1 ? 'none' : null)
}

/** Then they were his own words: a question is answered at once, anything else he is asked to say again. */
async function notAnAnswer(turn: KnownTurn, { action, text }: DutyReplyTalk): Promise<void> {
  if (action === 'pass') return turn.reply(questionTexts.notAnAnswer())
  turn.talk.remember(OWN_WORDS, text)
  const isQuestion = asksSomething(text) || !turn.rulebook.answer(text, { settings: turn.tx.settings }).handedOver
  if (isQuestion) await answerQuestion({ ...turn, text })
  else await turn.reply(questionTexts.sayAgain())
}
