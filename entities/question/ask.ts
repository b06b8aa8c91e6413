import { must } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import type { Person } from '../person/person.ts'
import { can } from '../person/policy.ts'
import type { Answer, PreviousTurn, Rulebook } from '../rulebook/rulebook.ts'
import { deservesPerson, saysSomething } from './askingWords.ts'
import { type HandedOver, handedText, handOver } from './handOver.ts'
import { keepAnswered } from './keepAnswered.ts'
import type { Question } from './question.ts'

export interface Asking {
  asker: Person
  text: string
  /** Questions before this one, oldest first, that it may lean on. */
  previous: readonly PreviousTurn[]
  /** The inbox row it came with; null when it was no message. */
  messageId: number | null
}

/** What became of a question; `say` is what the asker is told. */
export type Asked =
  /** Says nothing, or nothing worth somebody's time. */
  | { kind: 'unclear' }
  /** Nothing was asked: only marks, for instance. */
  | { kind: 'empty'; say: string }
  | { kind: 'answered'; say: string; answer: Answer; question: Question }
  | ({ kind: 'handed'; say: string; answer: Answer } & HandedOver)

/** 提问 - answered from the rulebook with its source and kept, or handed to whoever is on duty. Throws person/forbidden. */
export async function ask(tx: Runtime, rulebook: Rulebook, asking: Asking): Promise<Asked> {
  const { asker, text, previous, messageId } = asking
  must(can.ask(asker), 'person/forbidden')
  if (!saysSomething(text)) return { kind: 'unclear' }
  const answer = rulebook.answer(text, { previous, settings: tx.settings })
  if (answer.handedOver) {
    if (!deservesPerson(text)) return { kind: 'unclear' }
    const handed = await handOver(tx, { asker, text, messageId, confidence: answer.confidence })
    return { kind: 'handed', say: await handedText(tx, handed, 'unsure'), answer, ...handed }
  }
  if (answer.basis === 'none') return { kind: 'empty', say: answer.answer }
  const question = await keepAnswered(tx, { asker, text, messageId, answer })
  return { kind: 'answered', say: [answer.answer, answer.source].filter(Boolean).join('\n'), answer, question }
}
