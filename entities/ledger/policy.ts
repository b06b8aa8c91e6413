import type { Person } from '../person/person.ts'

/** 台账 - master data is the county bureau's. Source: domain.md §5 table, column "change master data". */
export const canImportLedger = (who: Person): boolean => who.status === 'active' && who.role === 'county'

/** 导出 - who may take a ledger home as a file, within his place. Source: domain.md §5 table, column "export"; squad and keeper look, no more. */
export const mayTakeBooks = (who: Person): boolean =>
  who.status === 'active' && who.role !== 'keeper' && who.role !== 'squad'
