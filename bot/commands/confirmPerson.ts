import { decide, enrolmentsFor } from '../../entities/person/enrol.ts'
import type { Enrolment } from '../../entities/person/enrolment.ts'
import { postIn } from '../../entities/person/nameWords.ts'
import { can } from '../../entities/person/policy.ts'
import { unitOf } from '../../entities/person/unit.ts'
import { tell } from '../../entities/message/tell.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { enrolTexts, roleTexts } from '../../entities/texts/person.ts'
import type { Command, KnownTurn } from '../turn.ts'

/** 同意 R12, 不同意 R12 原因 - lets somebody in or not; behind 同意 a post may stand that corrects the role. */
export const confirmPerson: Command = {
  ...commandWords.confirmPerson,
  allowed: can.confirmPeople,
  async run(turn, { verdict = '', code = '', rest = '' }) {
    if (/^(不|拒)/.test(verdict)) await refuse(turn, code, rest.trim())
    else await confirm(turn, code, rest)
  },
}

export async function confirm(turn: KnownTurn, code: string, rest: string): Promise<void> {
  const { tx, person: by, message } = turn
  const { newcomer } = await decide(tx, {
    code,
    by,
    verdict: 'confirmed',
    role: postIn(rest)?.role,
    messageId: message.id,
  })
  const who = { name: newcomer.name, unit: await unitOf(tx, newcomer), role: roleTexts[newcomer.role] }
  await tell(tx, newcomer.id, { key: `enrolment:${code.toUpperCase()}:confirmed`, text: enrolTexts.confirmed(who) })
  await turn.reply(enrolTexts.didConfirm(who))
}

export async function refuse(turn: KnownTurn, code: string, said: string): Promise<void> {
  const { tx, person: by, message } = turn
  const { newcomer, enrolment } = await decide(tx, {
    code,
    by,
    verdict: 'refused',
    reason: said,
    messageId: message.id,
  })
  await tell(tx, newcomer.id, {
    key: `enrolment:${enrolment.code}:refused`,
    text: enrolTexts.refused({ reason: enrolment.reason ?? '' }),
  })
  await turn.reply(enrolTexts.didRefuse({ name: newcomer.name, code: enrolment.code }))
}

/** 待确认 - everybody this person may decide on. */
export const toConfirm: Command = { ...commandWords.toConfirm, allowed: can.confirmPeople, run: listWaiting }

export async function listWaiting(turn: KnownTurn): Promise<void> {
  const waiting = await enrolmentsFor(turn.tx, turn.person)
  const line = async (row: Enrolment) =>
    enrolTexts.lineWaiting({
      code: row.code,
      unit: await unitOf(turn.tx, row),
      role: roleTexts[row.role],
      name: row.name,
    })
  await turn.reply(
    waiting.length === 0
      ? enrolTexts.noneWaiting()
      : enrolTexts.listWaiting(await Promise.all(waiting.slice(0, 20).map(line))),
  )
}
