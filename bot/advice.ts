import { Talk } from '../entities/dialog/talk.ts'
import { Incoming } from '../entities/message/incoming.ts'
import { personAt } from '../entities/person/people.ts'
import { can } from '../entities/person/policy.ts'
import { asksSomething } from '../entities/question/askingWords.ts'
import { recentQuestions } from '../entities/question/recent.ts'
import type { Consulted } from '../entities/rulebook/model/consult.ts'
import type { Answering } from './answer.ts'
import { commands } from './commands/index.ts'

/**
 * Asks the outside model, if one is configured, before the turn's transaction: a slow answer must not hold up everybody's
 * writes. Only for what sounds like a question of somebody who may ask; reports and running exchanges are nobody else's business.
 */
export async function adviceFor({ runtime, rulebook, consultant }: Answering, id: number): Promise<Consulted | null> {
  if (!consultant) return null
  const message = await runtime.db.findOneBy(Incoming, { id, state: 'received' })
  const text = message?.text.trim() ?? ''
  if (!message || !asksSomething(text) || commands.some(({ words }) => words.test(text))) return null
  const person = await personAt(runtime, message)
  if (person?.status !== 'active' || !can.ask(person)) return null
  const talk = await Talk.of(runtime, `${message.channel}:${message.address}`)
  if (talk.name !== '') return null
  const previous = recentQuestions(talk, runtime.clock.now())
  const matter = await rulebook.matter(runtime, text, { previous })
  return matter && consultant.consult({ ...matter, id })
}
