import { maskPersonalNumbers } from '../base/mask.ts'
import type { Runtime } from '../base/runtime.ts'
import { nextNumber } from '../base/sequence.ts'
import type { Person } from '../person/person.ts'
import { questionTexts } from '../texts/question.ts'
import { answererText, handToNext } from './handToNext.ts'
import { Question } from './question.ts'
import { type Numbered, numberText, waitingOf } from './questions.ts'

export interface HandedOver {
  question: Numbered
  /** False when the same words of this asker already wait for an answer. */
  isNew: boolean
}

/** 转值班 - gives a question a number and to the first person on duty; with nobody there it is open for the county. Source: domain.md §7, F182. */
export async function handOver(
  tx: Runtime,
  ask: { asker: Person; text: string; messageId: number | null; confidence?: number },
): Promise<HandedOver> {
  const { asker, messageId, confidence = 0 } = ask
  const text = maskPersonalNumbers(ask.text)
  const same = (await waitingOf(tx, asker.id)).find((question) => question.text === text)
  if (same) return { question: same, isNew: false }

  const number = numberText(await nextNumber(tx, 'question'))
  const row = tx.db.create(Question, {
    number,
    askerId: asker.id,
    regionCode: asker.regionCode,
    text,
    entryId: null,
    topic: null,
    confidence,
    state: 'open',
    holderId: null,
    tryNextAt: null,
    answer: null,
    answeredBy: null,
    answeredAt: null,
    messageId,
    askedAt: tx.clock.now(),
  })
  await tx.db.insert(Question, row)
  return { question: await handToNext(tx, { ...row, number }), isNew: true }
}

/** What the asker is told of it; `unsure` when the rulebook was asked first, `wanted` when he asked for a person. */
export async function handedText(
  tx: Runtime,
  { question, isNew }: HandedOver,
  why: 'unsure' | 'wanted',
): Promise<string> {
  const { number, holderId } = question
  const holder = await answererText(tx, holderId)
  if (!isNew) return questionTexts.stillWaiting({ number, holder })
  if (holderId === null) return questionTexts.parked({ number })
  return why === 'unsure' ? questionTexts.handed({ number, holder }) : questionTexts.askedPerson({ number, holder })
}
