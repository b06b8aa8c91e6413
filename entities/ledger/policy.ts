import type { Person } from '../person/person.ts'

/** 台账 - master data is the county bureau's. Source: domain.md §5 table, column "change master data". */
export const canImportLedger = (who: Person): boolean => who.status === 'active' && who.role === 'county'
