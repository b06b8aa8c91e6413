import { must } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import type { Person } from '../person/person.ts'
import { can } from '../person/policy.ts'
import type { Library } from '../rulebook/library/library.ts'
import type { Material } from '../rulebook/document/materials.ts'
import type { Choice, Told } from '../rulebook/library/told.ts'
import type { Consulted } from '../rulebook/model/consult.ts'
import type { Answer, PreviousTurn } from '../rulebook/rulebook.ts'
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
  /** What an outside model made of it beforehand, when one is used. */
  advice?: Consulted | null
}

/** What became of a question; `say` is what the asker is told. */
export type Asked =
  /** Says nothing, or nothing worth somebody's time. */
  | { kind: 'unclear' }
  /** Nothing was asked: only marks, for instance. */
  | { kind: 'empty'; say: string }
  | { kind: 'answered'; say: string; answer: Answer; question: Question; material: Material | null }
  /** Two or three things may be meant: the asker says which. */
  | { kind: 'choose'; say: string; answer: Answer; choices: Choice[] }
  | ({ kind: 'handed'; say: string; answer: Answer | null } & HandedOver)

/** 提问 - answered with its source and kept, or asked back which is meant, or handed to whoever is on duty. Throws person/forbidden. */
export async function ask(tx: Runtime, library: Library, asking: Asking): Promise<Asked> {
  const { asker, text, previous, advice = null } = asking
  must(can.ask(asker), 'person/forbidden')
  if (!saysSomething(text)) return { kind: 'unclear' }
  const told = await library.tell(tx, text, { previous, advice })
  if (told.band === 'answer') return answered(tx, told, asking)
  if (!deservesPerson(text)) return { kind: 'unclear' }
  if (told.band === 'choose') return { kind: 'choose', ...told }
  return handed(tx, told.answer, asking)
}

/** 选一个 - after a question that several things could answer; null stands for "none of them". */
export async function askChosen(
  tx: Runtime,
  library: Library,
  { choice, ...asking }: Put & { choice: Choice | null },
): Promise<Settled> {
  must(can.ask(asking.asker), 'person/forbidden')
  const told = choice && (await library.tellChosen(tx, choice, asking.text))
  return told ? answered(tx, told, asking) : handed(tx, null, asking)
}

type Put = Omit<Asking, 'previous'>
/** Answered, or on its way to a person. */
export type Settled = Exclude<Asked, { kind: 'unclear' | 'choose' }>

async function answered(
  tx: Runtime,
  { answer, say, material }: Told,
  { asker, text, messageId }: Put,
): Promise<Settled> {
  if (answer.basis === 'none') return { kind: 'empty', say }
  const question = await keepAnswered(tx, { asker, text, messageId, answer })
  return { kind: 'answered', say, answer, question, material }
}

async function handed(tx: Runtime, answer: Answer | null, { asker, text, messageId }: Put): Promise<Settled> {
  const over = await handOver(tx, { asker, text, messageId, confidence: answer?.confidence ?? 0 })
  return { kind: 'handed', say: await handedText(tx, over, 'unsure'), answer, ...over }
}
