import { can } from '../entities/person/policy.ts'
import { enrolmentsFor } from '../entities/person/enrol.ts'
import { openWith } from '../entities/question/questions.ts'
import { confirm, listWaiting, refuse } from './commands/confirmPerson.ts'
import type { KnownTurn } from './turn.ts'

const VERDICT = /^(?<no>不同意|不认识|不是|拒绝)?(?<yes>同意|认识|可以|是的?|对的?)?[\s，,:：。.]*(?<rest>.*)$/s
const CODE = /(?<![A-Za-z\d])R(\d+)(?!\d)/i

/**
 * 同意 without its number: taken when it quotes the request, or when exactly one newcomer waits for this person and no question
 * does. True when it was that.
 */
export async function takeConfirmation(turn: KnownTurn): Promise<boolean> {
  const { no, yes, rest = '' } = VERDICT.exec(turn.text)?.groups ?? {}
  if ((!no && !yes) || (no && yes) || !can.confirmPeople(turn.person)) return false
  const quoted = CODE.exec(turn.message.quote ?? '')?.[0]
  if (!quoted && (rest !== '' || !/^(不)?同意$|^拒绝$/.test(no ?? yes ?? '') || turn.talk.name !== '')) return false
  const waiting = await enrolmentsFor(turn.tx, turn.person)
  if (!quoted && (waiting.length === 0 || (await openWith(turn.tx, turn.person.id)).length > 0)) return false
  const code = quoted ?? (waiting.length === 1 ? waiting[0]!.code : undefined)
  if (!code) await listWaiting(turn)
  else if (no) await refuse(turn, code, rest.trim())
  else await confirm(turn, code, rest)
  return true
}
