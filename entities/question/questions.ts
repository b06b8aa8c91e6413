import { In, IsNull, MoreThan, Not } from 'typeorm'
import dayjs from 'dayjs'
import type { Runtime } from '../base/runtime.ts'
import type { Person } from '../person/person.ts'
import { can } from '../person/policy.ts'
import { Question, QuestionHand } from './question.ts'

/** A question that waits for a person. */
export type Numbered = Question & { number: string }
export const isWaiting = (question: Question): boolean => question.state === 'handed' || question.state === 'open'

/** After this a late reply is only taken with the number: by then he talks of something else. */
const LATE_HOURS = 12

/** `312` -> `Q0312`. */
export const numberText = (n: number): string => `Q${String(n).padStart(4, '0')}`

export async function questionNumbered(tx: Runtime, number: string): Promise<Numbered | null> {
  // only rows with this number are found, so it is not null
  return tx.db.findOneBy(Question, { number }) as Promise<Numbered | null>
}

/** Waiting questions this person was handed lately and did not pass on himself, oldest first. */
export async function openWith(tx: Runtime, personId: string): Promise<Numbered[]> {
  const since = dayjs(tx.clock.now()).subtract(LATE_HOURS, 'hour').toDate()
  const hands = await tx.db.findBy(QuestionHand, { personId, passedOn: false, handedAt: MoreThan(since) })
  return waiting(tx, { id: In(hands.map((hand) => hand.questionId)) })
}

export const waitingOf = (tx: Runtime, askerId: string): Promise<Numbered[]> => waiting(tx, { askerId })
export const allWaiting = (tx: Runtime): Promise<Numbered[]> => waiting(tx, {})

function waiting(tx: Runtime, where: object): Promise<Numbered[]> {
  return tx.db.find(Question, {
    where: { ...where, state: In(['handed', 'open']), number: Not(IsNull()) },
    order: { id: 'ASC' },
  }) as Promise<Numbered[]>
}

/** Whoever had it in his hands, and the county; never the asker himself. */
export async function mayAnswer(tx: Runtime, who: Person, question: Question): Promise<boolean> {
  if (who.id === question.askerId) return false
  return (
    can.answerAnyQuestion(who) ||
    (can.answerDuty(who) && (await tx.db.existsBy(QuestionHand, { questionId: question.id, personId: who.id })))
  )
}
