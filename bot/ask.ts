import { must } from '../entities/base/errors.ts'
import { maskPersonalNumbers } from '../entities/base/mask.ts'
import { can } from '../entities/person/policy.ts'
import { asksSomething, deservesPerson, isGreeting, saysSomething } from '../entities/question/askingWords.ts'
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
  if (!saysSomething(text)) return giveHint(turn)
  const now = tx.clock.now()
  const answer = turn.rulebook.answer(text, { previous: recentQuestions(talk, now), settings: tx.settings })
  if (answer.handedOver && !deservesPerson(text)) return giveHint(turn)
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

/** Memory: what was not understood, for 转人工. */
export const UNCLEAR_WORDS = 'unclearWords'

/** Neither report nor question as far as was seen: greeted back, answered when the rulebook is sure or something is asked after all, else the hint. */
export async function notUnderstood(turn: KnownTurn): Promise<void> {
  const { text, rulebook, tx } = turn
  if (isGreeting(text)) return turn.reply(unclearTexts.hello())
  const isQuestion =
    saysSomething(text) && (asksSomething(text) || !rulebook.answer(text, { settings: tx.settings }).handedOver)
  return isQuestion ? answerQuestion(turn) : giveHint(turn)
}

/** The hint once; then a person on duty is offered; never the same line twice in a row. The words are remembered for 转人工. */
async function giveHint(turn: KnownTurn): Promise<void> {
  const times = await timesInARow(turn, 'unclear')
  if (turn.text !== '') turn.talk.remember(UNCLEAR_WORDS, maskPersonalNumbers(turn.text).slice(0, 500))
  if (times === 1) return turn.reply(unclearTexts.hint())
  await turn.reply(times % 2 === 0 ? unclearTexts.offer() : unclearTexts.offerAgain())
}
