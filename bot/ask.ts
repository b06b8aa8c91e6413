import { maskPersonalNumbers } from '../entities/base/mask.ts'
import { ask, askChosen, type Settled } from '../entities/question/ask.ts'
import { asksSomething, isGreeting, saysSomething } from '../entities/question/askingWords.ts'
import { recentQuestions, rememberQuestion } from '../entities/question/recent.ts'
import type { Choice } from '../entities/rulebook/library/told.ts'
import { buttons } from '../entities/texts/buttons.ts'
import { unclearTexts } from '../entities/texts/question.ts'
import { timesInARow } from './inARow.ts'
import { offerLine, sendWanted } from './materials.ts'
import type { KnownTurn } from './turn.ts'

/** 提问 - as entities/question does it, with what was asked before; what was asked is remembered for the next. */
export async function answerQuestion(turn: KnownTurn): Promise<void> {
  if (await sendWanted(turn)) return
  const { tx, talk, text, person, message } = turn
  const now = tx.clock.now()
  const previous = recentQuestions(talk, now)
  const asked = await ask(tx, turn.rulebook, {
    asker: person,
    text,
    previous,
    messageId: message.id,
    advice: turn.advice,
  })
  if (asked.kind === 'unclear') return giveHint(turn)
  // never in the place of an exchange that waits for something else
  if (asked.kind === 'choose' && (talk.name === '' || talk.name === CHOOSE)) {
    talk.begin(CHOOSE, { question: maskPersonalNumbers(text), choices: asked.choices } satisfies ChooseTalk)
    rememberQuestion(talk, now, { question: text })
    const titles = asked.choices.map(({ title }) => title)
    return turn.reply(asked.say, { choices: buttons.numbered([...titles, buttons.noneOfThem]) })
  }
  await tellAsked(
    turn,
    asked.kind === 'choose' ? await askChosen(tx, turn.rulebook, { ...asking(turn), choice: null }) : asked,
  )
}

const asking = ({ person, text, message }: KnownTurn) => ({ asker: person, text, messageId: message.id })

/** Says what became of a question, and remembers it for the next. */
export async function tellAsked(turn: KnownTurn, asked: Settled): Promise<void> {
  const entryId = asked.kind === 'answered' ? asked.answer.entryId : undefined
  if (asked.kind !== 'empty')
    rememberQuestion(turn.talk, turn.tx.clock.now(), { question: turn.text, ...(entryId ? { entryId } : {}) })
  const offered = asked.kind === 'answered' ? offerLine(turn, asked.material) : ''
  await turn.reply([asked.say, offered].filter(Boolean).join('\n'))
}

/** Name of the exchange that asks which is meant (dialogs/choose.ts), and what it keeps. */
export const CHOOSE = 'choose'
export interface ChooseTalk {
  question: string
  choices: Choice[]
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
  const { unread } = turn.saying
  // a sentence in pieces is not understood once
  if (unread?.about === 'words') {
    const words = [unread.words, maskPersonalNumbers(turn.text)].filter(Boolean).join('，').slice(0, 500)
    return turn.saying.ask({ text: unread.text, about: 'words', words })
  }
  const times = await timesInARow(turn, 'unclear')
  if (turn.text !== '') turn.talk.remember(UNCLEAR_WORDS, maskPersonalNumbers(turn.text).slice(0, 500))
  // an open question comes after it
  if (times === 1 && turn.talk.name !== '') return turn.reply(unclearTexts.hint())
  if (times === 1)
    return turn.saying.ask({ text: unclearTexts.hint(), about: 'words', words: maskPersonalNumbers(turn.text) })
  await turn.reply(times % 2 === 0 ? unclearTexts.offer() : unclearTexts.offerAgain())
}
