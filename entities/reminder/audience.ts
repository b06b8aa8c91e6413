import { In } from 'typeorm'
import type { Runtime } from '../base/runtime.ts'
import { type Absence, awayOn } from '../person/absence.ts'
import { Person, PersonChannel } from '../person/person.ts'
import type { Role } from '../person/role.ts'
import type { Outcome } from './log.ts'

/** Somebody who gets a reminder, for himself or in place of somebody who is away. */
export interface Reached {
  person: Person
  standsInFor: { person: Person; until: string } | null
  /** The place whose people were asked; above the wanted one when it went up. */
  atCode: string
}

export interface Missed {
  outcome: Extract<Outcome, 'away' | 'no-address' | 'nobody'>
  personId: string | null
  atCode: string
}

export interface Reach {
  reached: Reached[]
  missed: Missed[]
}

/** Who answers for a place: village 12 digits, town 9, county 6. */
const roleAt: Record<number, Role> = { 12: 'village', 9: 'town', 6: 'county' }
const above = (code: string): string | null =>
  code.length === 12 ? code.slice(0, 9) : code.length === 9 ? code.slice(0, 6) : null
const upwards = (code: string | null): string[] => (code === null ? [] : [code, ...upwards(above(code))])

/** The people a round of reminders may turn to, read once for all villages of the round. */
export class Directory {
  private readonly byPlace = new Map<string, Person[]>()

  private constructor(
    people: Person[],
    private readonly byId: Map<string, Person>,
    private readonly away: Map<string, Absence>,
    private readonly reachable: Set<string>,
    private readonly leads: Set<string>,
  ) {
    for (const person of people) {
      const key = `${person.regionCode}:${person.role}`
      this.byPlace.set(key, [...(this.byPlace.get(key) ?? []), person])
    }
  }

  static async open(tx: Runtime, villages: string[], day: string): Promise<Directory> {
    const codes = [...new Set(villages.flatMap(upwards))]
    const leads = new Set(tx.settings.value<string[]>('remind.townLeads'))
    const people = await tx.db.find(Person, {
      where: { regionCode: In(codes), role: In(Object.values(roleAt)), status: 'active' },
      order: { createdAt: 'ASC', id: 'ASC' },
    })
    const away = await awayOn(tx, day)
    const others = await tx.db.findBy(Person, {
      id: In([...[...away.values()].map((a) => a.standInId), ...leads]),
      status: 'active',
    })
    const byId = new Map([...people, ...others].map((p) => [p.id, p]))
    const channels = await tx.db.findBy(PersonChannel, { personId: In([...byId.keys()]) })
    return new Directory(people, byId, away, new Set(channels.map((c) => c.personId)), leads)
  }

  /** People of a place; when none can be reached, those one level up, and so on to `top` digits. Says who was missed and why. */
  reach(code: string, { lead = false, top = 6 }: { lead?: boolean; top?: number } = {}): Reach {
    const missed: Missed[] = []
    for (const atCode of upwards(code).filter((at) => at.length >= top)) {
      const asked = lead && atCode === code ? this.leadsOf(atCode) : this.peopleOf(atCode)
      if (asked.length === 0) missed.push({ outcome: 'nobody', personId: null, atCode })
      const reached = new Map<string, Reached>()
      for (const person of asked) {
        const found = this.follow(person, atCode)
        if ('outcome' in found) missed.push(found)
        else if (!reached.has(found.person.id) || found.standsInFor === null) reached.set(found.person.id, found)
      }
      if (reached.size > 0) return { reached: [...reached.values()], missed }
    }
    return { reached: [], missed }
  }

  private peopleOf(code: string): Person[] {
    return this.byPlace.get(`${code}:${roleAt[code.length]}`) ?? []
  }

  private leadsOf(townCode: string): Person[] {
    const named = [...this.leads].map((id) => this.byId.get(id)).filter((p) => p !== undefined)
    const own = named.filter((p) => p.regionCode === townCode)
    return own.length > 0 ? own : this.peopleOf(townCode)
  }

  /** The person, or whoever stands in; a stand-in may be away as well. */
  private follow(person: Person, atCode: string): Reached | Missed {
    let at = person
    const seen = new Set([person.id])
    for (let absence = this.away.get(at.id); absence; absence = this.away.get(at.id)) {
      const next = this.byId.get(absence.standInId)
      if (!next || seen.has(next.id)) return { outcome: 'away', personId: person.id, atCode }
      seen.add(next.id)
      at = next
    }
    if (!this.reachable.has(at.id)) return { outcome: 'no-address', personId: at.id, atCode }
    const until = this.away.get(person.id)?.endsOn
    return { person: at, standsInFor: until === undefined ? null : { person, until }, atCode }
  }
}
