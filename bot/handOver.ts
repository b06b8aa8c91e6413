import type { Person } from '../entities/person/person.ts'
import { answererText } from '../entities/question/handToNext.ts'
import { handOver } from '../entities/question/handOver.ts'
import { questionTexts } from '../entities/texts/question.ts'
import type { KnownTurn } from './turn.ts'

/** Gives words to whoever is on duty and tells the asker to whom; `unsure` when the rulebook was asked first. */
export async function askDuty(turn: KnownTurn, text: string, unsure?: { confidence: number }): Promise<void> {
  const asker: Person = turn.person
  const { question, isNew } = await handOver(turn.tx, {
    asker,
    text,
    messageId: turn.message.id,
    confidence: unsure?.confidence ?? 0,
  })
  const { number, holderId } = question
  const holder = await answererText(turn.tx, holderId)
  if (!isNew) return turn.reply(questionTexts.stillWaiting({ number, holder }))
  if (holderId === null) return turn.reply(questionTexts.parked({ number }))
  await turn.reply(unsure ? questionTexts.handed({ number, holder }) : questionTexts.askedPerson({ number, holder }))
}
