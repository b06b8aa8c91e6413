import { DomainError, must } from '../entities/base/errors.ts'
import { can } from '../entities/person/policy.ts'
import { adopt } from '../entities/question/adopt.ts'
import { asksSomething } from '../entities/question/askingWords.ts'
import { readDutyWords } from '../entities/question/dutyWords.ts'
import { isMended } from '../entities/question/mended.ts'
import { leaveOffers, openOffers } from '../entities/question/offer.ts'
import { openWith, questionNumbered } from '../entities/question/questions.ts'
import type { ReviewOffer } from '../entities/question/reviewOffer.ts'
import { clauseStanding } from '../entities/rulebook/reviewed/cited.ts'
import { readDecision, readVerdict } from '../entities/rulebook/reviewed/orderWords.ts'
import { isEvaluated, leaveDraft, publish, wantPublished } from '../entities/rulebook/reviewed/publish.ts'
import type { ReviewedAnswer } from '../entities/rulebook/reviewed/reviewedAnswer.ts'
import { waitingFor } from '../entities/rulebook/reviewed/reviewedAnswers.ts'
import { buttons } from '../entities/texts/buttons.ts'
import { reviewedTexts } from '../entities/texts/reviewed.ts'
import { localDate } from '../entities/base/clock.ts'
import { commands } from './commands/index.ts'
import { readReviewOrder } from './review/orderWords.ts'
import { REVIEW, type ReviewTalk } from './review/talk.ts'
import { OWN_WORDS } from './dutyReply.ts'
import type { KnownTurn } from './turn.ts'

/** Name of the exchange that asks which answer is meant (dialogs/adopt.ts), and what it keeps. */
export const ADOPT = 'adopt'
export interface AdoptTalk {
  action: 'take' | 'leave'
  numbers: string[]
  /** Mended words, '' for the answer as it stands. */
  words: string
}

/**
 * 收录 - true when a reviewer's message answers an offer or says whether a draft goes live after all: 收, 收 and mended words, 不收,
 * with or without Q0312; the mended words alone; 照收, 先不收 or their digits. Offers and drafts are rows, so it outlives a restart.
 */
export async function takeAdoption(turn: KnownTurn): Promise<boolean> {
  const { tx, talk, person, text } = turn
  if (text === '' || isReviewingReport(turn)) return false
  const { numbers, text: words } = readDutyWords(text, turn.message.quote)
  const verdict = readVerdict(words)
  const [number] = numbers
  const mayReview = can.reviewAnswers(person, tx.settings)
  if (verdict && number && (mayReview || verdict.rest === '')) {
    must(mayReview, 'person/forbidden')
    return decided(turn, verdict, [number])
  }
  if (!mayReview) return false
  if (talk.name === '' && (await takeDecision(turn))) return true
  const offers = await openOffers(tx, person.id)
  if (offers.length === 0) {
    if (!verdict || verdict.rest !== '') return false
    await turn.reply(reviewedTexts.nothingToTake())
    return true
  }
  if (verdict)
    return decided(
      turn,
      verdict,
      offers.map((offer) => offer.number),
    )
  const mended = await mendedOffer(turn, offers, numbers, words)
  if (!mended) return askIfMended(turn, offers, words)
  await takeIn(turn, mended.number, words)
  return true
}

/** A statement that is neither a command nor an answer for somebody else may be the answer written anew: then it is asked. */
async function askIfMended(turn: KnownTurn, offers: readonly ReviewOffer[], words: string): Promise<boolean> {
  const { tx, talk, person, text } = turn
  const isStatement = !asksSomething(text) && (text.match(/\p{L}/gu) ?? []).length >= ANSWER_LETTERS
  if (!isStatement || talk.name !== '' || talk.recall<string>(OWN_WORDS) === text || can.fileReports(person))
    return false
  if (commands.some((command) => command.words.test(text)) || (await openWith(tx, person.id)).length > 0) return false
  await askWhich(turn, { action: 'take', numbers: offers.map(({ number }) => number).slice(0, 8), words })
  return true
}
/** A shorter statement is a remark. */
const ANSWER_LETTERS = 10

/** 收 with one report on the screen, 收1 3 with a list of them. */
const isReviewingReport = ({ talk, text }: KnownTurn): boolean =>
  talk.name === REVIEW &&
  (talk.state<ReviewTalk>().open !== null || (/\d/.test(text) && readReviewOrder(text) !== null))

