import { DomainError } from '../entities/base/errors.ts'
import { isKept } from '../entities/message/incoming.ts'
import { can } from '../entities/person/policy.ts'
import { asksSomething } from '../entities/question/askingWords.ts'
import { type DutyWords, numbersIn, readChosen, readDutyWords } from '../entities/question/dutyWords.ts'
import { answererText, askerText } from '../entities/question/handToNext.ts'
import { passOn } from '../entities/question/passOn.ts'
import { isWaiting, mayAnswer, openWith, questionNumbered } from '../entities/question/questions.ts'
import { reply } from '../entities/question/reply.ts'
import { buttons } from '../entities/texts/buttons.ts'
import { questionTexts } from '../entities/texts/question.ts'
import { commands } from './commands/index.ts'
import { tellStatus } from './questionStatus.ts'
import type { KnownTurn } from './turn.ts'

/** Name of the exchange that asks which question is meant (dialogs/dutyReply.ts), and what it keeps. */
export const DUTY_REPLY = 'dutyReply'
export interface DutyReplyTalk {
  action: 'answer' | 'pass'
  numbers: string[]
  text: string
}
/** Memory: words he said were his own, not an answer. */
export const OWN_WORDS = 'ownWords'

/**
 * 值班答复 - true when the message answers, passes on or asks after a handed question. With a number, or quoting one, it is
 * plain; without, only when it can hardly be anything else, otherwise it is asked. `exchangePassed`: the running exchange has
 * already said that the message is not for it.
 */
export async function takeDutyReply(turn: KnownTurn, exchangePassed = false): Promise<boolean> {
  const { talk, text, person } = turn
  if (talk.name === DUTY_REPLY && readChosen(text, talk.state<DutyReplyTalk>().numbers) !== null) return false
  const words = readDutyWords(text, turn.message.quote)
  if (words.numbers.length > 0) {
    const mine = await questionsMeant(turn, words.numbers)
    if (mine.length > 0) return act(turn, words, mine)
    // who quotes the answer he got has a new question; who writes the number asks after it
    if (await tellStatus(turn, numbersIn(text))) return true
    if (BEGINS_WITH_NUMBER.test(text)) throw new DomainError('question/not-found', { number: words.numbers[0]! })
  }
  if (!can.answerDuty(person) || words.text === '') return false
  const isElsewhere = talk.name !== '' && talk.name !== DUTY_REPLY && !exchangePassed
  if (isElsewhere || commands.some((command) => command.words.test(text))) return false
  return takeUnnumbered(turn, words)
}
/** With all its digits, so that a steel grade (Q235) is none. */
const BEGINS_WITH_NUMBER = /^\s*Q\s?\d{4,6}/i

/** Those of the numbers that this person may answer. */
async function questionsMeant(turn: KnownTurn, numbers: string[]): Promise<string[]> {
  const mine: string[] = []
  for (const number of numbers.slice(0, 9)) {
    const question = await questionNumbered(turn.tx, number)
    if (question && (await mayAnswer(turn.tx, turn.person, question))) mine.push(number)
  }
  return mine
}

async function act(turn: KnownTurn, words: DutyWords, numbers: string[]): Promise<boolean> {
  const files = turn.message.files.some(isKept)
  const [number] = numbers
  if (words.text === '' && !files) return tellStatus(turn, numbers)
  if (numbers.length > 1) return askWhich(turn, words, numbers)
  if (words.acknowledges || words.notYet) await turn.reply(questionTexts.takeYourTime({ number: number! }))
  else if (words.passes) await passQuestion(turn, number!)
  else await deliver(turn, number!, words.text)
  return true
}

async function takeUnnumbered(turn: KnownTurn, words: DutyWords): Promise<boolean> {
  const open = await openWith(turn.tx, turn.person.id)
  if (open.length === 0 || words.acknowledges || turn.talk.recall<string>(OWN_WORDS) === turn.text) return false
  if (isOwnQuestion(turn)) return false
  const [only] = open
  const numbers = open.map((question) => question.number)
  if (words.notYet) await turn.reply(questionTexts.takeYourTime({ number: numbers.join('、') }))
  else if (open.length > 1 || !only) await askWhich(turn, words, numbers)
  else if (words.passes) await passQuestion(turn, only.number)
  else if (only.holderId !== turn.person.id || mayMeanSomethingElse(turn)) await askWhich(turn, words, numbers)
  else await deliver(turn, only.number, words.text)
  return true
}

/** Short, asks, and has an answer: nobody answers a colleague so. */
const isOwnQuestion = ({ rulebook, text, tx, message }: KnownTurn): boolean =>
  message.files.length === 0 &&
  text.length <= SHORT &&
  asksSomething(text) &&
  !rulebook.answer(text, { settings: tx.settings }).handedOver

/** He may be asking himself, or reporting: those who file reports are always asked. */
function mayMeanSomethingElse({ person, rulebook, text, tx, message }: KnownTurn): boolean {
  if (can.fileReports(person) || message.files.length > 0 || asksSomething(text) || /^\d$/.test(text)) return true
  return text.length <= SHORT && !rulebook.answer(text, { settings: tx.settings }).handedOver
}
/** The rulebook recognises the subject of long answers too; a question of one's own is short. */
const SHORT = 16

async function askWhich(turn: KnownTurn, words: DutyWords, numbers: string[]): Promise<true> {
  const action = words.passes ? 'pass' : 'answer'
  const listed = numbers.slice(0, 8)
  turn.talk.begin(DUTY_REPLY, { action, numbers: listed, text: words.text } satisfies DutyReplyTalk)
  const options = await Promise.all(
    listed.map(async (number) => ({ number, text: short((await questionNumbered(turn.tx, number))?.text ?? '') })),
  )
  const [only] = options
  if (options.length === 1 && action === 'answer')
    await turn.reply(questionTexts.isAnswerTo(only!), { choices: buttons.yesNo })
  else
    await turn.reply(
      (action === 'pass' ? questionTexts.whichPass : questionTexts.whichAnswer)(options.map(questionTexts.option)),
      { choices: buttons.numbered([...listed, action === 'pass' ? buttons.noneToPass : buttons.noneOfThem]) },
    )
  return true
}

const short = (text: string): string => (text.length > 16 ? `${text.slice(0, 16)}……` : text)

/** Takes the words as the answer: the asker gets them, the answerer hears that he did. */
export async function deliver(turn: KnownTurn, number: string, text: string): Promise<void> {
  const files = turn.message.files.filter(isKept)
  const question = await reply(turn.tx, { number, by: turn.person, text, files, messageId: turn.message.id })
  await turn.reply(
    questionTexts.delivered({ number, asker: await askerText(turn.tx, question), masked: question.masked }),
  )
}

export async function passQuestion(turn: KnownTurn, number: string): Promise<void> {
  const question = await passOn(turn.tx, { number, by: turn.person })
  const to = await answererText(turn.tx, question.holderId)
  await turn.reply(
    isWaiting(question) && to !== '' ? questionTexts.passed({ number, to }) : questionTexts.passedToNobody({ number }),
  )
}
