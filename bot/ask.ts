import { must } from '../entities/base/errors.ts'
import { maskPersonalNumbers } from '../entities/base/mask.ts'
import { can } from '../entities/person/policy.ts'
import { keepAnswered } from '../entities/question/keepAnswered.ts'
import { recentQuestions, rememberQuestion } from '../entities/question/recent.ts'
import { unclearTexts } from '../entities/texts/question.ts'
import { askDuty } from './handOver.ts'
import { timesInARow } from './inARow.ts'
import type { KnownTurn } from './turn.ts'

/** 提问 - answered from the rulebook with its source, or handed to whoever is on duty. */
export async function answerQuestion(turn: KnownTurn): Promise<void> {
  const { tx, talk, text, person, message } = turn
  must(can.ask(person), 'person/forbidden')
  const now = tx.clock.now()
  const answer = turn.rulebook.answer(text, { previous: recentQuestions(talk, now), settings: tx.settings })
  if (answer.handedOver) {
    rememberQuestion(talk, now, { question: text })
    return askDuty(turn, text, answer)
  }
  // nothing was asked: only marks, for instance
  if (answer.basis === 'none') return turn.reply(answer.answer)
  rememberQuestion(talk, now, { question: text, ...(answer.entryId ? { entryId: answer.entryId } : {}) })
  await keepAnswered(tx, { asker: person, text, messageId: message.id, answer })
  await turn.reply([answer.answer, answer.source].filter(Boolean).join('\n'))
}

const GREETING = /^(您好|你好|hi|hello|在吗|在不在|有人吗|早|早上好|上午好|中午好|下午好|晚上好)(啊|呀)?[。.!！~?？]*$/i
/** Memory: what was not understood, for 转人工. */
export const UNCLEAR_WORDS = 'unclearWords'

/**
 * Neither report nor question. The hint once; then a person on duty is offered; never the same line twice in a row. What was
 * not understood is remembered for 转人工.
 */
export async function notUnderstood(turn: KnownTurn): Promise<void> {
  if (GREETING.test(turn.text)) return turn.reply(unclearTexts.hello())
  const times = await timesInARow(turn, 'unclear')
  if (turn.text !== '') turn.talk.remember(UNCLEAR_WORDS, maskPersonalNumbers(turn.text).slice(0, 500))
  if (times === 1) return turn.reply(unclearTexts.hint())
  await turn.reply(times % 2 === 0 ? unclearTexts.offer() : unclearTexts.offerAgain())
}
