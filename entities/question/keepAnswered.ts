import { maskPersonalNumbers } from '../base/mask.ts'
import type { Runtime } from '../base/runtime.ts'
import type { Person } from '../person/person.ts'
import { Question } from './question.ts'

export interface BookAnswer {
  answer: string
  source: string
  confidence: number
  entryId?: string
  topic?: string
}

/** Keeps a question the rulebook answered, so that the county sees what people ask. */
export async function keepAnswered(
  tx: Runtime,
  asked: { asker: Person; text: string; messageId: number | null; answer: BookAnswer },
): Promise<Question> {
  const { asker, text, messageId, answer } = asked
  const now = tx.clock.now()
  const row = tx.db.create(Question, {
    number: null,
    askerId: asker.id,
    regionCode: asker.regionCode,
    text: maskPersonalNumbers(text),
    entryId: answer.entryId ?? null,
    topic: answer.topic ?? null,
    confidence: answer.confidence,
    state: 'answered',
    holderId: null,
    tryNextAt: null,
    answer: [answer.answer, answer.source].filter(Boolean).join('\n'),
    answeredBy: null,
    answeredAt: now,
    messageId,
    askedAt: now,
  })
  await tx.db.insert(Question, row)
  return row
}
