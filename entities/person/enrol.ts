import { MoreThanOrEqual } from 'typeorm'
import { audit } from '../base/audit.ts'
import { instant, localDate } from '../base/clock.ts'
import { DomainError, must } from '../base/errors.ts'
import { maskPersonalNumbers } from '../base/mask.ts'
import type { Runtime } from '../base/runtime.ts'
import { nextNumber } from '../base/sequence.ts'
import { townCodeOf } from '../region/regions.ts'
import { countyPeople } from './duty.ts'
import { Enrolment } from './enrolment.ts'
import type { Newcomer } from './introduction.ts'
import { type Address, addressOf, linkAddress, peopleOf, personAt } from './people.ts'
import { Person } from './person.ts'
import { can } from './policy.ts'
import { levelOf, type Role } from './role.ts'

/** How often one address may introduce itself in a day. */
export const TRIES_A_DAY = 3

export interface Enrolled {
  enrolment: Enrolment
  newcomer: Person
  /** Whom to ask: the town for a village, the county for everybody else and where the town has nobody. */
  deciders: Person[]
}

/**
 * 登记 - keeps who somebody says he is until a person of a higher level decides. A new introduction replaces one that still waits.
 * Throws enrolment/too-often, enrolment/nobody.
 */
export async function enrol(tx: Runtime, from: Address, claim: Newcomer, messageId: number | null): Promise<Enrolled> {
  const { channel, address } = from
  const now = tx.clock.now()
  const tries = await tx.db.countBy(Enrolment, { channel, address, askedAt: MoreThanOrEqual(instant(localDate(now))) })
  must(tries < TRIES_A_DAY, 'enrolment/too-often', { tries })
  const deciders = await decidersOn(tx, claim)
  must(deciders.length > 0, 'enrolment/nobody')

  const known = await personAt(tx, from)
  const number = await nextNumber(tx, 'enrolment')
  // somebody who left comes back as a new person: what he reported in his old post stays with the old one
  const isSame = known?.status === 'pending' || known?.status === 'refused'
  const newcomer: Person = {
    id: `enrolled-${number}`,
    confirmedBy: null,
    createdAt: now,
    ...(isSame ? known : {}),
    ...claim,
    status: 'pending',
  }
  await tx.db.save(Person, newcomer)
  await linkAddress(tx, newcomer.id, from)
  await tx.db.update(Enrolment, { personId: newcomer.id, state: 'waiting' }, { state: 'replaced', decidedAt: now })

  const enrolment = tx.db.create(Enrolment, {
    code: `R${number}`,
    personId: newcomer.id,
    channel,
    address,
    name: claim.name,
    role: claim.role,
    regionCode: claim.regionCode,
    state: 'waiting',
    decidedBy: null,
    reason: null,
    askedAt: now,
    decidedAt: null,
  })
  await tx.db.insert(Enrolment, enrolment)
  await audit(tx, {
    subject: 'person',
    subjectId: newcomer.id,
    action: 'enrol',
    by: newcomer.id,
    messageId,
    change: { code: enrolment.code, role: claim.role, place: claim.regionCode },
  })
  return { enrolment, newcomer, deciders }
}

/** People of the next higher level who can be reached; the county where there is none. */
export async function decidersOn(
  tx: Runtime,
  { role, regionCode }: Pick<Newcomer, 'role' | 'regionCode'>,
): Promise<Person[]> {
  const town =
    levelOf[role] === 'village' ? await reachable(tx, await peopleOf(tx, townCodeOf(regionCode), 'town')) : []
  return town.length > 0 ? town : reachable(tx, await countyPeople(tx))
}

async function reachable(tx: Runtime, people: Person[]): Promise<Person[]> {
  const addresses = await Promise.all(people.map(({ id }) => addressOf(tx, id)))
  return people.filter((_, i) => addresses[i] !== null)
}

/** The introduction of this person that waits for a decision. */
export const waitingEnrolment = (tx: Runtime, personId: string): Promise<Enrolment | null> =>
  tx.db.findOneBy(Enrolment, { personId, state: 'waiting' })

/** Everybody this person may decide on, oldest first. */
export async function enrolmentsFor(tx: Runtime, who: Person): Promise<Enrolment[]> {
  const waiting = await tx.db.find(Enrolment, { where: { state: 'waiting' }, order: { id: 'ASC' } })
  return waiting.filter(({ personId, role, regionCode }) => can.confirmPerson(who, { id: personId, role, regionCode }))
}

export interface Decision {
  code: string
  by: Person
  verdict: 'confirmed' | 'refused'
  /** Another role of the same level than the newcomer was taken for. */
  role?: Role | undefined
  reason?: string | undefined
  messageId?: number | null
}

/** 确认 - lets somebody in or not; the first decision counts. Throws enrolment/not-found, enrolment/decided, enrolment/other-level. */
export async function decide(tx: Runtime, decision: Decision): Promise<{ enrolment: Enrolment; newcomer: Person }> {
  const { by, verdict, messageId = null } = decision
  const code = decision.code.toUpperCase()
  const enrolment = await tx.db.findOneBy(Enrolment, { code })
  const newcomer = enrolment && (await tx.db.findOneBy(Person, { id: enrolment.personId }))
  if (!enrolment || !newcomer || !can.confirmPerson(by, newcomer))
    throw new DomainError('enrolment/not-found', { code })
  const role = decision.role ?? newcomer.role
  must(levelOf[role] === levelOf[newcomer.role], 'enrolment/other-level')

  const reason = decision.reason ? maskPersonalNumbers(decision.reason).slice(0, 200) : null
  const decided = { state: verdict, decidedBy: by.id, reason, decidedAt: tx.clock.now() }
  const { affected } = await tx.db.update(Enrolment, { id: enrolment.id, state: 'waiting' }, decided)
  if (affected !== 1) {
    const first = enrolment.decidedBy ? await tx.db.findOneBy(Person, { id: enrolment.decidedBy }) : null
    throw new DomainError('enrolment/decided', { code, who: first?.name ?? '' })
  }
  const change =
    verdict === 'confirmed' ? { status: 'active' as const, confirmedBy: by.id, role } : { status: 'refused' as const }
  await tx.db.update(Person, { id: newcomer.id }, change)
  await audit(tx, {
    subject: 'person',
    subjectId: newcomer.id,
    action: verdict,
    by: by.id,
    messageId,
    change: { code, role, reason },
  })
  return { enrolment: { ...enrolment, ...decided }, newcomer: { ...newcomer, ...change } }
}
