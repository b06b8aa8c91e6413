import type { Person } from '../../person/person.ts'

/** 制度 - what holds in the county is the county bureau's to say. Source: domain.md §5 table. */
export const canImportRules = (who: Person): boolean => who.status === 'active' && who.role === 'county'
