import { can, type Placed } from '../person/policy.ts'
import type { Person } from '../person/person.ts'
import type { Contract } from './contract.ts'

/**
 * 合同 - the village drafts and signs, the town and the county approve. Nobody approves what he drafted himself. Source: domain.md §5
 * table (town: contracts; village: propose). An asset's place decides, as everywhere.
 */
export const mayDraft = (who: Person, asset: Placed): boolean =>
  ['village', 'town', 'county'].includes(who.role) && can.see(who, asset)
export const mayApprove = (who: Person, asset: Placed, contract: Pick<Contract, 'createdBy'>): boolean =>
  ['town', 'county'].includes(who.role) && can.see(who, asset) && contract.createdBy !== who.id
/** 补录 - a contract that ran before the assistant knew of it. */
export const mayRecord = (who: Person, asset: Placed): boolean =>
  ['town', 'county'].includes(who.role) && can.see(who, asset)
/** Whether this role draws up contracts at all. */
export const draftsContracts = (who: Person): boolean =>
  who.status === 'active' && ['village', 'town', 'county'].includes(who.role)
/** Money owed is no business of a keeper or a squad's list. */
export const seesMoney = (who: Person): boolean => who.status === 'active' && who.role !== 'keeper'