async function decided(
  turn: KnownTurn,
  { verdict, rest }: { verdict: 'take' | 'leave'; rest: string },
  numbers: string[],
): Promise<true> {
  const [number, ...others] = numbers
  if (number === undefined) return true
  if (others.length > 0) await askWhich(turn, { action: verdict, numbers: numbers.slice(0, 8), words: rest })
  else if (verdict === 'leave') await leave(turn, number)
  else await takeIn(turn, number, rest)
  return true
}

/** Takes an answer in, as it stands or mended; the test questions run next. */
export async function takeIn(turn: KnownTurn, number: string, words: string): Promise<void> {
  const { tx, person, message } = turn
  const draft = await adopt(tx, { number, by: person, words: words === '' ? null : words, messageId: message.id })
  const unread = (await clauseStanding(tx, draft, localDate(tx.clock.now()))) === 'unread'
  await turn.reply(reviewedTexts.taken({ number, code: draft.code, unread }))
}

export async function leave(turn: KnownTurn, number: string): Promise<void> {
  await leaveOffers(turn.tx, [number])
  await turn.reply(reviewedTexts.left({ number }))
}

async function askWhich(turn: KnownTurn, state: AdoptTalk): Promise<void> {
  const options = await Promise.all(
    state.numbers.map(async (number) =>
      reviewedTexts.option({ number, question: (await questionNumbered(turn.tx, number))?.text ?? '' }),
    ),
  )
  turn.talk.begin(ADOPT, state)
  const [number, ...others] = state.numbers
  if (state.words !== '' && number !== undefined && others.length === 0)
    return turn.reply(reviewedTexts.isMended({ number }), { choices: buttons.yesNo })
  await turn.reply((state.action === 'take' ? reviewedTexts.whichTake : reviewedTexts.whichLeave)(options))
}

/** Words that are the offered answer again, in other words; or that quote the offer, or name its number. */
async function mendedOffer(
  { tx, talk, message, person }: KnownTurn,
  offers: readonly ReviewOffer[],
  numbers: readonly string[],
  words: string,
): Promise<ReviewOffer | null> {
  if (words === '' || talk.name !== '') return null
  const named = offers.find(({ number }) => numbers.includes(number))
  if (named) return isMended(words, null) ? named : null
  // with a question in his hands it would rather be the answer to that
  if (message.quote !== null || (await openWith(tx, person.id)).length > 0) return null
  for (const offer of offers.toReversed()) {
    const question = await questionNumbered(tx, offer.number)
    if (question?.answer && isMended(words, question.answer)) return offer
  }
  return null
}

/** 照收 or 先不收, for the draft whose test questions changed something. */
async function takeDecision(turn: KnownTurn): Promise<boolean> {
  const { tx, person, text } = turn
  const [, words = '', code = ''] = /^(.*?)\s*(A\s?\d{3,9})?[。.]?$/i.exec(text) ?? []
  const isYes = readDecision(words.trim())
  if (isYes === null) return false
  const waiting = await waitingFor(tx, person.id)
  const meant = code === '' ? waiting : waiting.filter((row) => row.code === code.replace(/\s/g, '').toUpperCase())
  const [draft, ...others] = meant
  // a bare 收 is about an offer when there is one
  if (!draft || (/^(不)?收[。.]?$/.test(text) && (await openOffers(tx, person.id)).length > 0)) return false
  if (others.length > 0) await turn.reply(reviewedTexts.whichDecision(meant.map((row) => row.code)))
  else await decideDraft(turn, draft, isYes)
  return true
}

async function decideDraft(turn: KnownTurn, draft: ReviewedAnswer, isYes: boolean): Promise<void> {
  const { tx, person, message } = turn
  const { code } = draft
  const order = { id: draft.id, by: person, messageId: message.id }
  if (!isYes) {
    await leaveDraft(tx, order)
    return turn.reply(reviewedTexts.leftAsDraft({ code }))
  }
  try {
    if (await isEvaluated(tx, draft)) {
      await publish(tx, order)
      return await turn.reply(reviewedTexts.takenAnyway({ code }))
    }
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'reviewed/not-evaluated') throw error
  }
  await wantPublished(tx, order)
  await turn.reply(reviewedTexts.again({ code }))
}
