import { And, Entity, In, Index, LessThan, Like, MoreThanOrEqual } from 'typeorm'
import { audit } from '../base/audit.ts'
import { local, localDate } from '../base/clock.ts'
import { Code, Id, Int } from '../base/columns.ts'
import type { Runtime } from '../base/runtime.ts'
import { Region } from '../region/region.ts'
import { awayOn } from './absence.ts'
import { peopleOf } from './people.ts'
import { Person } from './person.ts'
import { can } from './policy.ts'

/** 值班表 - who answers when the rulebook is not sure, in which order. A date overrides its weekday. Source: domain.md F182. */
@Entity()
@Index(['day', 'rank'], { unique: true })
export class DutyShift {
  @Id() id!: number
  /** Business date `2026-12-01`, or weekday `W1` (Monday) to `W7`. */
  @Code(10) day!: string
  /** 1 is asked first. */
  @Int() rank!: number
  @Code(64) personId!: string
}

/** `W1` to `W7`, Monday first, as the office counts. */
export const weekdayOf = (date: string): string => `W${local(`${date}T04:00:00Z`).day() || 7}`

/**
 * Who is on duty at a moment, first asked first. People who left, may not answer or are away are skipped; when that leaves
 * nobody, everybody of the county's competent department.
 */
export async function onDuty(tx: Runtime, at: Date): Promise<Person[]> {
  const date = localDate(at)
  const shifts = await tx.db.find(DutyShift, { where: { day: In([date, weekdayOf(date)]) }, order: { rank: 'ASC' } })
  const ofDate = shifts.filter((shift) => shift.day === date)
  const rows = ofDate.length > 0 ? ofDate : shifts
  const people = await tx.db.findBy(Person, { id: In(rows.map((row) => row.personId)) })
  const byId = new Map(people.map((person) => [person.id, person]))
  const listed = rows.map((row) => byId.get(row.personId)).filter((person) => person !== undefined)
  const present = await presentOf(tx, listed, date)
  return present.length > 0 ? present : presentOf(tx, await countyPeople(tx), date)
}

async function presentOf(tx: Runtime, people: Person[], date: string): Promise<Person[]> {
  const away = await awayOn(tx, date)
  return people.filter((person) => can.answerDuty(person) && !away.has(person.id))
}

/** Active people of the county's competent department. */
export async function countyPeople(tx: Runtime): Promise<Person[]> {
  const county = await tx.db.findOneBy(Region, { level: 'county' })
  return county ? peopleOf(tx, county.code, 'county') : []
}

/** Replaces the list of one day or weekday; an empty list clears it. */
export async function setDuty(
  tx: Runtime,
  set: { day: string; people: Person[]; by: string; messageId?: number | null },
): Promise<void> {
  const { day, people, by, messageId = null } = set
  const old = await tx.db.find(DutyShift, { where: { day }, order: { rank: 'ASC' } })
  await tx.db.delete(DutyShift, { day })
  for (const [i, person] of people.entries()) await tx.db.insert(DutyShift, { day, rank: i + 1, personId: person.id })
  await audit(tx, {
    subject: 'duty',
    subjectId: day,
    action: 'set',
    by,
    messageId,
    change: { old: old.map((row) => row.personId), new: people.map((person) => person.id) },
  })
}

export interface RosterDay {
  day: string
  people: Person[]
}

/** The seven weekdays, and the dates of the next two weeks that differ. */
export async function dutyRoster(tx: Runtime, at: Date): Promise<RosterDay[]> {
  const [from, to] = [localDate(at), local(at).add(14, 'day').format('YYYY-MM-DD')]
  const rows = await tx.db.find(DutyShift, {
    where: [{ day: Like('W%') }, { day: And(MoreThanOrEqual(from), LessThan(to)) }],
    order: { day: 'ASC', rank: 'ASC' },
  })
  const people = new Map(
    (await tx.db.findBy(Person, { id: In(rows.map((row) => row.personId)) })).map((person) => [person.id, person]),
  )
  const days = [...new Set(rows.map((row) => row.day))].sort(
    (a, b) => Number(b.startsWith('W')) - Number(a.startsWith('W')) || a.localeCompare(b),
  )
  return days.map((day) => ({
    day,
    people: rows
      .filter((row) => row.day === day)
      .map((row) => people.get(row.personId))
      .filter((person) => person !== undefined),
  }))
}

/** The demo's roster: the county people take turns at being first, so that everybody is asked now and then. */
export async function seedDuty(tx: Runtime): Promise<void> {
  const people = await countyPeople(tx)
  for (let weekday = 1; weekday <= 7; weekday++) {
    const turn = people.map((_, i) => people[(i + weekday - 1) % people.length]!)
    await setDuty(tx, { day: `W${weekday}`, people: turn, by: 'system' })
  }
}
