import type { Person } from '../person/person.ts'

/** 两线合一 - who may what. Source: domain.md §5 table: the fiscal line and reconciliation are the finance bureau's, locking is the competent department's, audit reads. */
const isActive = (who: Person) => who.status === 'active'
const is = (who: Person, ...roles: Person['role'][]) => isActive(who) && roles.includes(who.role)

export const canReconcile = {
  /** Whether this person has to do with it at all; what he sees of it is `townOf`'s. */
  see: (who: Person) => is(who, 'county', 'finance_county', 'audit', 'town', 'finance_town'),
  /** Town offices see their own town, the county all. */
  seeGroup: (who: Person, group: { townCode: string }) => {
    const town = townOf(who)
    return canReconcile.see(who) && (town === null || group.townCode === town)
  },
  importFiscal: (who: Person) => is(who, 'finance_county', 'county'),
  importProjects: (who: Person) => is(who, 'county'),
  /** Joins, splits, explains. */
  decide: (who: Person) => is(who, 'finance_county', 'county'),
  lock: (who: Person) => is(who, 'county'),
  /** Says which assets a project made. */
  register: (who: Person) => is(who, 'county'),
}

/** The only town somebody sees; null = all of the county. */
export const townOf = (who: Person): string | null =>
  ['town', 'finance_town'].includes(who.role) ? who.regionCode : null
