import { Entity, Index, IsNull, LessThanOrEqual, MoreThanOrEqual } from 'typeorm'
import { audit } from '../base/audit.ts'
import { localDate } from '../base/clock.ts'
import { BusinessDate, Code, Id, Instant } from '../base/columns.ts'
import { must } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import { isWithin, townCodeOf } from '../region/regions.ts'
import { Person } from './person.ts'
import { levelOf } from './role.ts'

/** 请假代理 - somebody is away and somebody else gets what they would have got, first and last day included. */
@Entity()
@Index(['personId', 'endsOn'])
export class Absence {
  @Id() id!: number
  @Code(64) personId!: string
  /** 代理人. */
  @Code(64) standInId!: string
  @BusinessDate() startsOn!: string
  @BusinessDate() endsOn!: string
  @Instant() createdAt!: Date
  /** 销假 - back before the last day. */
  @Instant({ nullable: true }) endedAt!: Date | null
}

/** Who is away on a day, by person; the newest absence of a person counts. */
export async function awayOn(tx: Runtime, day: string): Promise<Map<string, Absence>> {
  const rows = await tx.db.find(Absence, {
    where: { startsOn: LessThanOrEqual(day), endsOn: MoreThanOrEqual(day), endedAt: IsNull() },
    order: { id: 'ASC' },
  })
  return new Map(rows.map((row) => [row.personId, row]))
}

/** The same level and the same town: a village's people stand in for the same or a neighbouring village, county for county; or the other's place covers mine. */
export const canStandInFor = (who: Person, other: Person): boolean =>
  other.status === 'active' &&
  other.id !== who.id &&
  other.role !== 'audit' &&
  (other.regionCode === who.regionCode ||
    (levelOf[other.role] === levelOf[who.role] && townCodeOf(other.regionCode) === townCodeOf(who.regionCode)) ||
    (other.role === 'town' && isWithin(who.regionCode, other.regionCode)))

/** People of that name who may stand in for somebody. */
export async function standInsNamed(tx: Runtime, who: Person, name: string): Promise<Person[]> {
  const named = await tx.db.find(Person, { where: { name, status: 'active' }, order: { id: 'ASC' } })
  return named.filter((other) => canStandInFor(who, other))
}

/** 请假. An absence that overlaps an earlier one replaces it. Throws absence/dates, absence/stand-in. */
export async function takeLeave(
  tx: Runtime,
  leave: { who: Person; standIn: Person; startsOn: string; endsOn: string; messageId?: number | null },
): Promise<Absence> {
  const { who, standIn, startsOn, endsOn } = leave
  const now = tx.clock.now()
  must(startsOn <= endsOn && endsOn >= localDate(now), 'absence/dates')
  must(canStandInFor(who, standIn), 'absence/stand-in', { name: standIn.name })
  await tx.db.update(
    Absence,
    { personId: who.id, startsOn: LessThanOrEqual(endsOn), endsOn: MoreThanOrEqual(startsOn), endedAt: IsNull() },
    { endedAt: now },
  )
  const absence = tx.db.create(Absence, {
    personId: who.id,
    standInId: standIn.id,
    startsOn,
    endsOn,
    createdAt: now,
    endedAt: null,
  })
  await tx.db.insert(Absence, absence)
  await audit(tx, {
    subject: 'person',
    subjectId: who.id,
    action: 'leave',
    by: who.id,
    messageId: leave.messageId ?? null,
    change: { standIn: standIn.id, startsOn, endsOn },
  })
  return absence
}

/** 销假. Ends what runs or was announced; returns it, so that the stand-ins can be told. */
export async function endLeave(tx: Runtime, who: Person, messageId: number | null = null): Promise<Absence[]> {
  const now = tx.clock.now()
  const open = await tx.db.findBy(Absence, {
    personId: who.id,
    endsOn: MoreThanOrEqual(localDate(now)),
    endedAt: IsNull(),
  })
  if (open.length === 0) return []
  await tx.db.update(
    Absence,
    { personId: who.id, endsOn: MoreThanOrEqual(localDate(now)), endedAt: IsNull() },
    { endedAt: now },
  )
  await audit(tx, {
    subject: 'person',
    subjectId: who.id,
    action: 'back',
    by: who.id,
    messageId,
    change: { ended: open.map((row) => row.id) },
  })
  return open
}
